package io.floatwise.sandbox.market;

import java.time.LocalDate;
import java.util.List;

/// Recorded daily prices and volumes of several titles.
///
/// @param titles in the order of the file
/// @param bridge longest gap in days that is bridged; in a longer one the title has no market
/// @param report what was passed over while reading
public record Series(List<TitleSeries> titles, int bridge, SeriesReport report) {

  public Series {
    titles = List.copyOf(titles);
  }

  public LocalDate firstDay() {
    return LocalDate.ofEpochDay(titles.stream().mapToLong(TitleSeries::firstDay).min().orElse(0));
  }

  public LocalDate lastDay() {
    return LocalDate.ofEpochDay(titles.stream().mapToLong(TitleSeries::lastDay).max().orElse(0));
  }

  /// One title's rows in primitive columns, ascending by day, each day once.
  public static final class TitleSeries {
    private final String name;
    private final int[] days;
    private final int[] mills;
    private final int[] units;

    /// @param days UTC days since 1970
    /// @param mills tenths of a cent
    /// @param units sold that day
    TitleSeries(String name, int[] days, int[] mills, int[] units) {
      this.name = name;
      this.days = days;
      this.mills = mills;
      this.units = units;
    }

    public String name() {
      return name;
    }

    public int rows() {
      return days.length;
    }

    public long firstDay() {
      return days[0];
    }

    public long lastDay() {
      return days[days.length - 1];
    }

    /// Median price of row `row` in tenths of a cent.
    public int mills(int row) {
      return mills[row];
    }

    /// UTC day since 1970 of row `row`.
    public int day(int row) {
      return days[row];
    }

    public int units(int row) {
      return units[row];
    }

    Course course(int bridge, double volumeFactor, double mostSales) {
      return new RecordedCourse(days, mills, units, bridge, volumeFactor, mostSales);
    }
  }
}
