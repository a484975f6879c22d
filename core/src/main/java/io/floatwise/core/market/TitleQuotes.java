package io.floatwise.core.market;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import java.util.List;

/// Reads the top of the book of chosen titles in one call. Blocks, may be called from any thread,
/// and never throws for what a venue or a network can do.
@FunctionalInterface
public interface TitleQuotes {

  /// @param titles of `game`, at most 100
  /// @return a quote of each of them that has offers or targets
  Reading<List<Quote>> quotes(Game game, List<Title> titles);
}
