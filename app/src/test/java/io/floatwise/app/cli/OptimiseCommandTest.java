package io.floatwise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.money.Rate;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.proving.Proves;
import io.floatwise.tape.TapeStore;
import io.floatwise.testkit.sim.WatchedMarket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `floatwise optimise` as a person uses it.
class OptimiseCommandTest {

  @TempDir static Path temp;

  private static Path tape = Path.of("");

  @BeforeAll
  static void record() throws IOException {
    tape = temp.resolve("tape");
    try (var store = TapeStore.open(tape)) {
      store.settle();
      var coder = new TapeCoder(List.of(Game.CS2), "test", Row.NO_LONG);
      List<TapeStore.Batch> batches = new ArrayList<>();
      new WatchedMarket(1, Rate.ofPercent(5))
          .watch(
              Duration.ofDays(4),
              (now, told) -> {
                if (coder.code(now, told) instanceof Coded.Rows rows) {
                  batches.add(new TapeStore.Batch(rows.at(), rows.rows()));
                }
              });
      store.append(batches);
      store.rotate();
    }
  }

  private static CommandRun run(String... words) {
    return CommandRun.of(List.of("optimise", tape.toString()), words);
  }

  private static JsonNode json(String... words) {
    CommandRun ended =
        run(Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isZero();
    return JsonMapper.builder().build().readTree(ended.out());
  }

  @Test
  @Proves(value = "P4.6.5", breaks = OptimiseCommand.class)
  void tellsTheSameOnAnyNumberOfThreadsAndFindsNoLookAhead() {
    String[] asked = {"--vary", "max-per-trade=4..24:20", "--windows", "2", "--train", "1"};
    JsonNode one =
        json(
            Stream.concat(Stream.of(asked), Stream.of("--gap", "0", "--threads", "1"))
                .toArray(String[]::new));
    JsonNode three =
        json(
            Stream.concat(Stream.of(asked), Stream.of("--gap", "0", "--threads", "3"))
                .toArray(String[]::new));

    assertThat(three).isEqualTo(one);
    assertThat(one.path("trials")).hasSize(2);
    assertThat(one.path("trials").path(0).path("parameters").path("max-per-trade").asInt())
        .isEqualTo(4);
    assertThat(one.path("walkForward").path("folds")).hasSize(2);
    assertThat(one.path("lookAhead")).hasSize(3);
    for (JsonNode check : one.path("lookAhead")) {
      assertThat(check.path("looksAhead").asBoolean()).as(check.toString()).isFalse();
    }
    assertThat(one.path("lookAhead").path(2).path("compared").asInt()).isPositive();
    assertThat(one.path("warnings").findValuesAsString("kind"))
        .contains("SHORT_GAP", "NOT_COMPUTED")
        .doesNotContain("LOOK_AHEAD", "TRIALS_LOST");
  }

  @Test
  void saysInWordsWhereTheStatisticsAreWeak() {
    CommandRun ended =
        run(
            "--vary",
            "drawdown-halves=10..20:5",
            "--search",
            "random",
            "--trials",
            "9",
            "--deadline",
            "300");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().replaceAll("\\s+", " "))
        .contains("3 trials of 2026-01-05..2026-01-08")
        .contains("drawdown-halves=10 %")
        .contains("1 trials are not allowed: expected drawdown-halves to be at most")
        .contains("warnings: the statistics are weak where they say so.")
        .contains("No walk-forward was possible")
        .contains("4 walk-forward windows with a gap of")
        .contains("what these trials cannot show");
  }

  @Test
  void aTrialThatTakesTooLongIsAbandonedAndSaidToBe() {
    CommandRun ended =
        run("--vary", "max-per-trade=10..20:10", "--windows", "0", "--deadline", "0.001");
    assertThat(ended.code()).isOne();
    assertThat(ended.out())
        .contains("2 trials were not done within 1 ms")
        .contains("None of 2 trials ended with a score");
  }

  @Test
  void whatMakesNoSenseIsRefusedWithWhatWasExpected() {
    assertThat(run().err()).contains("--vary");
    assertThat(run("--vary", "max-per-trade=1").err())
        .contains("--vary: expected whole numbers as NAME=FROM..TO:STEP");
    assertThat(run("--vary", "no-such=1..2").err())
        .contains("--vary: expected one of the parameters max-per-trade,");
    assertThat(run("--vary", "reserve=0..101").err())
        .contains("--vary: reserve: expected a whole number from 0 to 100, found 101");
    assertThat(run("--vary", "reserve=1..2", "--vary", "reserve=3..4").err())
        .contains("expected reserve to be varied once, found it again");
    assertThat(run("--vary", "reserve=1..2", "--windows", "101").err())
        .contains("--windows: expected 1 to 100");
    assertThat(run("--vary", "reserve=1..2", "--threads", "0").err())
        .contains("--threads: expected 1 to 256 threads, found 0");
    assertThat(run("--vary", "reserve=1..2", "--deadline", "0").err())
        .contains("--deadline: expected seconds above 0");
    assertThat(run("--vary", "reserve=1..2", "--gap", "-1").err()).contains("--gap: expected days");
    assertThat(run("--vary", "reserve=1..2", "--objective", "luck").err())
        .contains("--objective: expected one of return, sharpe, calmar, profit-by-drawdown");
    assertThat(run("--vary", "reserve=1..2", "--search", "random", "--trials", "0").err())
        .contains("--trials: expected 1 to 10,000 trials, found 0");
    assertThat(run("--vary", "reserve=1..2", "--game", "rust").err())
        .contains("expected days of the games and times asked for, found none");
  }
}
