package io.floatwise.app.bars;

import io.floatwise.core.bars.Bars;
import io.floatwise.core.error.InputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which column of a file of comma-separated values is what, as its header says. Columns with other
/// names are left alone.
final class BarColumns {

  private static final Set<String> TIME = Set.of("", "time", "date", "day", "timestamp");
  private static final Set<String> PRICE = Set.of("price", "median_price_usd");
  private static final Set<String> VOLUME = Set.of("volume", "units_sold");
  private static final int NONE = -1;
  private static final int LONGEST_NUMBER = 30;

  private final int columns;
  private final int time;
  private final int open;
  private final int high;
  private final int low;
  private final int close;
  private final int volume;

  private BarColumns(int columns, int time, int[] prices, int volume) {
    this.columns = columns;
    this.time = time;
    this.open = prices[0];
    this.high = prices[1];
    this.low = prices[2];
    this.close = prices[3];
    this.volume = volume;
  }

  /// @throws InputException if the header does not name what is needed
  static BarColumns of(String header) {
    List<String> names =
        Arrays.stream(header.strip().split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList();
    int time = find(names, TIME);
    int price = find(names, PRICE);
    int[] prices =
        price != NONE
            ? new int[] {price, price, price, price}
            : List.of("open", "high", "low", "close").stream().mapToInt(names::indexOf).toArray();
    if (time == NONE || Arrays.stream(prices).anyMatch(column -> column == NONE)) {
      throw new InputException(
          "expected a header such as date,open,high,low,close,volume or date,price,volume,"
              + " found '%s'".formatted(header.strip()));
    }
    return new BarColumns(names.size(), time, prices, find(names, VOLUME));
  }

  private static int find(List<String> names, Set<String> any) {
    for (int i = 0; i < names.size(); i++) {
      if (any.contains(names.get(i))) {
        return i;
      }
    }
    return NONE;
  }

  /// Adds the bar of a row.
  ///
  /// @throws InputException if it makes no sense
  void add(String row, Bars into) {
    String[] cells = row.split(",", -1);
    if (cells.length != columns) {
      throw new InputException("expected %d columns, found %d".formatted(columns, cells.length));
    }
    into.add(
        time(cells[time].strip()),
        cents(cells[open]),
        cents(cells[high]),
        cents(cells[low]),
        cents(cells[close]),
        volume == NONE || cells[volume].isBlank() ? Bars.NO_VOLUME : units(cells[volume]));
  }

  private static long time(String text) {
    try {
      if (text.length() == "2026-01-05".length()) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      }
      if (text.endsWith("Z")) {
        return Instant.parse(text).toEpochMilli();
      }
      return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new InputException(
          "expected a time such as 2026-01-05 or 2026-01-05T12:00:00Z, found '%s'".formatted(text),
          e);
    }
  }

  private static long cents(String text) {
    return number(text, "a price").movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  /// The part of a unit that some sources have is nobody's; less than none stays so.
  private static long units(String text) {
    long units = number(text, "a volume").setScale(0, RoundingMode.FLOOR).longValue();
    if (units < 0) {
      throw new InputException(
          "expected a volume of 0 or more, found '%s'".formatted(text.strip()));
    }
    return units;
  }

  /// A number of a sensible size; whether the value is allowed is for [Bars] to say.
  private static BigDecimal number(String cell, String what) {
    String text = cell.strip();
    if (text.length() <= LONGEST_NUMBER && text.matches("-?[0-9]{1,15}(\\.[0-9]*)?")) {
      return new BigDecimal(text);
    }
    throw new InputException("expected %s such as 12.34, found '%s'".formatted(what, text));
  }
}
