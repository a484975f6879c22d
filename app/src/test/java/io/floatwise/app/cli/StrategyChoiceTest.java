package io.floatwise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.backtest.Receipt;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Rate;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.proving.Proves;
import io.floatwise.tape.TapeStore;
import io.floatwise.testkit.sim.WatchedMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Other strategies than the usual ones, chosen on the command line.
class StrategyChoiceTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EAGER = "mean-reversion:deviations-tenths=5,edge-bp=1";

  @TempDir static Path temp;

  private static Path tape = Path.of("");

  @BeforeAll
  static void record() throws IOException {
    tape = temp.resolve("tape");
    try (var store = TapeStore.open(tape)) {
      store.settle();
      var coder = new TapeCoder(List.of(Game.CS2), "test", Row.NO_LONG);
      List<TapeStore.Batch> batches = new ArrayList<>();
      WatchedMarket.swinging(1, Rate.ofPercent(5), WatchedMarket.START, 1)
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

  private static CommandRun run(String command, String... words) {
    return CommandRun.of(List.of(command, tape.toString()), words);
  }

  private static JsonNode json(String command, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.add("--json");
    CommandRun ended = run(command, all.toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isZero();
    return JSON.readTree(ended.out());
  }

  @Test
  @Proves(value = "P4.6.5", breaks = Receipt.class)
  void aReceiptIsRepeatedWithItsStrategiesAndTheirValues() throws IOException {
    Path receipt = temp.resolve("run.json");
    JsonNode eager = json("backtest", "--strategy", EAGER, "--receipt", receipt.toString());
    JsonNode usual = json("backtest", "--strategy", "mean-reversion");

    assertThat(eager.path("purchases").asInt()).isPositive();
    assertThat(eager.path("journalHash")).isNotEqualTo(usual.path("journalHash"));
    JsonNode run = JSON.readTree(Files.readString(receipt)).path("run");
    assertThat(run.path("strategies").asString()).isEqualTo("selling,mean-reversion");
    assertThat(run.path("parameter mean-reversion.deviations-tenths").asString()).isEqualTo("5");
    assertThat(run.path("parameter mean-reversion.window-days").asString()).isEqualTo("20");
    CommandRun same = run("backtest", "--verify", receipt.toString());
    assertThat(same.code()).as(same.out() + same.err()).isZero();
    assertThat(run("backtest", "--verify", receipt.toString(), "--strategy", EAGER).err())
        .contains("--verify: the receipt says how the run was made");
  }

  @Test
  @Proves(value = "P4.6.5", breaks = StrategyOption.class)
  void whatIsNotSaidIsAsUsual() {
    JsonNode usual = json("backtest");
    JsonNode said = json("backtest", "--strategy", "target-flip", "--strategy", "value-flip");
    assertThat(said.path("journalHash")).isEqualTo(usual.path("journalHash"));
    assertThat(said.path("setup").path("strategies").toString())
        .isEqualTo("[\"selling\",\"value-flip\",\"target-flip\"]");
  }

  @Test
  void otherStrategiesAreTriedBesideThoseThatTrade() {
    CommandRun ended = run("whatif", "--strategy", "value-flip", "--other-strategy", EAGER);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("strategies", "mean-reversion:deviations-tenths=5");
    assertThat(run("whatif").err()).contains("expected --set or --other-strategy, found neither");
  }

  @Test
  @Proves(value = "P4.6.5", breaks = OptimiseCommand.class)
  void aParameterOfAStrategyIsVaried() {
    JsonNode result =
        json(
            "optimise",
            "--strategy",
            EAGER,
            "--vary",
            "mean-reversion.deviations-tenths=0..40:40",
            "--windows",
            "0");
    JsonNode trials = result.path("trials");
    assertThat(trials).hasSize(2);
    assertThat(trials.path(1).path("parameters").path("mean-reversion.deviations-tenths").asInt())
        .isEqualTo(40);
    assertThat(trials.path(0).path("trades"))
        .as("the one buys, the other does not: %s", trials)
        .isNotEqualTo(trials.path(1).path("trades"));
    assertThat(run("optimise", "--vary", "mean-reversion.window-days=1..9").err())
        .contains("mean-reversion.window-days: expected a whole number from 2 to 90, found 1");
    assertThat(run("optimise", "--vary", "martingale.x=1..9").err())
        .contains("--vary: expected a strategy (selling,");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThat(run("backtest", "--strategy", "martingale").err())
        .contains("--strategy: expected a strategy (selling, ", "found 'martingale'");
    assertThat(run("backtest", "--strategy", "mean-reversion:edge-bp=0").err())
        .contains("--strategy: strategy mean-reversion: edge-bp: expected a whole number from 1");
    assertThat(CommandRun.of(List.of("demo", "--strategy", "mean-reversion:edge=1")).err())
        .contains("--strategy: strategy mean-reversion: expected a parameter (window-days");
  }
}
