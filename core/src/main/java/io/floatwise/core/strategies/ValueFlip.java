package io.floatwise.core.strategies;

import static io.floatwise.core.strategies.Figures.figures;
import static io.floatwise.core.strategies.Figures.percent;
import static io.floatwise.core.strategies.Figures.skip;

import io.floatwise.core.market.Offer;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Listing;
import io.floatwise.core.pricing.Score;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.scan.Candidate;
import io.floatwise.core.scan.Condition;
import io.floatwise.core.scan.Conditions;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Buys an offer when listing it again is expected to bring more than it cost, after fee, waiting
/// and risk, even at the pessimistic end of the estimate.
public final class ValueFlip implements Strategy {

  @Override
  public String name() {
    return "value-flip";
  }

  @Override
  public String about() {
    return "Buys an offer where listing it again brings more, after fee, waiting and risk.";
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
    Optional<Level> level = Level.of(cheapest.get().price());
    if (level.isEmpty()) {
      String reason = cheapest.get().price() + " is outside every level";
      return skip(view, "no-level", reason, figures(valuation));
    }
    return weigh(
        view,
        valuation,
        Candidate.of(cheapest.get(), view.valuation(), view.portfolio().ownOffers(), view.now()));
  }

  /// Asks what a scan asks, so that the bot buys nothing that a scan would refuse.
  ///
  /// @param title value of the title
  private static Decision.Single weigh(StrategyView view, Valuation title, Candidate candidate) {
    for (Condition condition : Conditions.WORTH) {
      Optional<String> objection = condition.objection(candidate);
      if (objection.isPresent()) {
        boolean isLast = condition.equals(Conditions.WORTH.getLast());
        return skip(
            view, condition.name(), objection.get(), isLast ? edge(candidate) : figures(title));
      }
    }
    Listing listing = candidate.listing().orElseThrow();
    return new Decision.Propose(
        new Intent.BuyOffer(candidate.offer()),
        new Evidence(
            "buy at %s to list at %s: expected gain %s"
                .formatted(candidate.cost(), listing.price(), listing.expectedValue()),
            edge(candidate)));
  }

  private static List<Datum> edge(Candidate candidate) {
    Valuation valuation = candidate.valuation().orElseThrow();
    Listing listing = candidate.listing().orElseThrow();
    List<Datum> figures = new ArrayList<>(figures(valuation, listing, candidate.cost()));
    Score score = valuation.score(listing, candidate.cost(), Duration.ZERO);
    figures.add(new Datum("gain a day at 20 % quantile", percent(score.lower())));
    figures.add(new Datum("fraction of Kelly", percent(score.fraction())));
    return figures;
  }
}
