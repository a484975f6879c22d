package io.floatwise.core.paper;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A target of ours that stands beside a market which does not know of it. A seller who is observed
/// to take less from another target would have taken ours; one who was paid the same may have stood
/// in a queue that nobody shows, so he counts as another's. An offer that is left standing at our
/// price or below would have been matched with us.
///
/// @param amount items still wanted
/// @param readAt market time of the last reading of the market; sales up to it count no more
record Wish(TargetId id, Title title, Money price, int amount, Instant since, Instant readAt) {

  /// DMarket matches a target and an offer within about this time.
  private static final Duration MATCH_DELAY = Duration.ofMinutes(2);

  /// Sales among `sales` that would have been ours, as many as are wanted.
  List<Sale> sellers(List<Sale> sales) {
    return sales.stream()
        .filter(s -> s.kind() == SaleKind.TARGET)
        .filter(s -> s.at().isAfter(readAt) && s.price().isLessThan(price))
        .limit(amount)
        .toList();
  }

  /// Standing offers that would have been matched with us by `now`.
  List<Offer> matches(List<Offer> offers, Instant now) {
    Instant settled = now.minus(MATCH_DELAY);
    return since.isAfter(settled)
        ? List.of()
        : offers.stream()
            .filter(o -> o.isBuyable() && !o.price().isMoreThan(price))
            .filter(o -> !o.createdAt().isAfter(settled))
            .limit(amount)
            .toList();
  }

  Wish filled() {
    return new Wish(id, title, price, amount - 1, since, readAt);
  }

  Wish read(Instant now) {
    return new Wish(id, title, price, amount, since, now);
  }
}
