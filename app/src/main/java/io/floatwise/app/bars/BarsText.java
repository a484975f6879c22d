package io.floatwise.app.bars;

import io.floatwise.app.report.Page;
import io.floatwise.core.bars.BarSweep;
import io.floatwise.core.bars.LaneJournal;
import io.floatwise.core.bars.LaneResult;
import io.floatwise.core.bars.RoundTrip;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.guard.Loss;
import io.floatwise.core.money.Money;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Backtests on bars as lines for a terminal.
public final class BarsText {

  private final Page page;

  private BarsText(Page page) {
    this.page = page;
  }

  /// The strategies with what they are tuned by.
  ///
  /// @param page on which it is written
  public static String of(List<SignalStrategy> strategies, Page page) {
    for (SignalStrategy strategy : strategies) {
      page.words(strategy.name() + "  ", 2, strategy.about());
      for (Parameter each : strategy.parameters()) {
        page.words(
            "  ",
            4,
            "%s: %d to %d, usually %d. %s"
                .formatted(each.name(), each.least(), each.most(), each.usual(), each.about()));
      }
    }
    return page.toString();
  }

  /// @param page on which it is written
  public static String of(BarsRun.Outcome outcome, Page page) {
    new BarsText(page).write(outcome);
    return page.toString();
  }

  private void write(BarsRun.Outcome outcome) {
    BarsRun run = outcome.run();
    for (BarsRun.Series series : outcome.series()) {
      line("%s", series.file());
      switch (series.outcome()) {
        case BarSweep.Outcome.Refused(String why) -> page.words("  refused: ", 2, why);
        case BarSweep.Outcome.Traded(List<BarSweep.Lane> lanes) when lanes.size() == 1 ->
            one(run, series.rows(), lanes.getFirst());
        case BarSweep.Outcome.Traded(List<BarSweep.Lane> lanes) -> table(run, lanes);
      }
      line("");
    }
    line("under which conventions");
    Conventions.of(run.terms()).forEach(each -> page.words("  ", 2, each));
  }

  private void one(BarsRun run, List<LaneJournal.Row> rows, BarSweep.Lane lane) {
    line("%s %s", run.strategy().name(), run.lanes().getFirst());
    switch (lane) {
      case BarSweep.Lane.Done(LaneResult result) -> trades(run, rows, result);
      case BarSweep.Lane.Lost(Loss why) -> page.words("  failed: ", 2, Losses.text(why));
    }
  }

  private void trades(BarsRun run, List<LaneJournal.Row> rows, LaneResult result) {
    List<RoundTrip> trips = RoundTrip.of(rows);
    if (!trips.isEmpty()) {
      line("");
      line(
          "%-20s %-20s %10s %12s %12s %10s %14s",
          "bought", "sold", "units", "paid each", "got each", "fees", "profit");
    }
    for (RoundTrip trip : trips) {
      line(
          "%-20s %-20s %10d %12s %12s %10s %14s",
          trip.entry(),
          trip.exit(),
          trip.units(),
          trip.entryPrice().toDecimal(),
          trip.exitPrice().toDecimal(),
          trip.fees().toDecimal(),
          trip.profit().toDecimal());
    }
    line("");
    Money begun = run.terms().balance();
    line("%-32s %14d", "bars", result.bars());
    line("%-32s %14d", "trades from purchase to sale", trips.size());
    line("%-32s %14d", "purchases", result.purchases());
    line("%-32s %14d", "sales", result.sales());
    line("%-32s %14s USD", "fees paid", result.fees().toDecimal());
    line("%-32s %14s", "money free at the end", result.cash().toDecimal());
    line("%-32s %14s", "proceeds still locked", result.locked().toDecimal());
    line("%-32s %14s", "units not sold, at last close", result.items().toDecimal());
    line("%-32s %14s", "everything at the end", result.equity().toDecimal());
    line("%-32s %14s", "gain", result.equity().minus(begun).toDecimal());
    refusals(rows);
  }

  private void refusals(List<LaneJournal.Row> rows) {
    Map<String, Long> counts =
        rows.stream()
            .filter(row -> !row.answer().isTrade())
            .collect(
                Collectors.groupingBy(
                    row -> row.answer().toString(), TreeMap::new, Collectors.counting()));
    if (!counts.isEmpty()) {
      line("");
      line("wishes that came to nothing, by what was against them");
      counts.forEach((against, count) -> line("  %-30s %14d", against, count));
    }
  }

  private void table(BarsRun run, List<BarSweep.Lane> lanes) {
    line(
        "%-36s %9s %9s %9s %12s %16s",
        run.strategy().name(), "purchases", "sales", "refused", "fees", "at the end");
    for (int i = 0; i < lanes.size(); i++) {
      ParameterSet set = run.lanes().get(i);
      switch (lanes.get(i)) {
        case BarSweep.Lane.Done(LaneResult lane) ->
            line(
                "%-36s %9d %9d %9d %12s %16s",
                set,
                lane.purchases(),
                lane.sales(),
                lane.refusals(),
                lane.fees().toDecimal(),
                lane.equity().toDecimal());
        case BarSweep.Lane.Lost(Loss why) ->
            page.words("%-36s failed: ".formatted(set), 2, Losses.text(why));
      }
    }
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    page.line(format.formatted(values));
  }
}
