package io.floatwise.core.market;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import java.util.List;

/// Reads the public side of a market. Calls block, may be made from any thread, and never throw for
/// what a venue or a network can do; they return the [Failure] instead.
public interface MarketFeed {

  /// Top of the book of every title of `game` that has offers or targets.
  Reading<List<Quote>> quotes(Game game);

  /// Offers of exactly `title`, cheapest first, at most `limit` (1 to 100).
  Reading<List<Offer>> offers(Title title, int limit);

  /// Executed sales of exactly `title`, newest first, at most `limit` (1 to 500).
  Reading<List<Sale>> sales(Title title, int limit);

  /// Everything that is wanted of exactly `title`, in any order.
  Reading<List<TargetStep>> targets(Title title);

  /// What selling costs in `game`.
  Reading<FeeSchedule> fees(Game game);
}
