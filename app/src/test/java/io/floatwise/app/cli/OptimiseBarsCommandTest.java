package io.floatwise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.optimise.BarData;
import io.floatwise.app.optimise.BarExperiment;
import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.signals.SignalStrategies;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.Trial;
import io.floatwise.optimiser.trial.Window;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `floatwise optimise-bars` as a person uses it.
class OptimiseBarsCommandTest {

  private static final int DAYS = 1500;
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  @TempDir Path dir;

  private Path file = Path.of("");

  /// Prices that go where chance sends them.
  @BeforeEach
  void write() throws IOException {
    var random = new SplittableRandom(5);
    List<String> lines = new ArrayList<>(List.of("date,price,volume"));
    double price = 20;
    for (int day = 0; day < DAYS; day++) {
      price = Math.max(1, price * (1 + (random.nextDouble() - 0.5) * 0.06));
      lines.add(String.format(Locale.ROOT, "%s,%.2f,100000", FIRST.plusDays(day), price));
    }
    file = Files.write(dir.resolve("prices.csv"), lines);
  }

  private CommandRun run(String... words) {
    return CommandRun.of(
        List.of("optimise-bars", file.toString(), "--strategy", "sma-cross"), words);
  }

  @Test
  @Proves(value = "P4.6.5", breaks = OptimiseBarsCommand.class)
  void tellsWhatSpeaksAgainstTheBestTheSameOnAnyNumberOfThreads() {
    String[] asked = {"--vary", "fast=5..20:5", "--vary", "slow=20..60:20"};
    CommandRun one =
        run(Stream.concat(Stream.of(asked), Stream.of("--threads", "1")).toArray(String[]::new));
    CommandRun two =
        run(Stream.concat(Stream.of(asked), Stream.of("--threads", "2")).toArray(String[]::new));

    assertThat(one.code()).as(one.err()).isZero();
    assertThat(two.out()).isEqualTo(one.out());
    assertThat(one.out())
        .contains("walk-forward", "deflated Sharpe ratio", "probability of overfitting")
        .contains("expected fast below slow, found 20 and 20")
        .contains("the same", "trades before it")
        .doesNotContain("knows the future");
  }

  @Test
  @Proves(value = "P4.6.5", breaks = OptimiseBarsCommand.class)
  void sharedOutAsJobsItIsTheSameReport() {
    String[] asked = {"--vary", "fast=5..20:5", "--vary", "slow=20..60:20", "--windows", "2"};
    String data = dir.resolve("data").toString();
    CommandRun shared =
        run(
            Stream.concat(Stream.of(asked), Stream.of("--jobs", "--data", data))
                .toArray(String[]::new));

    assertThat(shared.code()).as(shared.err()).isZero();
    assertThat(shared.out()).isEqualTo(run(asked).out());
    CommandRun worker =
        CommandRun.of(List.of("jobs", "work", file.toString()), "--data", data, "--idle", "1");
    assertThat(worker.code()).as(worker.err()).isZero();
    assertThat(worker.out()).startsWith("works on sweeps over prices.csv, ").hasLineCount(1);
    assertThat(CommandRun.of(List.of("jobs", "work", "none.csv"), "--data", data).err())
        .contains("none.csv: expected a text that can be read");
  }

  @Test
  void nothingIsGainedByChanceAndItIsSaid() {
    JsonNode found =
        JsonMapper.builder()
            .build()
            .readTree(
                run(
                        "--vary",
                        "fast=5..20:5",
                        "--vary",
                        "slow=30..60:10",
                        "--fee-bp-sell",
                        "500",
                        "--json")
                    .out());

    assertThat(found.findValuesAsString("kind"))
        .as(found.toString())
        .containsAnyOf("NOT_BETTER_THAN_RANDOM", "DEFLATED_SHARPE", "FEW_TRADES", "MAY_BE_ZERO");
  }

  /// The account begins with the window, the strategy does not.
  @Test
  @Proves(value = "P4.6.5", breaks = BarExperiment.class)
  void aWindowIsTradedAsPartOfTheWholeAndKnowsNothingAfterIt() {
    var strategy = SignalStrategies.named("sma-cross");
    var terms =
        new LaneTerms(
            Money.usd(1_000_00),
            Rate.ofPercent(0),
            Rate.ofPercent(2),
            Rate.ofPercent(1),
            Rate.ofPercent(10),
            Duration.ZERO,
            Duration.ZERO,
            Optional.empty(),
            true);
    var experiment = new BarExperiment(strategy, terms, BarData.read(file));
    ParameterSet set = strategy.set(Map.of("fast", 5L, "slow", 20L));
    Instant from = at(500);
    Trial shorter = experiment.run(List.of(set), new Window(from, at(800))).getFirst();
    Trial longer = experiment.run(List.of(set), new Window(from, at(1200))).getFirst();

    assertThat(shorter.closed()).isNotEmpty();
    assertThat(longer.closed()).startsWith(shorter.closed().toArray(ClosedTrade[]::new));
    assertThat(shorter.equity().start()).isEqualTo(1_000_00);
    assertThat(shorter.equity().size()).isEqualTo(300);
    for (int day = 0; day < shorter.equity().size(); day++) {
      assertThat(longer.equity().cents(day)).isEqualTo(shorter.equity().cents(day));
    }
    assertThat(shorter.closed().getFirst().entered())
        .as("no mean has to be waited for")
        .isBefore(at(540));
    long gained = shorter.closed().stream().mapToLong(t -> t.profit()).sum();
    if (shorter.open().isEmpty()) {
      assertThat(shorter.equity().profit()).isEqualTo(gained);
    }
  }

  private static Instant at(int day) {
    return FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @Test
  void badInputIsNamed() throws IOException {
    assertThat(run("--vary", "fast=5..5000:5").err()).contains("--vary: ", "5000");
    assertThat(run("--vary", "speed=1..2").err()).contains("speed");
    assertThat(run("--vary", "fast=5").code()).isEqualTo(2);
    Files.writeString(file, "date,price\n2020-01-02,1.00\n2020-01-01,1.00\n");
    CommandRun back = run("--vary", "fast=5..10");
    assertThat(back.code()).isEqualTo(2);
    assertThat(back.err()).contains("prices.csv line 3: expected a time after");
    Files.writeString(file, "date,price\n2020-01-02,1.00\n");
    assertThat(run("--vary", "fast=5..10").err()).contains("expected at least two bars, found 1");
  }
}
