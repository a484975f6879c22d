package io.floatwise.bench.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.LaneRun;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import io.floatwise.testkit.bars.BarTwin;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;

/// How fast bars are traded. All ways take turns in one process, several rounds.
class LaneSpeedTest {

  private static final Path PAGE = Repository.root().resolve("docs/measurements/lanes.md");
  private static final int ROUNDS = 7;
  private static final int SERIES = 1000;
  private static final int SOME = 100;
  private static final int FEW = 50;
  private static final int PART = 8192;

  /// What all work came to, so that none is left out.
  private long done;

  private final Map<String, Timing> timings = new LinkedHashMap<>();

  /// @param nanos per bar, or per bar and lane, of each round
  private record Timing(List<Double> nanos) {
    double median() {
      return nanos.stream().sorted().toList().get(nanos.size() / 2);
    }

    double best() {
      return nanos.stream().min(Double::compare).orElseThrow();
    }

    double worst() {
      return nanos.stream().max(Double::compare).orElseThrow();
    }
  }

  @Test
  @Proves(value = "P4.6.5", breaks = LaneRun.class)
  void ta4jMakesTheSameTrades() {
    int trades = 0;
    for (Bars bars : LaneWork.dear(2)) {
      List<String> ours = Ta4j.ours(LaneWork.trips(bars));
      BarSeries series = Ta4j.series(bars, DecimalNumFactory.getInstance());
      assertThat(ours).isEqualTo(Ta4j.trips(Ta4j.trade(series, LaneWork.FAST, LaneWork.SLOW)));
      trades += ours.size();
    }
    assertThat(trades).isGreaterThan(400);
  }

  @Test
  @Tag("long")
  void barsAreTradedNearlyAsFastAsTheyCanBeRead() throws IOException {
    List<Long> heap = List.of(heap(1), heap(10), heap(100));
    List<Bars> all = LaneWork.bars(SERIES);
    List<Bars> some = all.subList(0, SOME);
    List<Bars> few = all.subList(0, FEW / 10);
    List<Bars> dear = LaneWork.dear(FEW);
    List<ParameterSet> lanes64 = LaneWork.lanes(64);
    List<ParameterSet> lanes256 = LaneWork.lanes(256);
    List<List<BarTwin.Bar>> objects = few.stream().map(BarTwin::objects).toList();
    List<BarSeries> doubles =
        dear.stream().map(b -> Ta4j.series(b, DoubleNumFactory.getInstance())).toList();
    List<BarSeries> decimals =
        dear.stream().map(b -> Ta4j.series(b, DecimalNumFactory.getInstance())).toList();
    for (int round = -2; round < ROUNDS; round++) {
      boolean counts = round >= 0;
      cpu(counts, "loop", bars(all), () -> LaneWork.loop(all));
      cpu(counts, "full", bars(all), () -> LaneWork.full(all, LaneWork.lanes(1)));
      cpu(counts, "bare", bars(dear), () -> LaneWork.bare(dear));
      cpu(counts, "64", 64 * bars(some), () -> LaneWork.full(some, lanes64));
      cpu(counts, "256", 256 * bars(some), () -> LaneWork.full(some, lanes256));
      cpu(counts, "twin", bars(few), () -> LaneWork.twin(objects));
      cpu(counts, "double", bars(dear), () -> ta4j(doubles));
      cpu(counts, "decimal", bars(dear), () -> ta4j(decimals));
      wall(counts, "one", bars(all), () -> LaneWork.swept(all, 1));
      wall(counts, "two", bars(all), () -> LaneWork.swept(all, 2));
    }
    Files.writeString(PAGE, LanePage.of(this::row, this::ratio, heap, ROUNDS));

    assertThat(done).isNotZero();
    assertThat(ratio("loop", "full")).as("half of the bare loop").isGreaterThan(0.5);
    assertThat(ratio("decimal", "bare")).as("ta4j as it comes").isGreaterThan(50);
    assertThat(ratio("one", "two")).as("two threads").isGreaterThan(1.6);
    assertThat(heap.get(2)).as("constant memory").isLessThan(heap.get(0) + (4L << 20));
  }

  private static long ta4j(List<BarSeries> all) {
    return all.stream()
        .mapToLong(s -> Ta4j.trade(s, LaneWork.FAST, LaneWork.SLOW).getPositions().size())
        .sum();
  }

  private static long bars(List<Bars> all) {
    return (long) all.size() * LaneWork.LENGTH;
  }

  /// The time of the core that this thread had.
  private void cpu(boolean counts, String name, long units, LongSupplier work) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    done += work.getAsLong();
    add(counts, name, (double) (threads.getCurrentThreadCpuTime() - start) / units);
  }

  private void wall(boolean counts, String name, long units, LongSupplier work) {
    long start = System.nanoTime();
    done += work.getAsLong();
    add(counts, name, (double) (System.nanoTime() - start) / units);
  }

  private void add(boolean counts, String name, double nanos) {
    if (counts) {
      timings.computeIfAbsent(name, _ -> new Timing(new ArrayList<>())).nanos().add(nanos);
    }
  }

  private double ratio(String slower, String faster) {
    return timings.get(slower).median() / timings.get(faster).median();
  }

  private String row(String name) {
    Timing timing = timings.get(name);
    return String.format(
        Locale.ROOT,
        "%.3f (%.3f to %.3f) | %.2f",
        timing.median(),
        timing.best(),
        timing.worst(),
        1000 / timing.median());
  }

  /// Most that is in use after a collection, at each tenth of the way.
  private long heap(int times) {
    long[] most = {0};
    done +=
        LaneWork.streamed(
            250 * times,
            PART,
            () -> {
              System.gc();
              Runtime runtime = Runtime.getRuntime();
              most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory());
            });
    return most[0];
  }
}
