package io.floatwise.core.tape;

import io.floatwise.core.item.Game;
import java.util.List;

/// One row of the tape, without its place. What a column means depends on the kind of the row and
/// stands in `docs/tape.md`. A number that is not there is [#NO_LONG] or [#NO_INT], a text that is
/// not there is empty.
///
/// @param item number of the item, see [ItemId]
/// @param price minor units
/// @param target minor units
/// @param time microseconds since 1970, UTC
/// @param currency code of the currency of `price` and `target`
/// @param decimals of the minor unit, or [#NO_INT] where there is no price
public record Row(
    Game game,
    Kind kind,
    long item,
    long price,
    long target,
    int count,
    int targetCount,
    long time,
    int place,
    int flag,
    String currency,
    int decimals,
    String id,
    String asset,
    int wear,
    int seed,
    String phase,
    String detail) {

  /// No value in a column of 64 bits.
  public static final long NO_LONG = Long.MIN_VALUE;

  /// No value in a column of 32 bits or less.
  public static final int NO_INT = Integer.MIN_VALUE;

  /// All rows of one thing that was told, in order: they are on the tape together or not at all.
  ///
  /// @param event number of what was told, rising over the whole tape
  /// @param at market time, microseconds since 1970, UTC
  public record Group(long event, long at, List<Row> rows) {
    public Group {
      rows = List.copyOf(rows);
    }
  }
}
