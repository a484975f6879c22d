package io.floatwise.tape.series;

import io.floatwise.core.error.InputException;
import java.util.List;
import java.util.OptionalInt;

/// Which form a file has, as its header says.
///
/// @param form what a row is
/// @param subject column of the title or the number of the item; empty where the file is of one
/// @param byItem whether the column holds numbers of items
/// @param time column of the time; empty where the file is of one moment
/// @param hourly whether a span is an hour, not a day
/// @param columns of the header
record Layout(
    Form form,
    OptionalInt subject,
    boolean byItem,
    OptionalInt time,
    boolean hourly,
    List<String> columns) {

  /// What a row is.
  enum Form {
    /// `median_price_usd`, `units_sold`: what was sold in a day or an hour.
    SOLD,
    /// `lowest_listing_cny_fen`, `listings`: the lowest offer and how many there are.
    LISTED,
    /// `bid_usd`, `bid_volume`, `ask_usd`, `ask_volume`: both sides of a book.
    BOOK,
    /// `value`, `value_high`, `currency`: a price or a range of prices.
    VALUED,
    /// `title`, `at`, `price`, `currency`, and perhaps `quantity` and `until`: the form for one's
    /// own series.
    OWN,
    /// A column for each title, a row for each moment, perhaps with a column `market`.
    WIDE
  }

  static final String FORMS =
      """
      day or hour, median_price_usd, units_sold and title, item or item_id; \
      day, lowest_listing_cny_fen, listings and item_id; \
      bid_usd, bid_volume, ask_usd, ask_volume and item; \
      value, value_high, currency, timestamp; \
      title, at, price, currency; \
      or timestamp and a column for each title\
      """;

  private static final List<String> TIMES =
      List.of("at", "timestamp", "day", "hour", "hour_utc", "snapshot_commit_time");

  /// @throws InputException if it is none that we know
  static Layout of(String file, List<String> columns) {
    OptionalInt time = first(columns, TIMES);
    boolean byItem = !columns.contains("title") && !columns.contains("item");
    OptionalInt subject = first(columns, List.of("title", "item", "item_id"));
    boolean hourly = columns.contains("hour") || columns.contains("hour_utc");
    if (columns.containsAll(List.of("median_price_usd", "units_sold")) && time.isPresent()) {
      // A daily series that names the hour at which its day begins is still daily.
      boolean spansHours = hourly && subject.isPresent();
      return new Layout(Form.SOLD, subject, byItem, time, spansHours, columns);
    }
    if (columns.containsAll(List.of("lowest_listing_cny_fen", "listings")) && time.isPresent()) {
      return new Layout(Form.LISTED, subject, byItem, time, false, columns);
    }
    if (columns.containsAll(List.of("bid_usd", "bid_volume", "ask_usd", "ask_volume"))) {
      return new Layout(Form.BOOK, subject, byItem, time, false, columns);
    }
    if (columns.containsAll(List.of("value", "value_high", "currency")) && time.isPresent()) {
      return new Layout(Form.VALUED, subject, byItem, time, false, columns);
    }
    if (columns.containsAll(List.of("title", "at", "price", "currency"))) {
      return new Layout(Form.OWN, subject, false, time, false, columns);
    }
    if (columns.getFirst().equals("timestamp") && columns.size() > 1 && subject.isEmpty()) {
      return new Layout(Form.WIDE, OptionalInt.empty(), false, time, false, columns);
    }
    throw new InputException(
        "%s: expected the columns %s; found %s".formatted(file, FORMS, columns));
  }

  int column(String name) {
    return columns.indexOf(name);
  }

  private static OptionalInt first(List<String> columns, List<String> names) {
    return names.stream().mapToInt(columns::indexOf).filter(i -> i >= 0).findFirst();
  }
}
