package io.floatwise.sandbox;

import io.floatwise.core.sim.SimRules;
import io.floatwise.sandbox.exchange.MarketRecipe;
import io.floatwise.sandbox.market.Market;
import io.floatwise.sandbox.market.MarketSettings;
import io.floatwise.sandbox.market.SeededMarket;
import java.util.function.Consumer;

/// The generated market.
record SeededRecipe(MarketSettings settings, SimRules rules) implements MarketRecipe {

  @Override
  public Market create(Consumer<String> progress) {
    return SeededMarket.open(settings, rules, progress);
  }

  @Override
  public long seed() {
    return settings.seed();
  }

  @Override
  public int mispricedPerDay() {
    return (int) settings.mispricedPerDay();
  }

  @Override
  public String identity() {
    return "seeded " + settings.identity() + " " + rules;
  }
}
