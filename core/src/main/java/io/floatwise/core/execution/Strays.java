package io.floatwise.core.execution;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Item;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Submission;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Outcome;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/// What the venue shows as ours and the books do not know: late purchases, filled targets, returned
/// items, and what the owner did by hand.
final class Strays {

  private Strays() {}

  static Optional<Fact> next(Portfolio books, Reconciler.Seen seen) {
    return new TreeSet<>(seen.ours())
        .stream()
            .filter(asset -> books.openLot(asset).isEmpty())
            .findFirst()
            .map(asset -> explain(asset, books, seen));
  }

  private static Fact explain(AssetId asset, Portfolio books, Reconciler.Seen seen) {
    Optional<Submission> purchase = books.refusedPurchase(asset);
    if (purchase.isPresent()) {
      return new Fact.OutcomeResolved(
          purchase.get().id(),
          new Outcome.Accepted(new Effect.Bought()),
          "the item is ours after all");
    }
    Item item = seen.item(asset).orElseThrow();
    Optional<Fact> filled =
        seen.account().closedTargets().stream()
            .filter(t -> t.asset().equals(asset))
            .max(Comparator.comparing(ClosedTarget::closedAt))
            .map(t -> new Fact.TargetFilled(t.target(), item, t.price(), t.closedAt()));
    return filled.orElseGet(() -> new Fact.LotAdopted(item, returnedCost(asset, books)));
  }

  /// An item that came back from a reverted sale still cost what it cost.
  private static Optional<Money> returnedCost(AssetId asset, Portfolio books) {
    return books.lots().stream()
        .filter(l -> l.item().id().equals(asset) && l.state() instanceof LotState.Reverted)
        .max(Comparator.comparing(Lot::since))
        .flatMap(Lot::cost);
  }
}
