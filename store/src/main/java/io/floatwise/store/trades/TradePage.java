package io.floatwise.store.trades;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Some trades, all of one moment of their journals.
///
/// @param asOf up to where the rows are true, one for each account that was asked for
/// @param rows in the order that was asked for
/// @param next where the next page begins; empty if this is the last one
public record TradePage(List<AsOf> asOf, List<TradeRow> rows, Optional<TradeQuery.Mark> next) {

  /// @param account whose rows
  /// @param seq entry of its journal
  /// @param at market time of that entry
  public record AsOf(String account, long seq, Instant at) {}

  public TradePage {
    asOf = List.copyOf(asOf);
    rows = List.copyOf(rows);
  }
}
