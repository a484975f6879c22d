package io.floatwise.core.backtest;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.tape.Playback;
import io.floatwise.core.tape.Told;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A market as it would have been told without the account that recorded it: without its offers,
/// and without the sales that were its purchases, so that what it bought stands as what vanished
/// without a sale. Nothing is known of what others would have done instead. Not thread-safe.
final class WithoutUs implements Playback.Listener {

  private final OwnDeeds deeds;
  private final Playback.Listener next;
  private final Map<Title, Snapshot> looks = new HashMap<>();
  private final Map<Title, List<Taken>> taken = new HashMap<>();
  private final Map<Title, List<Sale>> purchases = new HashMap<>();

  /// An offer of somebody else that we took.
  private record Taken(Offer offer, Instant seen) {
    boolean isBy(Sale sale) {
      return sale.kind() == SaleKind.OFFER
          && sale.mayBeOf(offer)
          && !sale.at().isBefore(seen.truncatedTo(ChronoUnit.SECONDS));
    }
  }

  WithoutUs(OwnDeeds deeds, Playback.Listener next) {
    this.deeds = deeds;
    this.next = next;
  }

  /// The listener itself where nothing has to be taken away.
  static Playback.Listener told(OwnDeeds deeds, Playback.Listener listener) {
    return deeds.isNone() ? listener : new WithoutUs(deeds, listener);
  }

  @Override
  public void tell(long event, Instant at, Told told) {
    next.tell(
        event,
        at,
        switch (told) {
          case Told.Looked(Snapshot snapshot) -> new Told.Looked(cleaned(snapshot, at));
          case Told.Reviewed(var snapshots) ->
              new Told.Reviewed(snapshots.stream().map(each -> cleaned(each, at)).toList());
          case Told.Fees _,
              Told.Quotes _,
              Told.Unread _,
              Told.Opened _,
              Told.Missed _,
              Told.Series _ ->
              told;
        });
  }

  private Snapshot cleaned(Snapshot now, Instant at) {
    Title title = now.title();
    Snapshot before = looks.put(title, now);
    if (before != null) {
      findPurchases(before, now);
    }
    now.offers().stream()
        .filter(offer -> isTaken(offer, at))
        .forEach(offer ->
            taken.computeIfAbsent(title, _ -> new ArrayList<>()).add(new Taken(offer, at)));
    List<Offer> others =
        now.offers().stream().filter(offer -> !deeds.offers().contains(offer.id())).toList();
    List<Sale> sales = new ArrayList<>(now.sales());
    purchases.getOrDefault(title, List.of()).forEach(sales::remove);
    boolean isSame = others.size() == now.offers().size() && sales.size() == now.sales().size();
    return isSame
        ? now
        : new Snapshot(title, quote(now, others), others, sales, now.targets(), now.asOf());
  }

  /// It was somebody else's and became ours after that.
  private boolean isTaken(Offer offer, Instant at) {
    Instant first = deeds.assets().get(offer.item().id());
    return first != null && !at.isAfter(first) && !deeds.offers().contains(offer.id());
  }

  private void findPurchases(Snapshot before, Snapshot now) {
    List<Taken> ours = taken.get(now.title());
    if (ours == null) {
      return;
    }
    Set<OfferId> there = now.offers().stream().map(Offer::id).collect(Collectors.toSet());
    for (Sale sale : Sale.between(before.sales(), now.sales())) {
      ours.stream()
          .filter(each -> !there.contains(each.offer().id()) && each.isBy(sale))
          .findFirst()
          .ifPresent(each -> {
            ours.removeIf(other -> other.offer().id().equals(each.offer().id()));
            purchases.computeIfAbsent(now.title(), _ -> new ArrayList<>()).add(sale);
          });
    }
  }

  /// Where the best offer was ours, the best of the others is.
  private Quote quote(Snapshot now, List<Offer> others) {
    Quote quote = now.quote();
    int ours = now.offers().size() - others.size();
    boolean wasBest =
        quote
            .bestOffer()
            .filter(best ->
                now.offers().stream()
                    .anyMatch(o -> o.price().equals(best) && deeds.offers().contains(o.id())))
            .isPresent();
    Optional<Money> best =
        wasBest ? others.stream().findFirst().map(Offer::price) : quote.bestOffer();
    return new Quote(
        quote.title(),
        best,
        Math.max(others.size(), quote.offerCount() - ours),
        quote.bestTarget(),
        quote.targetCount(),
        quote.asOf());
  }
}
