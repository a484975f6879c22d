package io.floatwise.core.strategies;

import static io.floatwise.core.strategies.Figures.decimal;
import static io.floatwise.core.strategies.Figures.figures;
import static io.floatwise.core.strategies.Figures.percent;
import static io.floatwise.core.strategies.Figures.skip;

import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Listing;
import io.floatwise.core.pricing.OrdinaryPrice;
import io.floatwise.core.pricing.Score;
import io.floatwise.core.pricing.Suspicion;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Buys an offer when listing it again is expected to bring more than it cost, after fee, waiting
/// and risk, even at the pessimistic end of the estimate.
public final class ValueFlip implements Strategy {

  @Override
  public String name() {
    return "value-flip";
  }

  @Override
  public List<Decision> decide(StrategyView view) {
    return List.of(
        switch (buy(view)) {
          case Decision.Skip skip ->
              view.snapshot()
                  .cheapestBuyable(view.portfolio().ownOffers())
                  .map(skip::of)
                  .orElse(skip);
          case Decision.Propose propose -> propose;
        });
  }

  private static Decision.Single buy(StrategyView view) {
    if (view.valuation().isEmpty()) {
      return skip(view, "no-fair-value", "too few sales", List.of());
    }
    Valuation valuation = view.valuation().get();
    Optional<Offer> cheapest = view.snapshot().cheapestBuyable(view.portfolio().ownOffers());
    if (cheapest.isEmpty()) {
      return skip(view, "no-offer", "nothing can be bought", figures(valuation));
    }
    Money price = cheapest.get().price();
    Optional<Level> level = Level.of(price);
    if (level.isEmpty()) {
      return skip(view, "no-level", price + " is outside every level", figures(valuation));
    }
    Optional<Datum> unfit = unfit(valuation, level.get());
    return unfit.isPresent()
        ? skip(view, unfit.get().name(), unfit.get().value(), figures(valuation))
        : weigh(view, valuation.of(cheapest.get().item()), cheapest.get(), level.get());
  }

  /// Why nothing of the title is bought at a price of `level`; empty if it may be.
  static Optional<Datum> unfit(Valuation valuation, Level level) {
    if (valuation.suspicion().isPresent()) {
      Suspicion suspicion = valuation.suspicion().get();
      return Optional.of(
          new Datum(
              suspicion.kind() == Suspicion.Kind.PUMP ? "pump" : "wash-trades",
              "%s: not bought until %s".formatted(suspicion.reason(), suspicion.until())));
    }
    double size = valuation.fair().effectiveSize();
    if (size < level.minEffectiveSize()) {
      return Optional.of(
          new Datum(
              "thin-evidence",
              "effective sample %s, level %s needs %d"
                  .formatted(decimal(size), level, level.minEffectiveSize())));
    }
    double weekly = valuation.liquidity().perWeek();
    if (weekly < level.minSalesPerWeek()) {
      return Optional.of(
          new Datum(
              "illiquid",
              "%s sales a week, level %s needs %d"
                  .formatted(decimal(weekly), level, level.minSalesPerWeek())));
    }
    return Optional.empty();
  }

  private static Decision.Single weigh(StrategyView view, Valuation valuation, Offer offer, Level level) {
    Money cost = offer.price();
    Set<OfferId> out = new HashSet<>(view.portfolio().ownOffers());
    out.add(offer.id());
    Optional<Money> fallen = OrdinaryPrice.fallen(valuation, out);
    if (fallen.isPresent()) {
      return skip(
          view,
          "falling",
          "%s was paid, others ask %s now".formatted(valuation.fair().value(), fallen.get()),
          figures(valuation));
    }
    Money most = OrdinaryPrice.toCountOn(valuation, out);
    Optional<Listing> best = valuation.bestListing(cost, out, level.maxHold(), cost, most);
    if (best.isEmpty()) {
      return skip(view, "never-breaks-even", "no price brings back " + cost, figures(valuation));
    }
    Listing listing = best.get();
    List<Datum> figures = new ArrayList<>(figures(valuation, listing, cost));
    Score score = valuation.score(listing, cost, Duration.ZERO);
    figures.add(new Datum("gain a day at 20 % quantile", percent(score.lower())));
    figures.add(new Datum("fraction of Kelly", percent(score.fraction())));
    Money lower = valuation.lowerExpectedValue(listing);
    Money needed = cost.at(level.minEdge(), Rounding.UP);
    if (lower.isLessThan(needed)) {
      return skip(
          view,
          "edge-too-small",
          "expected %s at the 20 %% quantile, level %s needs %s".formatted(lower, level, needed),
          figures);
    }
    return new Decision.Propose(
        new Intent.BuyOffer(offer),
        new Evidence(
            "buy at %s to list at %s: expected gain %s"
                .formatted(cost, listing.price(), listing.expectedValue()),
            figures));
  }
}
