package io.floatwise.core.strategies;

import static io.floatwise.core.strategies.Figures.skip;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.SaleFloor;
import io.floatwise.core.pricing.Listing;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sells what is ours, however it came: lists it at once for what [Asking] says, and moves the
/// price, every half hour at most, when another one is clearly better.
///
/// A target is filled by an offer at its price, which the venue matches with it; there is no order
/// of its own for that.
public final class Selling implements Strategy {

  /// A new price must rank this much better to be worth the lost place in the queue.
  private static final double CLEARLY_BETTER = 1.05;

  private static final Duration BETWEEN_CHANGES = Duration.ofMinutes(30);

  @Override
  public String name() {
    return "selling";
  }

  @Override
  public String about() {
    return "Sells every lot for what earns most by day, and moves prices; it always trades.";
  }

  @Override
  public List<Decision> decide(StrategyView view) {
    return decide(view, false);
  }

  @Override
  public List<Decision> review(StrategyView view) {
    return decide(view, true);
  }

  private static List<Decision> decide(StrategyView view, boolean asked) {
    var decisions = new ArrayList<Decision>();
    for (Lot lot : view.portfolio().openLots(view.snapshot().title())) {
      if (!view.portfolio().isBusy(lot.id()) && (asked || !isTooEarly(lot, view))) {
        sell(lot, view, asked, decisions);
      }
    }
    return decisions;
  }

  private static boolean isTooEarly(Lot lot, StrategyView view) {
    return lot.state() instanceof LotState.Listed listed
        && Duration.between(listed.since(), view.now()).compareTo(BETWEEN_CHANGES) < 0;
  }

  private static void sell(Lot lot, StrategyView view, boolean asked, List<Decision> decisions) {
    if (lot.cost().isEmpty()) {
      decisions.add(
          skip(view, "cost-unknown", "lot %s is left as it is".formatted(lot.id()), List.of()));
      return;
    }
    Optional<Asking> found = Asking.of(lot, view);
    if (found.isEmpty()) {
      String reason = "no price brings back " + lot.cost().get();
      decisions.add(skip(view, "never-breaks-even", reason, List.of()));
      return;
    }
    Asking asking = found.get();
    if (asking.urgency() == Asking.Urgency.BEYOND_BUDGET) {
      String reason =
          "lot %s should be sold, and what targets pay is less than %s, the least that it may bring"
              .formatted(lot.id(), SaleFloor.of(lot, view.now()).orElseThrow());
      decisions.add(skip(view, "stop-beyond-budget", reason, asking.figures()));
    }
    propose(lot, asking, view, asked).ifPresent(decisions::add);
  }

  private static Optional<Decision> propose(
      Lot lot, Asking asking, StrategyView view, boolean asked) {
    return switch (lot.state()) {
      case LotState.Held _ ->
          Optional.of(
              new Decision.Propose(
                  new Intent.ListLot(lot.id(), lot.item().id(), lot.title(), asking.price()),
                  new Evidence(asking.why(), asking.figures())));
      case LotState.Listed listed -> reprice(lot, listed, asking, view, asked);
      case LotState.Sold _,
          LotState.Settled _,
          LotState.Reverted _,
          LotState.Returned _,
          LotState.Withdrawn _ ->
          Optional.empty();
    };
  }

  private static Optional<Decision> reprice(
      Lot lot, LotState.Listed listed, Asking asking, StrategyView view, boolean asked) {
    boolean isWanted = asked || isWorthIt(lot, listed, asking, view);
    if (asking.price().equals(listed.price()) || !isWanted) {
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
                asking.price()),
            new Evidence(
                "move from %s: %s".formatted(listed.price(), asking.why()), asking.figures())));
  }

  private static boolean isWorthIt(
      Lot lot, LotState.Listed listed, Asking asking, StrategyView view) {
    if (asking.listing().isEmpty() || asking.urgency() != Asking.Urgency.PATIENT) {
      return true;
    }
    Listing best = asking.listing().get();
    Listing present =
        Asking.expected(listed.price(), lot, view, view.valuation().orElseThrow().of(lot.item()));
    boolean better =
        present.rank() > 0
            ? best.rank() > present.rank() * CLEARLY_BETTER
            : best.rank() > present.rank();
    Money gain = best.expectedValue().minus(present.expectedValue());
    return better && !gain.isZero();
  }
}
