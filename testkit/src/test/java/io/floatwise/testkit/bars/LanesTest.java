package io.floatwise.testkit.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.bars.Answer;
import io.floatwise.core.bars.BarSource;
import io.floatwise.core.bars.BarSweep;
import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.LaneJournal;
import io.floatwise.core.bars.LaneResult;
import io.floatwise.core.bars.LaneRun;
import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.guard.Guard;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.signals.SignalStrategies;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.proving.Proves;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Backtests on bars against the same with objects, against another future, and against themselves.
class LanesTest {

  private static final int BARS = 2500;

  private static ParameterSet set(SignalStrategy strategy, SplittableRandom chance) {
    return switch (strategy.name()) {
      case "sma-cross" -> {
        long fast = chance.nextLong(1, 20);
        yield strategy.set(Map.of("fast", fast, "slow", fast + chance.nextLong(1, 60)));
      }
      case "mean-reversion" ->
          strategy.set(
              Map.of(
                  "window", chance.nextLong(2, 40),
                  "edge-bp", chance.nextLong(1, 300),
                  "cost-bp", chance.nextLong(0, 100),
                  "hold-days", chance.nextLong(1, 30)));
      default -> throw new IllegalStateException("expected parameters for " + strategy.name());
    };
  }

  private static LaneTerms terms(SplittableRandom chance) {
    Limits limits =
        Limits.DEFAULT
            .with(Limit.PER_TRADE, Money.usd(chance.nextLong(10_00, 400_00)))
            .with(Limit.PER_DAY, Money.usd(chance.nextLong(10_00, 400_00)))
            .with(Limit.LOTS_PER_TITLE, chance.nextInt(1, 5))
            .with(Limit.IN_TITLE, Rate.ofPercent(chance.nextInt(5, 100)));
    return new LaneTerms(
        Money.usd(chance.nextLong(50_00, 3000_00)),
        Rate.ofBasisPoints(chance.nextInt(0, 300)),
        Rate.ofBasisPoints(chance.nextInt(0, 1000)),
        Rate.ofBasisPoints(chance.nextInt(0, 500)),
        Rate.ofBasisPoints(chance.nextInt(1, 2000)),
        Duration.ofDays(chance.nextInt(0, 3) * 7L),
        Duration.ofDays(chance.nextInt(0, 3) * 7L),
        chance.nextBoolean() ? Optional.of(limits) : Optional.empty(),
        false);
  }

  private static Bars bars(SplittableRandom chance) {
    return RandomBars.of(chance.nextLong(), BARS, chance.nextLong(3, 60_00), chance.nextInt(4) > 0);
  }

  /// The rows of each lane.
  private static List<List<LaneJournal.Row>> byLane(int lanes, List<LaneJournal.Row> rows) {
    return IntStream.range(0, lanes)
        .mapToObj(lane -> rows.stream().filter(row -> row.lane() == lane).toList())
        .toList();
  }

  private static BarTwin.Entry entry(LaneJournal.Row row) {
    return new BarTwin.Entry(
        (int) row.bar(),
        Instant.ofEpochMilli(row.time()),
        row.answer(),
        BigDecimal.valueOf(row.units()),
        BigDecimal.valueOf(row.price(), 2),
        BigDecimal.valueOf(row.fee(), 2));
  }

  private static BarTwin.Entry plain(BarTwin.Entry entry) {
    return new BarTwin.Entry(
        entry.bar(),
        entry.time(),
        entry.answer(),
        entry.units().setScale(0),
        entry.price().setScale(2),
        entry.fee().setScale(2));
  }

  @Test
  @Proves(value = "P4.6.5", breaks = LaneRun.class)
  void everyLaneHasTheJournalThatObjectsHave() {
    var answers = new EnumMap<Answer, Integer>(Answer.class);
    var chance = new SplittableRandom(20_260_105);
    for (SignalStrategy strategy : SignalStrategies.ALL) {
      for (int series = 0; series < 40; series++) {
        Bars bars = bars(chance);
        LaneTerms terms = terms(chance);
        List<ParameterSet> lanes =
            IntStream.range(0, 5).mapToObj(_ -> set(strategy, chance)).toList();
        List<LaneJournal.Row> rows = new ArrayList<>();
        var run = new LaneRun(strategy, lanes, terms, part -> part.rows().forEach(rows::add));
        run.read(bars);
        List<LaneResult> results = run.end();

        List<List<LaneJournal.Row>> byLane = byLane(lanes.size(), rows);
        for (int lane = 0; lane < lanes.size(); lane++) {
          var twin = new BarTwin(terms);
          List<BarTwin.Entry> entries =
              twin.trade(BarTwin.objects(bars), TwinDeciders.of(strategy.name(), lanes.get(lane)));
          assertThat(byLane.get(lane).stream().map(LanesTest::entry))
              .as("%s %s %s", strategy.name(), lanes.get(lane), terms)
              .isEqualTo(entries.stream().map(LanesTest::plain).toList());
          assertThat(conserved(terms, byLane.get(lane), results.get(lane))).isTrue();
        }
        rows.forEach(row -> answers.merge(row.answer(), 1, Integer::sum));
      }
    }
    System.out.println("LanesTest: rows compared " + answers);
    assertThat(answers.keySet()).containsExactly(Answer.values());
  }

  /// The largest prices and the longest windows: nothing is rounded on the way to a signal.
  @Test
  void theLargestFiguresAreExactToo() {
    Bars bars = new Bars(BARS);
    var chance = new SplittableRandom(5);
    for (int i = 0; i < BARS; i++) {
      long price = Bars.MOST_PRICE - chance.nextLong(i % 40 == 0 ? 5_000_000 : 3);
      bars.add(i, price, price, price, price, Bars.NO_VOLUME);
    }
    LaneTerms terms =
        new LaneTerms(
            LaneTerms.MOST_BALANCE,
            Rate.ofBasisPoints(0),
            Rate.ofBasisPoints(0),
            Rate.ofBasisPoints(0),
            Rate.ofBasisPoints(0),
            Duration.ZERO,
            Duration.ZERO,
            Optional.empty(),
            false);
    Map<String, List<Map<String, Long>>> sets =
        Map.of(
            "sma-cross", List.of(Map.of("fast", 999L, "slow", 1000L), Map.of("fast", 1L)),
            "mean-reversion", List.of(Map.of("window", 1000L, "edge-bp", 1L, "cost-bp", 0L)));
    for (SignalStrategy strategy : SignalStrategies.ALL) {
      for (Map<String, Long> said : sets.get(strategy.name())) {
        ParameterSet set = strategy.set(said);
        List<LaneJournal.Row> rows = rows(strategy, List.of(set), terms, bars);
        assertThat(rows.stream().map(LanesTest::entry))
            .hasSizeGreaterThan(5)
            .containsExactlyElementsOf(
                new BarTwin(terms)
                    .trade(BarTwin.objects(bars), TwinDeciders.of(strategy.name(), set)).stream()
                        .map(LanesTest::plain)
                        .toList());
      }
    }
  }

  /// No cent and no unit appears or is lost.
  private static boolean conserved(LaneTerms terms, List<LaneJournal.Row> rows, LaneResult result) {
    long money = terms.balance().minor();
    long units = 0;
    for (LaneJournal.Row row : rows) {
      int side = row.answer() == Answer.BOUGHT ? 1 : -1;
      money -= side * row.units() * row.price() + row.fee();
      units += side * row.units();
    }
    return result.cash().plus(result.locked()).equals(Money.usd(money))
        && !result.cash().isNegative()
        && result.units() == units;
  }

  @Test
  @Proves(value = "P4.6.5", breaks = LaneRun.class)
  void anotherFutureChangesNoTradeThatWasDecidedBefore() {
    var chance = new SplittableRandom(7);
    for (SignalStrategy strategy : SignalStrategies.ALL) {
      int compared = 0;
      for (int series = 0; series < 60; series++) {
        long middle = chance.nextLong(3, 60_00);
        Bars bars = RandomBars.of(chance.nextLong(), BARS, middle, true);
        int now = chance.nextInt(100, BARS - 100);
        Bars other = otherAfter(bars, now, middle, chance.nextLong());
        LaneTerms terms = terms(chance);
        List<ParameterSet> lanes =
            IntStream.range(0, 5).mapToObj(_ -> set(strategy, chance)).toList();

        List<LaneJournal.Row> past = until(now + 1, rows(strategy, lanes, terms, bars));
        assertThat(until(now + 1, rows(strategy, lanes, terms, other))).isEqualTo(past);
        compared += past.size();
      }
      assertThat(compared).as(strategy.name()).isGreaterThan(1000);
    }
  }

  /// The same bars up to `now`, and the same open after it; nothing else is the same.
  private static Bars otherAfter(Bars bars, int now, long middle, long seed) {
    var other = new Bars(BARS);
    for (int i = 0; i <= now; i++) {
      copy(bars, i, other);
    }
    int next = now + 1;
    long open = bars.open(next);
    other.add(bars.time(next), open, 3 * open, 1, 2 * open, bars.volume(next));
    Bars strange = RandomBars.of(seed, BARS, middle, true);
    for (int i = next + 1; i < BARS; i++) {
      other.add(
          bars.time(i) + 1,
          strange.open(i),
          strange.high(i),
          strange.low(i),
          strange.close(i),
          strange.volume(i));
    }
    return other;
  }

  private static void copy(Bars from, int i, Bars into) {
    into.add(from.time(i), from.open(i), from.high(i), from.low(i), from.close(i), from.volume(i));
  }

  private static List<LaneJournal.Row> rows(
      SignalStrategy strategy, List<ParameterSet> lanes, LaneTerms terms, Bars... parts) {
    List<LaneJournal.Row> rows = new ArrayList<>();
    var run = new LaneRun(strategy, lanes, terms, part -> part.rows().forEach(rows::add));
    for (Bars part : parts) {
      run.read(part);
    }
    run.end();
    return byLane(lanes.size(), rows).stream().flatMap(List::stream).toList();
  }

  private static List<LaneJournal.Row> until(int bar, List<LaneJournal.Row> rows) {
    return rows.stream().filter(row -> row.bar() <= bar).toList();
  }

  @Test
  void aSeriesInPartsIsTheSameSeries() {
    var chance = new SplittableRandom(11);
    for (SignalStrategy strategy : SignalStrategies.ALL) {
      for (int series = 0; series < 20; series++) {
        Bars bars = bars(chance);
        LaneTerms terms = terms(chance);
        List<ParameterSet> lanes =
            IntStream.range(0, 5).mapToObj(_ -> set(strategy, chance)).toList();
        List<Bars> parts = new ArrayList<>();
        for (int i = 0; i < bars.size(); ) {
          var part = new Bars(1);
          for (int until = Math.min(bars.size(), i + chance.nextInt(1, 700)); i < until; i++) {
            copy(bars, i, part);
          }
          parts.add(part);
        }

        assertThat(rows(strategy, lanes, terms, parts.toArray(Bars[]::new)))
            .isEqualTo(rows(strategy, lanes, terms, bars));
      }
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameRows() {
    var chance = new SplittableRandom(13);
    SignalStrategy strategy = SignalStrategies.named("sma-cross");
    List<ParameterSet> lanes = IntStream.range(0, 9).mapToObj(_ -> set(strategy, chance)).toList();
    List<Bars> all = IntStream.range(0, 30).mapToObj(_ -> bars(chance)).toList();
    var sweep = new BarSweep(strategy, lanes, terms(chance));

    List<Object> one = swept(sweep, all, 1);
    assertThat(swept(sweep, all, 2)).isEqualTo(one);
    assertThat(swept(sweep, all, 7)).isEqualTo(one);
  }

  private static List<Object> swept(BarSweep sweep, List<Bars> all, int threads) {
    List<List<LaneJournal.Row>> rows =
        all.stream().<List<LaneJournal.Row>>map(_ -> new ArrayList<>()).toList();
    List<Supplier<BarSource>> sources =
        all.stream().<Supplier<BarSource>>map(bars -> () -> BarSource.of(bars)).toList();
    List<BarSweep.Outcome> outcomes =
        sweep.run(
            sources,
            i -> part -> part.rows().forEach(rows.get(i)::add),
            new Guard(threads, Duration.ofMinutes(5)));
    return List.of(outcomes, rows);
  }
}
