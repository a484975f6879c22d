package io.floatwise.sandbox.exchange;

import io.floatwise.core.sim.SimRules;
import io.floatwise.sandbox.market.Market;
import io.floatwise.sandbox.state.StateException;
import java.util.function.Consumer;

/// How a market is made from nothing; the same recipe always makes the same market.
public interface MarketRecipe {

  /// A new market at its first moment, without accounts.
  ///
  /// @param progress is told what is being done and how far it is; must return at once
  /// @throws StateException if what it is made from does not give a market
  Market create(Consumer<String> progress) throws StateException;

  /// The rules that [#create] uses.
  SimRules rules();

  /// What everything random in it derives from.
  long seed();

  /// Offers per day, over the whole market, that are listed far below fair value.
  int mispricedPerDay();

  /// Everything that makes this market differ from another, in one line for people.
  String identity();
}
