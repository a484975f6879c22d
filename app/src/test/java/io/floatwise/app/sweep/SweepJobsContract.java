package io.floatwise.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.optimise.BarData;
import io.floatwise.app.optimise.BarExperiment;
import io.floatwise.app.optimise.OptimiseJson;
import io.floatwise.app.optimise.OptimiseText;
import io.floatwise.app.report.Page;
import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.signals.SignalStrategies;
import io.floatwise.optimiser.Optimisation;
import io.floatwise.optimiser.Optimiser;
import io.floatwise.optimiser.search.Axis;
import io.floatwise.optimiser.search.GridSearch;
import io.floatwise.optimiser.search.Space;
import io.floatwise.optimiser.trial.Objective;
import io.floatwise.optimiser.trial.Result;
import io.floatwise.optimiser.trial.TrialRunner;
import io.floatwise.optimiser.trial.Trials;
import io.floatwise.optimiser.walk.FoldPlan;
import io.floatwise.proving.Proves;
import io.floatwise.store.jobs.Job;
import io.floatwise.store.jobs.JobBoard;
import io.floatwise.store.jobs.JobLine;
import io.floatwise.store.jobs.JobTerms;
import io.floatwise.store.jobs.Jobs;
import io.floatwise.store.jobs.JobsPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sweep that several nodes work on, wherever its jobs are kept.
abstract class SweepJobsContract {

  static final JobTerms QUICK =
      new JobTerms(
          5,
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofMillis(50),
          Duration.ofMillis(250));

  private static final String CODE = "this code";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final InstantSource NOW = InstantSource.system();
  private static final SignalStrategy STRATEGY = SignalStrategies.named("sma-cross");

  @TempDir Path temp;

  private BarData data;

  /// An empty one, or the same again.
  abstract JobsPlace place();

  /// Of the database, where there is one.
  String databaseText() {
    return "";
  }

  @BeforeEach
  void write() throws IOException {
    data = BarData.read(prices("prices.csv", 5));
  }

  private Path prices(String name, int seed) throws IOException {
    var random = new SplittableRandom(seed);
    List<String> lines = new ArrayList<>(List.of("date,price,volume"));
    double price = 20;
    for (int day = 0; day < 1000; day++) {
      price = Math.max(1, price * (1 + (random.nextDouble() - 0.5) * 0.06));
      lines.add(
          String.format(
              Locale.ROOT, "%s,%.2f,100000", LocalDate.of(2020, 1, 1).plusDays(day), price));
    }
    return Files.write(temp.resolve(name), lines);
  }

  private static LaneTerms terms() {
    return new LaneTerms(
        Money.usd(1_000_00),
        Rate.ofPercent(0),
        Rate.ofPercent(2),
        Rate.ofPercent(1),
        Rate.ofPercent(10),
        Duration.ofDays(1),
        Duration.ZERO,
        Optional.of(Limits.DEFAULT),
        true);
  }

  /// The report in both forms, and everything that was found.
  private static List<Object> report(Trials trials) {
    List<Axis> axes =
        List.of(
            Axis.parse("fast=2..26:2", STRATEGY.parameters()),
            Axis.parse("slow=20..68:3", STRATEGY.parameters()));
    Optimisation found =
        new Optimiser(
                trials,
                new Space(STRATEGY.parameters(), axes),
                new GridSearch(),
                Objective.SHARPE,
                Optional.of(new FoldPlan(2, false, 2)),
                Optional.empty(),
                1)
            .run();
    return List.of(
        OptimiseText.of(found, (_, value) -> Long.toString(value), new Page(120)),
        OptimiseJson.of(found),
        found);
  }

  private List<Object> here() {
    return report(new TrialRunner(new BarExperiment(STRATEGY, terms(), data), 2, DEADLINE));
  }

  private JobTrials asker() {
    var subject = new JobTrials.Subject(STRATEGY, terms(), data, DEADLINE);
    return JobTrials.open(place(), subject, CODE, NOW);
  }

  private SweepWorker worker(String node, String code, BarData... files) {
    var terms = new SweepWorker.Terms(QUICK, code, node, 1);
    return SweepWorker.open(place(), List.of(files), terms, NOW, _ -> {});
  }

  private List<JobLine> lines() {
    try (JobBoard board = JobBoard.open(place(), NOW)) {
      return board.lines();
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("too long").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  @Proves(
      value = "P4.6.5",
      breaks = {JobTrials.class, SweepWorker.class})
  void twoNodesGiveTheReportOfOne() {
    try (var trials = asker();
        var _ = worker("one", CODE, data);
        var _ = worker("two", CODE, data.named("a copy"))) {
      assertThat(report(trials)).isEqualTo(here());
      assertThat(trials.blocksByNode()).containsOnlyKeys("one", "two");
    }
    assertThat(lines()).as("nothing is left").isEmpty();
  }

  @Test
  @Proves(value = "P4.6.5", breaks = SweepWorker.class)
  void whatAKilledNodeBeganIsDoneByAnother() throws Exception {
    try (var trials = asker()) {
      var asked = CompletableFuture.supplyAsync(() -> report(trials));
      await(() -> !lines().isEmpty());
      Process dying = dying(lines().getFirst().job());
      assertThat(dying.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(dying.exitValue()).isEqualTo(DyingWorker.KILLED);
      assertThat(lines()).anyMatch(line -> line.node().equals(Optional.of("dying")));
      try (var _ = worker("alive", CODE, data)) {
        assertThat(asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(here());
      }
      assertThat(trials.blocksByNode()).containsOnlyKeys("alive");
    }
  }

  private Process dying(String job) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    Collections.addAll(command, "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");
    Collections.addAll(command, "-cp", System.getProperty("java.class.path"));
    Collections.addAll(command, DyingWorker.class.getName());
    Collections.addAll(command, temp.toString(), databaseText(), job);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(temp.resolve("dying.txt").toFile())
        .start();
  }

  @Test
  @Proves(value = "P4.6.5", breaks = SweepWorker.class)
  void otherDataAndOtherCodeAreRefusedAndTheJobIsLeftToOthers() throws Exception {
    BarData other = BarData.read(prices("other.csv", 6));
    try (var trials = asker();
        var wrongData = worker("wrong data", CODE, other);
        var wrongCode = worker("wrong code", "that code", data)) {
      var asked = CompletableFuture.supplyAsync(() -> report(trials));
      await(() -> !wrongData.leftToOthers().isEmpty());

      assertThat(wrongData.leftToOthers())
          .containsExactly(
              "left to others: a sweep over prices.csv expected a file with the SHA-256 %s, found"
                      .formatted(data.sha256())
                  + " none");
      assertThat(wrongCode.leftToOthers())
          .containsExactly(
              "left to others: a sweep over prices.csv expected code this code, found that code");
      assertThat(wrongData.isIdle()).isTrue();
      assertThat(wrongCode.isIdle()).isTrue();
      assertThat(lines()).isNotEmpty().allMatch(l -> l.failures() == 0 && l.node().isEmpty());
      try (var right = worker("right", CODE, other, data)) {
        assertThat(right.leftToOthers()).isEmpty();
        assertThat(asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(here());
      }
      assertThat(trials.blocksByNode()).containsOnlyKeys("right");
    }
  }

  @Test
  void aBlockThatFailsForGoodIsSaidToBeNotRun() {
    var set = STRATEGY.set(Map.of("fast", 5L, "slow", 20L));
    String name = new SweepSource(data.sha256(), CODE).job();
    var broken =
        new Job(
            name,
            Optional.empty(),
            _ -> {
              throw new IllegalStateException("no room");
            });
    try (var trials = asker();
        var _ = Jobs.open(place(), List.of(broken), QUICK, "broken", NOW)) {
      assertThat(trials.run(List.of(set), trials.experiment().span()))
          .containsExactly(
              new Result.NotRun("their job failed 5 times: IllegalStateException: no room"));
    }
    try (JobBoard board = JobBoard.open(place(), NOW)) {
      assertThat(board.dead()).isEmpty();
    }
  }
}
