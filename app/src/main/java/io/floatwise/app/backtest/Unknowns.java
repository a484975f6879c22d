package io.floatwise.app.backtest;

import io.floatwise.app.report.Plain;
import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.SeriesFound;
import io.floatwise.core.backtest.SeriesModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a backtest could not know, in sentences: every report says it.
final class Unknowns {

  private Unknowns() {}

  static List<String> of(BacktestRun.Outcome outcome) {
    return of(outcome, "What the recorder bought or sold itself counts as somebody else's.");
  }

  /// @param recorder what was done about the recorder's own deeds
  static List<String> of(BacktestRun.Outcome outcome, String recorder) {
    BacktestResult result = outcome.result();
    List<String> all = new ArrayList<>();
    all.add(
        "Whether our orders would have moved the market: what was recorded never knew of them. It"
            + " shows only what its recorder looked at. "
            + recorder);
    all.add("Sales that the other side takes back, and locks that the venue changes.");
    if (result.series() > 0) {
      all.addAll(series(outcome.setup().series(), result.found()));
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

  /// The book model, with its numbers, and what the series held.
  private static List<String> series(SeriesModel model, SeriesFound found) {
    List<String> all = new ArrayList<>();
    all.add(
        "The offers of %,d titles: only series of them are known. ASSUMED: the best offer is half"
                .formatted(found.titles())
            + " of %s above the price of a bar and the best target half of it below; a sale costs"
                .formatted(model.spread())
            + " %s where the tape tells no fee; what was sold took offers and filled targets in turn,"
                .formatted(model.fee())
            + " all at the median, and %d units a day of it are shown."
                .formatted(SeriesModel.SALES_A_DAY));
    all.add(
        "An order meets the bars that begin after it: a purchase the next one alone, if its offer"
            + " is no dearer then; our offers sell at bars %s above them, behind the units of an"
                .formatted(SeriesModel.MARGIN)
            + " average day, and our targets fill at bars %s below; of the units of a bar %s,"
                .formatted(SeriesModel.MARGIN, SeriesModel.SHARE)
            + " rounded down, are ours at most.");
    all.add("A cheap offer among dearer ones: medians show none, so nothing is bought below them.");
    found.counts().forEach((trait, count) -> all.add("%,d %s.".formatted(count, trait.text())));
    return all;
  }

  private static Optional<Duration> since(BacktestResult.Gap gap) {
    return gap.missed()
        .since()
        .filter((Instant from) -> !from.isAfter(gap.at()))
        .map(from -> Duration.between(from, gap.at()));
  }
}
