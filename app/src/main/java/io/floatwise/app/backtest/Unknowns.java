package io.floatwise.app.backtest;

import io.floatwise.app.report.Plain;
import io.floatwise.core.backtest.BacktestResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a backtest could not know, in sentences: every report says it.
final class Unknowns {

  private Unknowns() {}

  static List<String> of(BacktestResult result) {
    List<String> all = new ArrayList<>();
    all.add(
        "Whether our orders would have moved the market: what was recorded never knew of them. It"
            + " shows only what its recorder looked at, and what the recorder bought or sold itself"
            + " counts as somebody else's.");
    all.add("Sales that the other side takes back, and locks that the venue changes.");
    if (result.series() > 0) {
      all.add(
          "%,d points of series without offers: nothing was traded on them."
              .formatted(result.series()));
    }
    if (!result.gaps().isEmpty()) {
      Duration missing =
          result.gaps().stream()
              .flatMap(gap -> since(gap).stream())
              .reduce(Duration.ZERO, Duration::plus);
      all.add(
          "%d gaps of the tape, %d h %02d min in all where it is known."
              .formatted(result.gaps().size(), missing.toHours(), missing.toMinutesPart()));
    }
    if (result.unread() > 0) {
      all.add(
          "%,d times the recorder got no answer that could be used.".formatted(result.unread()));
    }
    result
        .losses()
        .forEach(loss ->
            all.add("DAMAGED %s: %s; left out.".formatted(loss.file(), Plain.text(loss.why()))));
    return all;
  }

  private static Optional<Duration> since(BacktestResult.Gap gap) {
    return gap.missed()
        .since()
        .filter((Instant from) -> !from.isAfter(gap.at()))
        .map(from -> Duration.between(from, gap.at()));
  }
}
