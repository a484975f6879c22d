package io.floatwise.core.strategies;

import static io.floatwise.core.strategies.Figures.chance;
import static io.floatwise.core.strategies.Figures.skip;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.pricing.TargetPrice;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether to place a target where none of ours stands: if it is among those that are worth most
/// together for the money that targets may promise. Those that are not any more make room.
final class TargetStart {

  /// After a change nothing else is changed for so long.
  static final Duration COOL_DOWN = Duration.ofMinutes(30);

  /// What a person took down is not placed again for so long.
  private static final Duration DISMISSED = Duration.ofHours(24);

  private TargetStart() {}

  static Decision of(StrategyView view, TargetChance.Some chance) {
    var title = view.snapshot().title();
    TargetLog log = view.portfolio().targetLog();
    if (isWithin(log.dismissedAt(title), DISMISSED, view)) {
      return skip(
          view,
          "target-dismissed",
          "somebody took its target down less than %d h ago".formatted(DISMISSED.toHours()),
          List.of());
    }
    if (isWithin(log.changedAt(title), COOL_DOWN, view)) {
      return skip(view, "cooling-down", "its target was changed a short time ago", List.of());
    }
    TargetPrice.Plan plan = chance.best();
    var evidence =
        new Evidence(
            "wait at %s: %s chance to be filled within %d days, then an expected gain of %s"
                .formatted(
                    plan.price(),
                    chance(plan.chance()),
                    TargetPrice.LIFE.toDays(),
                    plan.listing().expectedValue()),
            chance.evidence(plan, chance.amount()));
    var place =
        new Decision.Propose(
            new Intent.PlaceTarget(title, plan.price(), chance.amount()), evidence);
    Money cost = plan.price().times(chance.amount());
    return TargetBudget.of(view)
        .roomFor(cost, chance.amount() * plan.worth())
        .<Decision>map(
            old -> old.isEmpty() ? place : new Decision.Replace(cancelled(old), room(place), place))
        .orElseGet(() ->
            skip(
                view,
                "targets-budget",
                "others are worth more for the %s that targets may promise"
                    .formatted(view.forTargets()),
                evidence.data()));
  }

  private static Evidence room(Decision.Propose place) {
    return new Evidence(
        "make room: a target for %s is worth more".formatted(place.intent().title()),
        place.evidence().data());
  }

  private static List<Intent.CancelTarget> cancelled(List<Portfolio.Target> targets) {
    return targets.stream().map(t -> new Intent.CancelTarget(t.id(), t.title())).toList();
  }

  static boolean isWithin(Optional<Instant> at, Duration time, StrategyView view) {
    return at.filter(t -> Duration.between(t, view.now()).compareTo(time) < 0).isPresent();
  }
}
