package io.floatwise.bench.benefit;

import io.floatwise.core.market.Offer;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Buys the cheapest offer of whatever title it is shown, if the level's conditions on price,
/// evidence and sales hold, at any price. Takes the cheapest one, not any one: a benchmark that
/// pays too much would be too easy to beat.
record AnyOffer(BooleanSupplier wanted) implements Strategy {

  @Override
  public String name() {
    return "any-offer";
  }

  @Override
  public List<Decision> decide(StrategyView view) {
    return view.snapshot()
        .cheapestBuyable(view.portfolio().ownOffers())
        .filter(_ -> wanted.getAsBoolean())
        .filter(offer -> isEligible(offer, view))
        .<Decision>map(offer ->
            new Decision.Propose(
                new Intent.BuyOffer(offer), new Evidence("drawn by lot", List.of())))
        .map(List::of)
        .orElse(List.of());
  }

  private static boolean isEligible(Offer offer, StrategyView view) {
    return Level.of(offer.price())
        .filter(level ->
            view.valuation()
                .filter(v -> v.fair().effectiveSize() >= level.minEffectiveSize())
                .filter(v -> v.liquidity().perWeek() >= level.minSalesPerWeek())
                .isPresent())
        .isPresent();
  }
}
