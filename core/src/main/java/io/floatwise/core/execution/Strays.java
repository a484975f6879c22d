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
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.TradeStatus;
import java.util.Comparator;
import java.util.Optional;

/// What the venue shows as ours and the books do not know: late purchases, filled targets, returned
/// items, and what the owner did by hand.
final class Strays {

  private Strays() {}

  static Optional<Fact> next(Portfolio books, Reconciler.Seen seen) {
    return seen.ours().stream()
        .filter(asset -> books.openLot(asset).isEmpty())
        .filter(asset -> !isBeingBought(asset, books))
        .findFirst()
        .map(asset -> explain(asset, books, seen));
  }

  /// The answer that makes it ours is still on its way to us.
  private static boolean isBeingBought(AssetId asset, Portfolio books) {
    return books.openSubmissions().stream()
        .anyMatch(s -> s.intent() instanceof Intent.BuyOffer buy && buy.item().id().equals(asset));
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
            .filter(t -> t.asset().equals(asset) && t.status() != TradeStatus.REVERTED)
            .filter(t -> !books.isFilled(t.target(), asset, t.closedAt()))
            .max(Comparator.comparing(ClosedTarget::closedAt))
            .map(t -> filled(t, item, books));
    return filled.orElseGet(() -> new Fact.LotAdopted(item, returnedCost(asset, books)));
  }

  /// What was filled before we met the account is not in the first balance any more: it cost
  /// something, but it is not paid again.
  private static Fact filled(ClosedTarget target, Item item, Portfolio books) {
    return target.closedAt().isAfter(books.openedAt())
        ? new Fact.TargetFilled(target.target(), item, target.price(), target.closedAt())
        : new Fact.LotAdopted(item, Optional.of(target.price()));
  }

  /// An item that came back from a reverted sale or from its owner still cost what it cost.
  private static Optional<Money> returnedCost(AssetId asset, Portfolio books) {
    return books.lots().stream()
        .filter(l -> l.item().id().equals(asset))
        .filter(
            l -> l.state() instanceof LotState.Reverted || l.state() instanceof LotState.Withdrawn)
        .max(Comparator.comparing(Lot::since))
        .flatMap(Lot::cost);
  }
}
