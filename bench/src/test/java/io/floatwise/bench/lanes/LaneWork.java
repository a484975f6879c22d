package io.floatwise.bench.lanes;

import io.floatwise.core.bars.BarSource;
import io.floatwise.core.bars.BarSweep;
import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.LaneJournal;
import io.floatwise.core.bars.LaneResult;
import io.floatwise.core.bars.LaneRun;
import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.bars.RoundTrip;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.guard.Guard;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.signals.SignalStrategies;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.testkit.bars.BarTwin;
import io.floatwise.testkit.bars.RandomBars;
import io.floatwise.testkit.bars.TwinDeciders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What is measured: the same bars traded in several ways. Each way returns something that depends
/// on all of its work.
final class LaneWork {

  static final int FAST = 10;
  static final int SLOW = 30;

  /// Bars of a series.
  static final int LENGTH = 20_000;

  private static final SignalStrategy STRATEGY = SignalStrategies.named("sma-cross");
  private static final ParameterSet USUAL =
      STRATEGY.set(Map.of("fast", (long) FAST, "slow", (long) SLOW));

  /// Everything that an account has: limits, fees, spread, volume, both locks.
  private static final LaneTerms FULL =
      new LaneTerms(
          Money.usd(1000_00),
          Rate.ofBasisPoints(0),
          Rate.ofBasisPoints(500),
          Rate.ofBasisPoints(100),
          Rate.ofBasisPoints(1000),
          Duration.ofDays(7),
          Duration.ofDays(7),
          Optional.of(Limits.DEFAULT),
          false);

  /// What ta4j has: nothing but the price.
  private static final LaneTerms BARE =
      new LaneTerms(
          Money.usd(10_000_000_00L),
          Rate.ofBasisPoints(0),
          Rate.ofBasisPoints(0),
          Rate.ofBasisPoints(0),
          Rate.ofBasisPoints(10_000),
          Duration.ZERO,
          Duration.ZERO,
          Optional.empty(),
          false);

  private LaneWork() {}

  /// Series of [#LENGTH] bars each around 20 dollars, with volumes.
  static List<Bars> bars(int series) {
    return IntStream.range(0, series)
        .mapToObj(seed -> RandomBars.of(seed, LENGTH, 20_00, true))
        .toList();
  }

  /// Series of [#LENGTH] bars each without volumes, so dear that no two means are ever equal to the
  /// cent: ta4j would ask on which side they were before that.
  static List<Bars> dear(int series) {
    return IntStream.range(0, series)
        .mapToObj(seed -> RandomBars.of(seed, LENGTH, 20_000_00, false))
        .toList();
  }

  /// `count` different sets, the usual one among them.
  static List<ParameterSet> lanes(int count) {
    List<ParameterSet> sets = new ArrayList<>();
    sets.add(USUAL);
    for (long slow = 20; sets.size() < count; slow += 5) {
      for (long fast = 3; fast < slow && fast < 19 && sets.size() < count; fast += 2) {
        sets.add(STRATEGY.set(Map.of("fast", fast, "slow", slow)));
      }
    }
    return sets;
  }

  /// Everything, one series after another on this thread.
  static long full(List<Bars> all, List<ParameterSet> lanes) {
    return traded(all, lanes, FULL);
  }

  /// Signals, fills and journal only.
  static long bare(List<Bars> all) {
    return traded(all, List.of(USUAL), BARE);
  }

  private static long traded(List<Bars> all, List<ParameterSet> lanes, LaneTerms terms) {
    long[] sum = {0};
    for (Bars bars : all) {
      var run = new LaneRun(STRATEGY, lanes, terms, rows -> sum[0] += rows.size());
      run.read(bars);
      for (LaneResult result : run.end()) {
        sum[0] += result.equity().minor();
      }
    }
    return sum[0];
  }

  /// Everything with one lane, several series at once.
  static long swept(List<Bars> all, int threads) {
    List<Supplier<BarSource>> sources =
        all.stream().<Supplier<BarSource>>map(bars -> () -> BarSource.of(bars)).toList();
    var rows = new LongAdder();
    int outcomes =
        new BarSweep(STRATEGY, List.of(USUAL), FULL)
            .run(
                sources,
                _ -> part -> rows.add(part.size()),
                new Guard(threads, Duration.ofMinutes(5)))
            .size();
    return rows.sum() + outcomes;
  }

  /// Reads every column and does nothing else.
  static long loop(List<Bars> all) {
    long sum = 0;
    for (Bars bars : all) {
      sum += loop(bars);
    }
    return sum;
  }

  private static long loop(Bars bars) {
    long sum = 0;
    int size = bars.size();
    for (int i = 0; i < size; i++) {
      sum +=
          bars.time(i) + bars.open(i) + bars.high(i) + bars.low(i) + bars.close(i) + bars.volume(i);
    }
    return sum;
  }

  /// Everything with objects.
  static long twin(List<List<BarTwin.Bar>> all) {
    long sum = 0;
    for (List<BarTwin.Bar> bars : all) {
      sum += new BarTwin(FULL).trade(bars, TwinDeciders.of(STRATEGY.name(), USUAL)).size();
    }
    return sum;
  }

  /// The trades of the usual set without limits, fees and locks.
  static List<RoundTrip> trips(Bars bars) {
    List<LaneJournal.Row> rows = new ArrayList<>();
    var run = new LaneRun(STRATEGY, List.of(USUAL), BARE, part -> part.rows().forEach(rows::add));
    run.read(bars);
    run.end();
    return RoundTrip.of(rows);
  }

  /// Streams `parts` parts of a series through a few lanes.
  ///
  /// @param after each tenth of it
  static long streamed(int parts, int partSize, Runnable after) {
    var source = new RandomBars(1, 20_00, true);
    var part = new Bars(partSize);
    long[] rows = {0};
    var run = new LaneRun(STRATEGY, lanes(16), FULL, r -> rows[0] += r.size());
    for (int i = 1; i <= parts; i++) {
      part.clear();
      source.add(partSize, part);
      run.read(part);
      if (i % (parts / 10) == 0) {
        after.run();
      }
    }
    return rows[0] + run.end().size();
  }
}
