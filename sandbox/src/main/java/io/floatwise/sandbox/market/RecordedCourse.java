package io.floatwise.sandbox.market;

import java.util.Arrays;

/// Fair value and volume of one title as recorded; between two days a straight line. Gaps of up to
/// `bridge` days are bridged, in longer ones there is no market.
final class RecordedCourse implements Course {

  private static final double MILLS_PER_CENT = 10;

  private final int[] days;
  private final int[] mills;
  private final int[] units;
  private final int bridge;
  private final double volumeFactor;
  private final double mostSales;

  /// @param days ascending, each once
  /// @param mills tenths of a cent
  RecordedCourse(
      int[] days, int[] mills, int[] units, int bridge, double volumeFactor, double mostSales) {
    this.days = days;
    this.mills = mills;
    this.units = units;
    this.bridge = bridge;
    this.volumeFactor = volumeFactor;
    this.mostSales = mostSales;
  }

  @Override
  public boolean isOpen(long day) {
    int at = Arrays.binarySearch(days, Math.clamp(day, 0, Integer.MAX_VALUE));
    if (at >= 0) {
      return true;
    }
    int next = -at - 1;
    return next > 0 && next < days.length && days[next] - days[next - 1] - 1 <= bridge;
  }

  @Override
  public double fairAt(long day) {
    return between(day, mills) / MILLS_PER_CENT;
  }

  @Override
  public double salesOn(long day) {
    return Math.min(between(day, units) / volumeFactor, mostSales);
  }

  @Override
  public long lastDay() {
    return days[days.length - 1];
  }

  private double between(long day, int[] values) {
    int at = Arrays.binarySearch(days, Math.clamp(day, 0, Integer.MAX_VALUE));
    if (at >= 0) {
      return values[at];
    }
    int next = -at - 1;
    if (next == 0 || next == days.length) {
      throw new IllegalArgumentException("expected a day of the series, found " + day);
    }
    double share = (double) (day - days[next - 1]) / (days[next] - days[next - 1]);
    return values[next - 1] + share * (values[next] - values[next - 1]);
  }
}
