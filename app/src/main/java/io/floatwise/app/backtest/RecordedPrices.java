package io.floatwise.app.backtest;

import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.PriceTrack;
import io.floatwise.core.backtest.RunReport;
import io.floatwise.core.backtest.TitlePrices;
import io.floatwise.core.item.Title;
import io.floatwise.core.report.ProfitParts;
import io.floatwise.core.report.RoundTrip;
import io.floatwise.core.tape.TapePlayer;
import io.floatwise.tape.TapeReading;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The recorded prices beside the trades of a run. The tape is read once more for them, because
/// only after a run it is known which titles it traded; a run without charts pays nothing.
public final class RecordedPrices {

  /// Titles that get a chart.
  static final int MOST_TITLES = 12;

  private RecordedPrices() {}

  /// Of the titles with the largest results, gains or losses; of equal ones those with more lots.
  ///
  /// @param tape of the run
  public static Map<Title, PriceTrack> of(Path tape, BacktestRun.Outcome outcome) {
    Optional<BacktestResult.Span> span = outcome.result().span();
    List<Title> titles = titles(RunReport.of(outcome.result(), outcome.log()));
    if (span.isEmpty() || titles.isEmpty()) {
      return Map.of();
    }
    var prices = new TitlePrices(titles, span.get());
    try (var reading = TapeReading.open(tape)) {
      new TapePlayer(reading, prices)
          .play(reading.days().stream().filter(outcome.part()::holds).toList());
    }
    return prices.tracks();
  }

  private static List<Title> titles(RunReport report) {
    record Traded(Title title, long result, long lots) {
      Traded plus(Traded other) {
        return new Traded(title, result + other.result, lots + other.lots);
      }
    }
    var all = new HashMap<Title, Traded>();
    for (RoundTrip trip : report.trips()) {
      long result = ProfitParts.of(trip, report.end()).result().minor();
      Title title = trip.lot().title();
      all.merge(title, new Traded(title, result, 1), Traded::plus);
    }
    return all.values().stream()
        .sorted(
            Comparator.comparingLong((Traded t) -> -Math.abs(t.result()))
                .thenComparingLong(t -> -t.lots())
                .thenComparing(t -> t.title().name()))
        .limit(MOST_TITLES)
        .map(Traded::title)
        .toList();
  }
}
