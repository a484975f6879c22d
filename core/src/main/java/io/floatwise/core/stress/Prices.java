package io.floatwise.core.stress;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import java.time.Instant;
import java.util.Map;

/// What is known of prices and fees before anything happens.
///
/// @param quotes the latest of each title
/// @param fees the latest of each game
/// @param at market time of the latest
public record Prices(Map<Title, Quote> quotes, Map<Game, FeeSchedule> fees, Instant at) {
  public Prices {
    quotes = Map.copyOf(quotes);
    fees = Map.copyOf(fees);
  }
}
