package io.floatwise.core.risk;

import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Intent;
import java.util.List;
import java.util.Optional;

/// Are we in a state to act at all?
final class ReadinessRules {

  static final List<RiskRule> ALL =
      List.of(
          Rule.any(
              "not-reconciled",
              (_, view) ->
                  view.reconciled()
                      ? Optional.empty()
                      : Optional.of("the books were not compared with the venue yet")),
          Rule.any("paused", ReadinessRules::paused),
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
          Rule.any("busy", ReadinessRules::busy),
          Rule.any("own-item", ReadinessRules::ownItem));

  private ReadinessRules() {}

  private static Optional<String> paused(Intent intent, RiskView view) {
    return Activity.of(intent)
        .flatMap(activity -> view.counters().pause(activity, view.now()))
        .map(RiskCounters.Pause::reason);
  }

  private static Optional<String> busy(Intent intent, RiskView view) {
    return view.portfolio().openSubmissions().stream()
        .filter(s -> s.intent().title().equals(intent.title()))
        .findFirst()
        .map(s -> "the outcome of %s for the same title is not known yet".formatted(s.id()));
  }

  private static Optional<String> ownItem(Intent intent, RiskView view) {
    return intent instanceof Intent.BuyOffer buy
        ? view.portfolio()
            .openLot(buy.item().id())
            .map(lot -> "the item is ours already, as " + lot.id())
        : Optional.empty();
  }
}
