package io.floatwise.core.execution;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.trade.TradeStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// What became of lots and targets that we know.
final class Holdings {

  private Holdings() {}

  static Optional<Fact> next(Portfolio books, Reconciler.Seen seen, Set<AssetId> gone) {
    Set<OfferId> booked = books.closedOffers();
    for (Lot lot : books.lots()) {
      Optional<Fact> fact =
          switch (lot.state()) {
            case LotState.Held _ -> held(lot, books, seen, booked, gone);
            case LotState.Listed listed -> listed(lot, listed, books, seen, booked, gone);
            case LotState.Sold sold -> sold(lot, sold, seen);
            case LotState.Settled _,
                LotState.Reverted _,
                LotState.Returned _,
                LotState.Withdrawn _ ->
                Optional.empty();
          };
      if (fact.isPresent()) {
        return fact;
      }
    }
    return Optional.empty();
  }

  private static Optional<Fact> held(
      Lot lot, Portfolio books, Reconciler.Seen seen, Set<OfferId> booked, Set<AssetId> gone) {
    return closed(lot, seen, booked)
        .map(c -> sale(lot, c))
        .or(() ->
            Optional.ofNullable(seen.offers().get(lot.item().id()))
                .map(o -> new Fact.OfferAdopted(lot.id(), o.id(), o.price())))
        .or(() -> missing(lot, books, seen, gone));
  }

  private static Optional<Fact> listed(
      Lot lot,
      LotState.Listed listed,
      Portfolio books,
      Reconciler.Seen seen,
      Set<OfferId> booked,
      Set<AssetId> gone) {
    AssetId asset = lot.item().id();
    OwnOffer offer = seen.offers().get(asset);
    if (offer != null) {
      boolean same = offer.id().equals(listed.offer()) && offer.price().equals(listed.price());
      return same
          ? Optional.empty()
          : Optional.of(new Fact.OfferAdopted(lot.id(), offer.id(), offer.price()));
    }
    Optional<ClosedOffer> closed = closed(lot, seen, booked);
    if (closed.isPresent()) {
      return Optional.of(sale(lot, closed.get()));
    }
    return seen.inventory().containsKey(asset)
        ? Optional.of(new Fact.OfferVanished(lot.id(), listed.offer()))
        : missing(lot, books, seen, gone);
  }

  private static Optional<Fact> sold(Lot lot, LotState.Sold sold, Reconciler.Seen seen) {
    return Optional.ofNullable(seen.closedByOffer().get(sold.offer()))
        .flatMap(c ->
            switch (c.status()) {
              case PROTECTED -> Optional.empty();
              case SUCCESSFUL -> Optional.of(new Fact.SaleSettled(lot.id()));
              case REVERTED -> Optional.of(new Fact.SaleReverted(lot.id()));
            });
  }

  /// The sale of this lot that is not in the books yet. Protection that ended meanwhile is booked
  /// by the next look at the lot, so a sale always starts as reversible.
  private static Optional<ClosedOffer> closed(Lot lot, Reconciler.Seen seen, Set<OfferId> booked) {
    return seen.closed(lot.item().id()).stream()
        .filter(c -> !booked.contains(c.offer()))
        .filter(c -> !c.closedAt().isBefore(toSecond(lot.acquiredAt())))
        .findFirst();
  }

  private static Fact sale(Lot lot, ClosedOffer closed) {
    Optional<Instant> finalAt =
        closed.status() == TradeStatus.SUCCESSFUL && closed.finalAt().isEmpty()
            ? Optional.empty()
            : Optional.of(closed.finalAt().orElse(closed.closedAt()));
    return new Fact.LotSold(
        lot.id(), closed.offer(), closed.price(), closed.fee(), closed.closedAt(), finalAt);
  }

  /// Nobody shows the item any more: its purchase was rolled back, or its owner took it away.
  private static Optional<Fact> missing(
      Lot lot, Portfolio books, Reconciler.Seen seen, Set<AssetId> gone) {
    if (isShownAsReverted(lot, seen)) {
      return Optional.of(new Fact.PurchaseReverted(lot.id()));
    }
    if (!gone.contains(lot.item().id())) {
      return Optional.empty();
    }
    return Optional.of(
        isPaidBack(lot, books, seen, gone)
            ? new Fact.PurchaseReverted(lot.id())
            : new Fact.LotWithdrawn(lot.id()));
  }

  /// The purchase through a target that brought the lot is shown as rolled back.
  private static boolean isShownAsReverted(Lot lot, Reconciler.Seen seen) {
    return lot.bought()
        && seen.account().shows(lot.title().game())
        && !seen.ours().contains(lot.item().id())
        && seen.account().closedTargets().stream()
            .filter(t -> t.asset().equals(lot.item().id()))
            .max(Comparator.comparing(ClosedTarget::closedAt))
            .filter(t ->
                t.status() == TradeStatus.REVERTED && lot.cost().equals(Optional.of(t.price())))
            .isPresent();
  }

  /// The venue lists no purchases of offers, so a rolled back one shows in the money alone: the
  /// account has exactly more what the missing lot cost, or what all missing lots did.
  private static boolean isPaidBack(
      Lot lot, Portfolio books, Reconciler.Seen seen, Set<AssetId> gone) {
    if (!lot.bought() || books.cash().isEmpty()) {
      return false;
    }
    Money excess = seen.account().balance().total().minus(books.cash().get().total());
    Money all =
        books.openLots().stream()
            .filter(l -> l.bought() && gone.contains(l.item().id()))
            .flatMap(l -> l.cost().stream())
            .reduce(new Money(0, excess.currency()), Money::plus);
    return lot.cost().filter(cost -> cost.equals(excess) || all.equals(excess)).isPresent();
  }

  /// The venue states seconds; our own times may be finer.
  private static Instant toSecond(Instant at) {
    return Instant.ofEpochSecond(at.getEpochSecond());
  }
}
