package io.floatwise.core.risk;

import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Stance;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Are we in a state to act at all?
final class ReadinessRules {

  /// What a mode withholds it will withhold again; asking daily is enough to notice a change.
  private static final Duration WITHHELD = Duration.ofHours(24);

  private static final int MOST_OF_A_TARGET = 100;

  static final List<RiskRule> ALL =
      List.of(
          Rule.any(
              "not-reconciled",
              (intent, view) ->
                  view.reconciled() || takesDown(intent)
                      ? Optional.empty()
                      : Optional.of("the books were not compared with the venue yet")),
          Rule.any("stopped", ReadinessRules::stopped),
          Rule.any("paused", ReadinessRules::paused),
          Rule.spending("clock-skew", (_, view) -> skew(view)),
          Rule.spending(
              "balance-unknown",
              (_, view) ->
                  view.portfolio().cash().isPresent()
                      ? Optional.empty()
                      : Optional.of("the account's balance is not known")),
          Rule.spending(
              "books-differ",
              (_, view) ->
                  view.portfolio()
                      .difference()
                      .map(d ->
                          "books say %s, the venue says %s".formatted(d.expected(), d.observed()))),
          Rule.any("impossible-order", ReadinessRules::impossible),
          Rule.any("withheld", ReadinessRules::withheld),
          Rule.any(
              "answered",
              (intent, view) -> view.counters().approvals().refusal(intent, view.now())),
          Rule.any("busy", ReadinessRules::busy),
          Rule.any("own-item", ReadinessRules::ownItem));

  private ReadinessRules() {}

  /// Taking something down spends nothing and cannot lose anything.
  private static boolean takesDown(Intent intent) {
    return Activity.of(intent).isEmpty();
  }

  private static Optional<String> stopped(Intent intent, RiskView view) {
    Brake brake = view.counters().brake();
    boolean forbidden =
        brake.stance() == Stance.HALT
            || Activity.of(intent).filter(brake.stopped()::contains).isPresent();
    return forbidden ? brake.reason() : Optional.empty();
  }

  private static Optional<String> skew(RiskView view) {
    Duration limit = view.limit(Limit.CLOCK_SKEW);
    if (view.skew().isEmpty()) {
      return Optional.of("how far the venue's clock is from ours is not known");
    }
    Duration skew = view.skew().get().abs();
    return skew.compareTo(limit) > 0
        ? Optional.of(
            "the venue's clock is %s s from ours, limit %d s"
                .formatted(BigDecimal.valueOf(skew.toMillis(), 3), limit.toSeconds()))
        : Optional.empty();
  }

  private static Optional<String> paused(Intent intent, RiskView view) {
    return Activity.of(intent)
        .flatMap(activity -> view.counters().pause(activity, view.now()))
        .map(RiskCounters.Pause::reason);
  }

  /// A price of nothing or less would slip under every limit.
  private static Optional<String> impossible(Intent intent, RiskView view) {
    Optional<Money> price =
        switch (intent) {
          case Intent.BuyOffer buy -> Optional.of(buy.price());
          case Intent.ListLot list -> Optional.of(list.price());
          case Intent.Reprice reprice -> Optional.of(reprice.price());
          case Intent.PlaceTarget place -> Optional.of(place.price());
          case Intent.Delist _, Intent.CancelTarget _ -> Optional.empty();
        };
    if (price.isPresent() && !price.get().isPositive()) {
      return Optional.of("the price is " + price.get());
    }
    return intent instanceof Intent.PlaceTarget place
            && (place.amount() < 1 || place.amount() > MOST_OF_A_TARGET)
        ? Optional.of(
            "%d items wanted, 1 to %d possible".formatted(place.amount(), MOST_OF_A_TARGET))
        : Optional.empty();
  }

  private static Optional<String> withheld(Intent intent, RiskView view) {
    return view.counters()
        .withheldAt(intent)
        .map(at -> Duration.between(at, view.now()))
        .filter(age -> age.compareTo(WITHHELD) < 0)
        .map(age ->
            "the mode withheld the same %d min ago, it is not repeated for %d h"
                .formatted(age.toMinutes(), WITHHELD.toHours()));
  }

  /// What is bought may be the same twice, so nothing of a title is while anything of it is open. A
  /// lot or a target of ours is one thing: others of its title do not keep it waiting.
  private static Optional<String> busy(Intent intent, RiskView view) {
    String what =
        switch (intent) {
          case Intent.BuyOffer _, Intent.PlaceTarget _ -> "title";
          case Intent.ListLot _, Intent.Reprice _, Intent.Delist _ -> "lot";
          case Intent.CancelTarget _ -> "target";
        };
    return view.portfolio().openSubmissions().stream()
        .filter(s -> stands(s.intent(), intent))
        .findFirst()
        .map(s -> "the outcome of %s for the same %s is not known yet".formatted(s.id(), what));
  }

  private static boolean stands(Intent open, Intent wished) {
    return switch (wished) {
      case Intent.BuyOffer _, Intent.PlaceTarget _ -> open.title().equals(wished.title());
      case Intent.ListLot _, Intent.Reprice _, Intent.Delist _ -> lot(open).equals(lot(wished));
      case Intent.CancelTarget cancel ->
          open instanceof Intent.CancelTarget other && other.target().equals(cancel.target());
    };
  }

  private static Optional<LotId> lot(Intent intent) {
    return switch (intent) {
      case Intent.ListLot list -> Optional.of(list.lot());
      case Intent.Reprice reprice -> Optional.of(reprice.lot());
      case Intent.Delist delist -> Optional.of(delist.lot());
      case Intent.BuyOffer _, Intent.PlaceTarget _, Intent.CancelTarget _ -> Optional.empty();
    };
  }

  private static Optional<String> ownItem(Intent intent, RiskView view) {
    return intent instanceof Intent.BuyOffer buy
        ? view.portfolio()
            .openLot(buy.item().id())
            .map(lot -> "the item is ours already, as " + lot.id())
        : Optional.empty();
  }
}
