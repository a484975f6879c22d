package io.floatwise.core.engine;

import io.floatwise.core.journal.Fact;
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

/// Which pauses begin or end by themselves: the facts that follow from what was counted.
///
/// @param limits that hold now
/// @param now market time
record Pauses(RiskCounters counters, Limits limits, Instant now) {

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
