package io.floatwise.core.execution;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.trade.TradeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What became of lots and targets that we know.
final class Holdings {

  private Holdings() {}

  static Optional<Fact> next(Portfolio books, Reconciler.Seen seen, Set<AssetId> gone) {
    Set<OfferId> booked =
        books.lots().stream()
            .filter(l -> !l.isOpen())
            .flatMap(l -> l.state().offerId().stream())
            .collect(Collectors.toUnmodifiableSet());
    for (Lot lot : List.copyOf(books.lots())) {
      Optional<Fact> fact =
          switch (lot.state()) {
            case LotState.Held _ -> held(lot, seen, booked, gone);
            case LotState.Listed listed -> listed(lot, listed, seen, booked, gone);
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
      Lot lot, Reconciler.Seen seen, Set<OfferId> booked, Set<AssetId> gone) {
    return closed(lot, seen, booked)
        .map(c -> sale(lot, c))
        .or(() ->
            Optional.ofNullable(seen.offers().get(lot.item().id()))
                .map(o -> new Fact.OfferAdopted(lot.id(), o.id(), o.price())))
        .or(() -> withdrawn(lot, gone));
  }

  private static Optional<Fact> listed(
      Lot lot,
      LotState.Listed listed,
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
        : withdrawn(lot, gone);
  }

  private static Optional<Fact> sold(Lot lot, LotState.Sold sold, Reconciler.Seen seen) {
    return seen.account().closedOffers().stream()
        .filter(c -> c.offer().equals(sold.offer()))
        .findFirst()
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
    return seen.account().closedOffers().stream()
        .filter(c -> c.asset().equals(lot.item().id()))
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

  private static Optional<Fact> withdrawn(Lot lot, Set<AssetId> gone) {
    return gone.contains(lot.item().id())
        ? Optional.of(new Fact.LotWithdrawn(lot.id()))
        : Optional.empty();
  }

  /// The venue states seconds; our own times may be finer.
  private static Instant toSecond(Instant at) {
    return Instant.ofEpochSecond(at.getEpochSecond());
  }
}
