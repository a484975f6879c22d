package io.floatwise.core.engine;

import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.ApprovalQueue;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.RequestEnd;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Whether what a person approved is still there and still worth its price. The limits are checked
/// besides.
final class Recheck {

  private Recheck() {}

  /// Why it is not; empty if it is.
  static Optional<String> objection(
      Intent intent, Snapshot snapshot, Optional<Valuation> valuation) {
    return switch (intent) {
      case Intent.BuyOffer buy -> offer(buy, snapshot).or(() -> worth(buy.price(), valuation));
      case Intent.PlaceTarget place -> worth(place.price(), valuation);
      case Intent.ListLot _, Intent.Reprice _, Intent.Delist _, Intent.CancelTarget _ ->
          Optional.empty();
    };
  }

  /// The end of the requests that waited too long.
  static List<Fact> expired(Collection<ApprovalQueue.Request> waiting, Instant now) {
    return waiting.stream()
        .filter(request -> !now.isBefore(request.until()))
        .<Fact>map(request ->
            new Fact.ApprovalEnded(
                request.id(),
                RequestEnd.EXPIRED,
                request.approved() ? "it was not looked at in time" : "nobody approved it in time"))
        .toList();
  }

  private static Optional<String> offer(Intent.BuyOffer buy, Snapshot snapshot) {
    Optional<Offer> there =
        snapshot.offers().stream().filter(o -> o.id().equals(buy.offer().id())).findFirst();
    if (there.isEmpty()) {
      return Optional.of("the offer is gone");
    }
    if (!there.get().price().equals(buy.price())) {
      return Optional.of(
          "approved at %s, the offer now costs %s".formatted(buy.price(), there.get().price()));
    }
    if (!there.get().item().equals(buy.item())) {
      return Optional.of("the offer is for another item now");
    }
    return there.get().isBuyable()
        ? Optional.empty()
        : Optional.of("the offer cannot be bought now");
  }

  private static Optional<String> worth(Money price, Optional<Valuation> valuation) {
    return valuation
        .map(v -> v.fees().net(v.fair().value()))
        .filter(price::isMoreThan)
        .map(net ->
            "%s is more than %s, what the fair value now brings after the fee"
                .formatted(price, net));
  }
}
