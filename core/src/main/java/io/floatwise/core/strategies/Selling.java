package io.floatwise.core.strategies;

import static io.floatwise.core.strategies.Figures.chance;
import static io.floatwise.core.strategies.Figures.figures;
import static io.floatwise.core.strategies.Figures.skip;

import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Listing;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sells what is ours, however it came: lists it at the price that earns most by day and moves the
/// price when another one is clearly better.
public final class Selling implements Strategy {

  /// A new price must rank this much better to be worth the lost place in the queue.
  private static final double CLEARLY_BETTER = 1.05;

  private static final Duration LEAST_HORIZON = Duration.ofDays(1);

  @Override
  public String name() {
    return "selling";
  }

  @Override
  public List<Decision> decide(StrategyView view) {
    var decisions = new ArrayList<Decision>();
    for (Lot lot : view.portfolio().openLots(view.snapshot().title())) {
      if (!view.portfolio().isBusy(lot.id())) {
        sell(lot, view).ifPresent(decisions::add);
      }
    }
    return decisions;
  }

  private static Optional<Decision> sell(Lot lot, StrategyView view) {
    if (view.valuation().isEmpty() || lot.cost().isEmpty()) {
      return Optional.of(
          skip(
              view,
              lot.cost().isEmpty() ? "cost-unknown" : "no-fair-value",
              "lot %s is left as it is".formatted(lot.id()),
              List.of()));
    }
    Valuation valuation = view.valuation().get();
    Money cost = lot.cost().get();
    Duration horizon = horizon(lot, view, cost);
    Set<OfferId> own = view.portfolio().ownOffers();
    Optional<Listing> best =
        valuation
            .bestListing(cost, own, horizon, cost)
            .or(() ->
                valuation
                    .fees()
                    .breakEven(cost)
                    .map(p -> valuation.listing(p, cost, own, horizon)));
    if (best.isEmpty()) {
      return Optional.of(
          skip(view, "never-breaks-even", "no price brings back " + cost, figures(valuation)));
    }
    Listing listing = best.get();
    Evidence evidence =
        new Evidence(
            "list at %s: %s chance to sell within %d days, floor %s"
                .formatted(listing.price(), chance(listing.chance()), horizon.toDays(), cost),
            figures(valuation, listing, cost));
    return switch (lot.state()) {
      case LotState.Held _ ->
          Optional.of(
              new Decision.Propose(
                  new Intent.ListLot(lot.id(), lot.item().id(), lot.title(), listing.price()),
                  evidence));
      case LotState.Listed listed -> reprice(lot, listed, listing, valuation, own, horizon);
      case LotState.Sold _,
          LotState.Settled _,
          LotState.Reverted _,
          LotState.Returned _,
          LotState.Withdrawn _ ->
          Optional.empty();
    };
  }

  private static Optional<Decision> reprice(
      Lot lot,
      LotState.Listed listed,
      Listing best,
      Valuation valuation,
      Set<OfferId> own,
      Duration horizon) {
    Money cost = lot.cost().orElseThrow();
    Listing present = valuation.listing(listed.price(), cost, own, horizon);
    boolean better =
        present.rank() > 0
            ? best.rank() > present.rank() * CLEARLY_BETTER
            : best.rank() > present.rank();
    boolean worthIt = best.expectedValue().minus(present.expectedValue()).minor() != 0 && better;
    if (!worthIt || best.price().equals(listed.price())) {
      return Optional.empty();
    }
    return Optional.of(
        new Decision.Propose(
            new Intent.Reprice(
                lot.id(),
                lot.item().id(),
                listed.offer(),
                lot.title(),
                listed.price(),
                best.price()),
            new Evidence(
                "move from %s to %s: expected gain %s instead of %s"
                    .formatted(
                        listed.price(),
                        best.price(),
                        best.expectedValue(),
                        present.expectedValue()),
                figures(valuation, best, cost))));
  }

  private static Duration horizon(Lot lot, StrategyView view, Money cost) {
    Duration age = Duration.between(lot.acquiredAt(), view.now());
    Duration hold = Level.of(cost).orElse(Level.BOOST).maxHold();
    Duration left = hold.minus(age);
    return left.compareTo(LEAST_HORIZON) < 0 ? LEAST_HORIZON : left;
  }
}
