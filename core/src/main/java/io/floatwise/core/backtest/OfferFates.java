package io.floatwise.core.backtest;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.tape.Playback;
import io.floatwise.core.tape.Told;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// When the offers of others were bought, which only later looks at their titles show. The
/// simulated exchange asks, to know whether an order of ours would have come in time: of nothing
/// but what had happened by then. Whoever decides never asks. Not thread-safe.
final class OfferFates implements Playback.Listener, Fates {

  private record Asked(OfferId offer, Money price) {}

  /// @param seen market time of the last look that showed it
  /// @param bought market time of the sale that took it; empty where none is known to have done so
  private record Fate(Instant seen, Optional<Instant> bought) {}

  /// An offer that is not there any more, and no sale is known that took it.
  ///
  /// @param seen market time of the last look that showed it
  /// @param by market time of the first look that did not
  private record Vanished(Offer offer, Instant seen, Instant by) {
    boolean mayBe(Sale sale) {
      return sale.mayBeOf(offer) && !sale.at().isBefore(second(seen)) && !sale.at().isAfter(by);
    }
  }

  private final Map<Title, List<Vanished>> vanished = new HashMap<>();
  private final Map<Asked, Fate> fates = new HashMap<>();
  private final Map<Title, Snapshot> looks = new HashMap<>();

  @Override
  public void tell(long event, Instant at, Told told) {
    switch (told) {
      case Told.Looked(Snapshot snapshot) -> look(snapshot, at);
      case Told.Reviewed(var snapshots) -> snapshots.forEach(snapshot -> look(snapshot, at));
      case Told.Fees _,
          Told.Quotes _,
          Told.Unread _,
          Told.Opened _,
          Told.Missed _,
          Told.Series _ -> {}
    }
  }

  @Override
  public boolean stood(OfferId offer, Money price, Instant moment) {
    return moment.isBefore(stoodUntil(offer, price));
  }

  /// When a sale took the offer; the latest of all times if none is known to have done so, the
  /// earliest if no look that is remembered showed it.
  Instant stoodUntil(OfferId offer, Money price) {
    Fate fate = fates.get(new Asked(offer, price));
    return fate == null ? Instant.MIN : fate.bought().orElse(Instant.MAX);
  }

  /// Lets go of what nobody asks for any more.
  void forgetBefore(Instant moment) {
    fates
        .values()
        .removeIf(fate ->
            fate.seen().isBefore(moment)
                && fate.bought().filter(at -> !at.isBefore(moment)).isEmpty());
    vanished
        .values()
        .removeIf(gone -> {
          gone.removeIf(each -> each.by().isBefore(moment));
          return gone.isEmpty();
        });
  }

  private void look(Snapshot now, Instant at) {
    Snapshot before = looks.put(now.title(), now);
    if (before != null) {
      gone(before, now, at);
    }
    for (Offer offer : now.offers()) {
      fates.put(new Asked(offer.id(), offer.price()), new Fate(at, Optional.empty()));
    }
  }

  /// Finds the sales that took what is not there any more; of offers alike the oldest went first. A
  /// look may show old sales, because they are read more seldom than offers: then the sale is found
  /// by a later one.
  private void gone(Snapshot before, Snapshot now, Instant at) {
    Set<OfferId> left = new HashSet<>();
    now.offers().forEach(offer -> left.add(offer.id()));
    List<Vanished> gone = vanished.computeIfAbsent(now.title(), _ -> new ArrayList<>());
    gone.removeIf(each -> left.contains(each.offer().id()));
    for (Offer offer : before.offers()) {
      Fate fate = fates.get(new Asked(offer.id(), offer.price()));
      if (offer.isBuyable() && fate != null && !left.contains(offer.id())) {
        gone.add(new Vanished(offer, fate.seen(), at));
      }
    }
    for (Sale sale : Sale.between(before.sales(), now.sales())) {
      gone.stream()
          .filter(each -> sale.kind() == SaleKind.OFFER && each.mayBe(sale))
          .min(Comparator.comparing(each -> each.offer().createdAt()))
          .ifPresent(each -> {
            gone.remove(each);
            fates.put(
                new Asked(each.offer().id(), each.offer().price()),
                new Fate(each.seen(), Optional.of(second(sale))));
          });
    }
  }

  /// Sales are told to the second; it may have been at its very beginning.
  private static Instant second(Sale sale) {
    return second(sale.at());
  }

  private static Instant second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }
}
