package io.floatwise.sandbox.exchange;

import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;

/// How a market is made from nothing; the same recipe always makes the same market.
public interface MarketRecipe {

  /// A new market at its first moment, without accounts.
  SimExchange create();

  /// The rules that [#create] uses.
  SimRules rules();

  /// What everything random in it derives from.
  long seed();

  /// Offers per day, over the whole market, that are listed far below fair value.
  int mispricedPerDay();

  /// Everything that makes this market differ from another, in one line for people.
  String identity();

  /// What in it is assumed and not taken from data, for people.
  String assumptions();
}
