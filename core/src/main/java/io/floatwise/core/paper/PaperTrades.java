package io.floatwise.core.paper;

import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.TradeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Closed trades of a paper account. Those of CS2 items are protected for seven days; all others
/// are final at once. Not thread-safe.
final class PaperTrades {

  static final Duration PROTECTION = Duration.ofDays(7);

  private final List<Sold> sales = new ArrayList<>();
  private final List<ClosedTarget> fills = new ArrayList<>();

  private record Sold(
      OfferId offer,
      Item item,
      Money price,
      Money fee,
      Instant at,
      Optional<Instant> protectedUntil) {

    ClosedOffer asOf(Instant now) {
      return new ClosedOffer(
          offer,
          item.id(),
          item.title().name(),
          price,
          fee,
          at,
          protectedUntil.filter(now::isBefore).isPresent()
              ? TradeStatus.PROTECTED
              : TradeStatus.SUCCESSFUL,
          protectedUntil);
    }
  }

  /// When the protection of a trade of `item` that was closed at `at` ends; empty if it has none.
  static Optional<Instant> finalAt(Item item, Instant at) {
    return item.title().game() == Game.CS2 ? Optional.of(at.plus(PROTECTION)) : Optional.empty();
  }

  void sold(OfferId offer, Item item, Money price, Money fee, Instant at) {
    sales.add(new Sold(offer, item, price, fee, at, finalAt(item, at)));
  }

  /// How many protections were over at `now`.
  long ended(Instant now) {
    return sales.stream()
        .filter(sold -> sold.protectedUntil().filter(until -> !now.isBefore(until)).isPresent())
        .count();
  }

  void filled(TargetId target, Item item, Money price, Instant at) {
    fills.add(
        new ClosedTarget(
            target,
            item.id(),
            item.title().name(),
            price,
            at,
            TradeStatus.SUCCESSFUL,
            finalAt(item, at)));
  }

  /// Sales closed at or after `since`, oldest first, as they stand at `now`.
  List<ClosedOffer> sales(Instant since, Instant now) {
    return sales.stream()
        .filter(sale -> !sale.at().isBefore(since))
        .map(sale -> sale.asOf(now))
        .sorted(Comparator.comparing(ClosedOffer::closedAt))
        .toList();
  }

  /// Purchases through targets closed at or after `since`, oldest first.
  List<ClosedTarget> fills(Instant since) {
    return fills.stream()
        .filter(fill -> !fill.closedAt().isBefore(since))
        .sorted(Comparator.comparing(ClosedTarget::closedAt))
        .toList();
  }
}
