package io.floatwise.core.strategies;

import static io.floatwise.core.strategies.Figures.skip;

import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.pricing.TargetPrice;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Whether to move a target that stands: at once when it is above its hard cap or outside of its
/// owner's bounds; after the cool-down when somebody stands in front and passing him is worth it,
/// or when the price that is worth most has drifted out of the band around ours.
///
/// In a duel (the third raise over a rival within six hours) it stays where it is for twelve hours.
/// The venue does not name the rivals; somebody who passes us again and again right after we passed
/// him is taken for the same.
final class TargetMove {

  private static final Rate BAND = Rate.ofPercent(2);

  /// A raise must make the target worth this much more, to pay for the lost place of its price.
  private static final double CLEARLY_BETTER = 1.05;

  private static final int RAISES = 3;
  private static final Duration DUEL = Duration.ofHours(6);
  private static final Duration BACK_OFF = Duration.ofHours(12);

  private TargetMove() {}

  static Decision of(StrategyView view, Portfolio.Target target, TargetChance.Some chance) {
    TargetPrice.Plan best = chance.best();
    if (!chance.allows(target.price())) {
      return move(
          target,
          chance,
          "out-of-bounds",
          "it may pay %s to %s".formatted(chance.least(), chance.most()));
    }
    TargetLog log = view.portfolio().targetLog();
    if (TargetStart.isWithin(
        log.kept(target.id()).map(TargetLog.Kept::since), TargetStart.COOL_DOWN, view)) {
      return keep(view, "cooling-down", "the target was placed a short time ago");
    }
    boolean isPassed = chance.competition().ahead(target.price()) > 0;
    if (isPassed && best.price().isMoreThan(target.price())) {
      return raise(view, target, chance, log.raises(target.title()));
    }
    Money distance = best.price().max(target.price()).minus(best.price().min(target.price()));
    return distance.isMoreThan(target.price().at(BAND, Rounding.UP))
        ? move(target, chance, "drift", "%s is worth more now".formatted(best.price()))
        : keep(
            view,
            "target-stands",
            "the target at %s is where it belongs".formatted(target.price()));
  }

  private static Decision raise(
      StrategyView view, Portfolio.Target target, TargetChance.Some chance, List<Instant> raises) {
    if (isDuel(raises, view.now())) {
      return keep(
          view,
          "duel",
          "somebody passes the target at %s again and again".formatted(target.price()));
    }
    long present = chance.at(target.price()).map(TargetPrice.Plan::worth).orElse(0L);
    return chance.best().worth() > CLEARLY_BETTER * Math.max(0, present)
        ? move(
            target,
            chance,
            TargetLog.OVERBID,
            "others in front of it want %d".formatted(chance.competition().ahead(target.price())))
        : keep(view, "not-worth-raising", "to be first is worth next to nothing more");
  }

  /// Whether the last raises came so fast one after the other that it is a duel, and since the last
  /// of them too little time has passed.
  static boolean isDuel(List<Instant> raises, Instant now) {
    if (raises.size() < RAISES) {
      return false;
    }
    Instant last = raises.getLast();
    Instant first = raises.get(raises.size() - RAISES);
    return Duration.between(first, last).compareTo(DUEL) <= 0
        && Duration.between(last, now).compareTo(BACK_OFF) < 0;
  }

  private static Decision move(
      Portfolio.Target target, TargetChance.Some chance, String kind, String why) {
    TargetPrice.Plan best = chance.best();
    var figures = new ArrayList<>(chance.evidence(best, target.amount()));
    figures.add(new Datum("from", target.price().toString()));
    figures.add(new Datum(TargetLog.MOVE, kind));
    return new Decision.Replace(
        List.of(new Intent.CancelTarget(target.id(), target.title())),
        new Evidence(
            "take down the target at %s to move it: %s".formatted(target.price(), why), figures),
        new Decision.Propose(
            new Intent.PlaceTarget(target.title(), best.price(), target.amount()),
            new Evidence(
                "move the target from %s to %s: %s".formatted(target.price(), best.price(), why),
                figures)));
  }

  private static Decision keep(StrategyView view, String rule, String reason) {
    return skip(view, rule, reason, List.of());
  }
}
