package io.floatwise.core.engine;

import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Rate;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.trade.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Which pauses begin or end by themselves: the facts that follow from what was counted.
///
/// @param limits that hold now
/// @param now market time
record Pauses(RiskCounters counters, Limits limits, Instant now) {

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  /// The end of those whose time is over.
  Optional<Fact> over() {
    Set<Activity> over = counters.expired(now);
    return over.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fact.ActivitiesResumed(over, "the pause is over"));
  }

  /// A pause of everything after too many errors in a row. A batch can bring a hundred errors at
  /// one moment; they pause once.
  ///
  /// @param before errors in a row before the last answer
  Optional<Fact> afterErrors(int before) {
    int errors = counters.errorsInRow();
    if (errors <= before || errors < limits.get(Limit.ERRORS_TO_PAUSE)) {
      return Optional.empty();
    }
    boolean isLong = errors >= limits.get(Limit.ERRORS_TO_PAUSE_LONG);
    Duration length = limits.get(isLong ? Limit.LONG_PAUSE : Limit.PAUSE);
    Instant end = now.plus(length);
    return counters.isAllPausedUntil(end, now)
        ? Optional.empty()
        : Optional.of(
            new Fact.ActivitiesPaused(
                EnumSet.allOf(Activity.class),
                "%d errors in a row".formatted(errors),
                Optional.of(end)));
  }

  /// A pause of buying for a day after the prices of a whole game fell too much within a day: what
  /// was paid before says nothing any more, and every offer looks cheap beside it. While they fall,
  /// it is made longer twice a day.
  ///
  /// @param lost how much the prices of a game lost within a day; empty where it is not known
  Optional<Fact> afterFall(Function<Game, Optional<Rate>> lost) {
    Rate limit = limits.get(Limit.CRASH_PAUSES);
    Optional<Instant> until =
        counters.pause(Activity.BUY, now).map(p -> p.until().orElse(Instant.MAX));
    if (until.filter(now.plus(HALF_A_DAY)::isBefore).isPresent()) {
      return Optional.empty();
    }
    return limits.get(Limit.GAMES).stream()
        .sorted()
        .flatMap(game -> lost.apply(game).stream().map(share -> fell(game, share, limit)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Fact> fell(Game game, Rate lost, Rate limit) {
    return lost.compareTo(limit) < 0
        ? Optional.empty()
        : Optional.of(
            new Fact.ActivitiesPaused(
                EnumSet.of(Activity.BUY),
                "the prices of %s fell by %s within a day, limit %s"
                    .formatted(game.label(), lost, limit),
                Optional.of(now.plus(A_DAY))));
  }

  /// A pause of buying, until somebody lifts it, after too many losses in a row.
  Optional<Fact> afterLosses(Portfolio books) {
    int losses = counters.newLosses(books);
    boolean paused = counters.pause(Activity.BUY, now).filter(p -> p.until().isEmpty()).isPresent();
    return losses < limits.get(Limit.LOSSES_TO_STOP) || paused
        ? Optional.empty()
        : Optional.of(
            new Fact.ActivitiesPaused(
                EnumSet.of(Activity.BUY),
                "%d losses in a row".formatted(losses),
                Optional.empty()));
  }
}
