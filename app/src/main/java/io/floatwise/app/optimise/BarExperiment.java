package io.floatwise.app.optimise;

import io.floatwise.app.bars.Conventions;
import io.floatwise.core.bars.Answer;
import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.LaneJournal;
import io.floatwise.core.bars.LaneRun;
import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.bars.RoundTrip;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.EquityCurve;
import io.floatwise.optimiser.trial.Experiment;
import io.floatwise.optimiser.trial.OpenTrade;
import io.floatwise.optimiser.trial.OtherEntries;
import io.floatwise.optimiser.trial.Trial;
import io.floatwise.optimiser.trial.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A strategy on the bars of one file, with other parameters in each lane. The strategy sees the
/// bars before a window, its account begins with it; what is held at the end stays open.
/// Thread-safe.
public final class BarExperiment implements Experiment {

  private static final int LANES = 64;
  private static final long MILLIS_A_DAY = Duration.ofDays(1).toMillis();

  private final SignalStrategy strategy;
  private final LaneTerms terms;
  private final String item;
  private final Bars bars;

  /// @param terms that every lane trades under
  public BarExperiment(SignalStrategy strategy, LaneTerms terms, BarData data) {
    this.strategy = strategy;
    this.terms =
        new LaneTerms(
            terms.balance(),
            terms.purchaseFee(),
            terms.saleFee(),
            terms.spread(),
            terms.volumeShare(),
            terms.itemLock(),
            terms.proceedsLock(),
            terms.limits(),
            false);
    this.item = data.item();
    this.bars = data.bars();
  }

  @Override
  public List<Parameter> parameters() {
    return strategy.parameters();
  }

  @Override
  public Window span() {
    return new Window(at(bars.time(0)), at(bars.time(bars.size() - 1)).plusMillis(1));
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  @Override
  public Duration lock() {
    return terms.itemLock().plus(terms.proceedsLock());
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void check(ParameterSet set) {
    strategy.check(set);
  }

  @Override
  public List<Trial> run(List<ParameterSet> sets, Window window) {
    int from = bars.firstFrom(window.from().toEpochMilli());
    int to = bars.firstFrom(window.until().toEpochMilli());
    List<List<LaneJournal.Row>> rows = new ArrayList<>();
    sets.forEach(_ -> rows.add(new ArrayList<>()));
    if (from == to) {
      return sets.stream().map(_ -> trial(List.of(), from, to)).toList();
    }
    var run =
        new LaneRun(
            strategy,
            sets,
            terms,
            journal -> journal.rows().forEach(r -> rows.get(r.lane()).add(r)));
    run.precede(bars.part(0, from));
    run.read(bars.part(from, to));
    run.end();
    return rows.stream().map(each -> trial(each, from, to)).toList();
  }

  /// @param rows of one lane, whose bars are numbered from `from`
  private Trial trial(List<LaneJournal.Row> rows, int from, int to) {
    Map<Long, List<RoundTrip>> sold =
        RoundTrip.of(rows).stream().collect(Collectors.groupingBy(RoundTrip::entryBar));
    List<ClosedTrade> closed = new ArrayList<>();
    List<OpenTrade> open = new ArrayList<>();
    for (LaneJournal.Row row : rows) {
      if (row.answer() == Answer.BOUGHT) {
        List<RoundTrip> parts = sold.getOrDefault(row.bar(), List.of());
        long cost = row.units() * row.price();
        if (parts.stream().mapToLong(RoundTrip::units).sum() < row.units()) {
          open.add(new OpenTrade(item, at(row.time()), cost));
        } else {
          closed.add(closed(parts, cost));
        }
      }
    }
    closed.sort(Comparator.comparing(ClosedTrade::left).thenComparing(ClosedTrade::entered));
    return new Trial(curve(rows, from, to), closed, open);
  }

  /// A purchase is one trade, however many sales it took, and over with the last of them.
  private ClosedTrade closed(List<RoundTrip> parts, long cost) {
    return new ClosedTrade(
        item,
        parts.getFirst().entry(),
        parts.getLast().exit(),
        cost,
        parts.stream().mapToLong(part -> part.profit().minor()).sum());
  }

  /// Money and what is held, at the last close of each day.
  private EquityCurve curve(List<LaneJournal.Row> rows, int from, int to) {
    List<Long> days = new ArrayList<>();
    List<Long> cents = new ArrayList<>();
    long cash = terms.balance().minor();
    long units = 0;
    int next = 0;
    for (int bar = from; bar < to; bar++) {
      for (; next < rows.size() && rows.get(next).bar() == bar - from; next++) {
        LaneJournal.Row row = rows.get(next);
        if (row.answer() == Answer.BOUGHT) {
          cash -= row.units() * row.price() + row.fee();
          units += row.units();
        } else if (row.answer() == Answer.SOLD) {
          cash += row.units() * row.price() - row.fee();
          units -= row.units();
        }
      }
      long day = Math.floorDiv(bars.time(bar), MILLIS_A_DAY);
      long equity = cash + units * bars.close(bar);
      if (!days.isEmpty() && days.getLast() == day) {
        cents.set(cents.size() - 1, equity);
      } else {
        days.add(day);
        cents.add(equity);
      }
    }
    return EquityCurve.of(
        terms.balance().minor(),
        days.stream().mapToLong(Long::longValue).toArray(),
        cents.stream().mapToLong(Long::longValue).toArray());
  }

  @Override
  public Optional<OtherEntries> otherEntries() {
    return Optional.of(new OtherBars(bars, terms));
  }

  @Override
  public List<String> caveats() {
    return Stream.concat(
            Conventions.of(terms).stream(),
            Stream.of(
                "Each window begins with money and without items; what is held at its end counts at"
                    + " the last close, also where a choice is made."))
        .toList();
  }
}
