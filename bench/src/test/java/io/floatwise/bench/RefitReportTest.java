package io.floatwise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.market.SaleKind;
import io.floatwise.core.pricing.FillFit;
import io.floatwise.core.pricing.FillForecast;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.pricing.FillTrial;
import io.floatwise.proving.Repository;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long the fill model takes to learn from as many orders as are ever remembered, in worlds
/// that differ more from what it knows than any market should; writes docs/measurements/refit.md.
@Tag("long")
class RefitReportTest {

  private static final int REMEMBERED = 600;
  private static final double[] FACTORS = {0.2, 0.5, 1, 2, 5};
  private static final int[] QUEUES = {1, 10, 50};
  private static final int DAYS = 30;

  @Test
  void learnsWithinSecondsWhateverHappened() throws Exception {
    List<Duration> taken = new ArrayList<>();
    StringBuilder rows = new StringBuilder();
    FillFit.improved(world(1, 1), FillModel.FITTED);
    for (double factor : FACTORS) {
      for (int queue : QUEUES) {
        List<FillTrial> trials = world(factor, queue);
        long began = cpuNanos();
        FillModel learnt = FillFit.improved(trials, FillModel.FITTED);
        Duration time = Duration.ofNanos(cpuNanos() - began);
        taken.add(time);
        rows.append(
            String.format(
                Locale.ROOT,
                "| %.1f | %d | %d ms | %s |%n",
                factor,
                queue,
                time.toMillis(),
                learnt.equals(FillModel.FITTED) ? "no" : "yes"));
      }
    }
    Duration worst = Collections.max(taken);
    assertThat(worst).isLessThan(Duration.ofSeconds(10));
    Files.writeString(
        Repository.root().resolve("docs/measurements/refit.md"), page(rows.toString(), worst));
  }

  /// Of this thread: other work on the machine does not count.
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /// Orders of both sides in a world where `factor` times as many come as sales say.
  private static List<FillTrial> world(double factor, int mostAhead) {
    var random = new Random(11);
    List<FillTrial> trials = new ArrayList<>();
    for (int i = 0; i < REMEMBERED; i++) {
      SaleKind kind = i % 2 == 0 ? SaleKind.OFFER : SaleKind.TARGET;
      double perDay = 0.1 + 10 * random.nextDouble();
      int queue = random.nextInt(mostAhead + 1);
      var raw = new FillForecast(kind, 7 * perDay, perDay, 14 * perDay, queue, 1);
      var truth = new FillForecast(kind, 7 * perDay, factor * perDay, 3 * perDay, queue / 2.0, 0.8);
      var when = truth.daysUntil(random.nextDouble(), DAYS);
      trials.add(new FillTrial(raw, raw, when.orElse(DAYS), when.isPresent()));
    }
    return trials;
  }

  private static String page(String rows, Duration worst) {
    return """
    # How long does it take to learn?

    Written by the long profile (`RefitReportTest`) on %s, %d processors, Java %s; do not edit.

    The fill model is fitted again after 50, 100, 150 and 200 sales, and then after each quarter more, to the newest %d
    orders at most. A start fits it once, however many sales its journal holds. Nothing else is traded while it does.
    The worlds below differ from what it knows: so many times as many come as the sales say, busier on some days, half
    of those in front leave. Both sides, every class of liquidity.

    | Come | Most in front | Processor time | Better |
    |---|---|---|---|
    %s
    The longest took %d ms. A fit compares at most 2,206 sets of figures with each of the older 400 orders at 7 times.
    """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            REMEMBERED,
            rows,
            worst.toMillis());
  }
}
