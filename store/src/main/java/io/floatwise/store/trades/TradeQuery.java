package io.floatwise.store.trades;

import io.floatwise.core.error.InputException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which trades are asked for, and in which order.
///
/// @param account whose; empty for all
/// @param game name that people know; empty for all
/// @param state word of a state of a lot; empty for all
/// @param title part of the market name, upper or lower case; empty for all
/// @param since how long before the latest entry, market time: acquired then or later, and sold
///   then or later where the order is that of sales or profits; empty for no such bound
/// @param sort the order
/// @param limit most rows, 1 to 1,000
/// @param after the last row of the page before; empty for the first page
public record TradeQuery(
    Optional<String> account,
    Optional<String> game,
    Optional<String> state,
    Optional<String> title,
    Optional<Duration> since,
    Sort sort,
    int limit,
    Optional<Mark> after) {

  /// The most rows of a page.
  public static final int MOST = 1_000;

  public TradeQuery {
    if (limit < 1 || limit > MOST) {
      throw new InputException("--limit: expected 1 to %d, found %d".formatted(MOST, limit));
    }
  }

  /// Everything of everybody, the newest first.
  public static TradeQuery all(Sort sort, int limit) {
    return new TradeQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        sort,
        limit,
        Optional.empty());
  }

  /// Largest first.
  public enum Sort {
    /// By when they became ours.
    BOUGHT("acquired_at", "acquired_at"),
    /// By when they were sold; only those that were.
    SOLD("sold_at", "sold_at"),
    /// By profit; only those whose profit is known.
    PROFIT("profit", "sold_at");

    private final String column;
    private final String moment;

    Sort(String column, String moment) {
      this.column = column;
      this.moment = moment;
    }

    /// By which rows are sorted.
    String column() {
      return column;
    }

    /// What `since` is about.
    String moment() {
      return moment;
    }

    long value(TradeRow row) {
      return switch (this) {
        case BOUGHT -> Nanos.of(row.acquiredAt());
        case SOLD -> Nanos.of(row.sale().orElseThrow().at());
        case PROFIT -> row.sale().flatMap(TradeRow.Sold::profit).orElseThrow().minor();
      };
    }
  }

  /// A place in a list, behind one of its rows; the list may change in the meantime.
  ///
  /// @param value that the row is sorted by
  /// @param lot of the row
  /// @param account of the row
  public record Mark(long value, long lot, String account) {

    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,19}):([0-9]{1,19}):(.+)");

    /// @throws InputException if it is none
    public static Mark parse(String text) {
      Matcher matcher = FORM.matcher(text);
      try {
        if (matcher.matches()) {
          return new Mark(
              Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3));
        }
      } catch (NumberFormatException _) {
        // Too large for a number, so no row can have it.
      }
      throw new InputException(
          "--after: expected what the page before said behind --after, found '%s'".formatted(text));
    }

    @Override
    public String toString() {
      return "%d:%d:%s".formatted(value, lot, account);
    }
  }
}
