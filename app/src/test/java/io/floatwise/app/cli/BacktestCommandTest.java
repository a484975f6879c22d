package io.floatwise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.Main;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Rate;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.proving.Proves;
import io.floatwise.tape.TapeStore;
import io.floatwise.testkit.sim.WatchedMarket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `floatwise backtest` as a person uses it.
class BacktestCommandTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path temp;

  private static Path tape = Path.of("");

  private record Ended(int code, String out, String err) {}

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

  private static Ended run(String... words) {
    var err = new StringWriter();
    var out = new ByteArrayOutputStream();
    PrintStream usual = System.out;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      int code =
          Main.commandLine(Locale.ENGLISH)
              .setErr(new PrintWriter(err, true))
              .execute(
                  Stream.concat(Stream.of("backtest"), Stream.of(words)).toArray(String[]::new));
      return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(usual);
    }
  }

  private static JsonNode json(String... words) {
    Ended ended = run(Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isZero();
    return JSON.readTree(ended.out());
  }

  @Test
  @Proves(value = "P4.6.5", breaks = BacktestCommand.class)
  void tellsWhatCameOfItTheSameEachTime() {
    JsonNode first = json(tape.toString());
    JsonNode second = json(tape.toString());

    assertThat(second).isEqualTo(first);
    assertThat(first.path("purchases").asInt()).isPositive();
    assertThat(first.path("entries").asInt()).isGreaterThan(20);
    assertThat(first.path("journalHash").asString()).matches("[0-9a-f]{64}");
    assertThat(first.path("equity")).hasSize(4);
    assertThat(first.path("setup").path("limits").path("max-per-trade").asString())
        .isEqualTo("50.00 USD");

    String text = run(tape.toString()).out();
    assertThat(text)
        .contains("Backtest of what was recorded from 2026-01-05T00:00:00Z")
        .contains("what this run could not know")
        .contains("hash " + first.path("journalHash").asString());
  }

  @Test
  void anotherLimitIsAnotherRun() {
    JsonNode usual = json(tape.toString());
    JsonNode tight = json(tape.toString(), "--limit", "max-per-trade=4.00 USD", "--balance", "500");

    assertThat(tight.path("setup").path("limits").path("max-per-trade").asString())
        .isEqualTo("4.00 USD");
    assertThat(tight.path("setup").path("deposit").asString()).isEqualTo("500.00");
    assertThat(tight.path("journalHash")).isNotEqualTo(usual.path("journalHash"));
    assertThat(tight.path("purchases").asInt()).isLessThan(usual.path("purchases").asInt());
  }

  @Test
  void whatMakesNoSenseIsRefusedWithWhatWasExpected() {
    assertThat(run(temp.resolve("none").toString()).err())
        .contains("expected the folder of a tape");
    assertThat(run(tape.toString(), "--game", "rust").err())
        .contains("expected days of the games and times asked for, found none");
    assertThat(run(tape.toString(), "--latency", "61").err())
        .contains("--latency: expected 0 to 60 seconds, found 61.0");
    assertThat(run(tape.toString(), "--balance", "-1").err())
        .contains("--balance: expected US dollars above 0 such as 25.00, found '-1'");
    assertThat(run(tape.toString(), "--limit", "max-per-trade").err())
        .contains("--limit: expected NAME=VALUE, found 'max-per-trade'");
    assertThat(run(tape.toString(), "--limit", "no-such=1").err())
        .contains("expected one of the limits max-per-trade,");
  }

  @Test
  @Proves(value = "P5.3.2.7", breaks = BacktestCommand.class)
  void aDamagedFileIsLeftOutAndNamedAndTheRestIsTraded() throws IOException {
    Path copy = temp.resolve("damaged");
    try (Stream<Path> all = Files.walk(tape)) {
      for (Path each : all.toList()) {
        Path to = copy.resolve(tape.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(to);
        } else {
          Files.copy(each, to);
        }
      }
    }
    Path damaged;
    try (Stream<Path> all = Files.walk(copy)) {
      damaged = all.filter(file -> file.toString().endsWith(".parquet")).sorted().toList().get(1);
    }
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);

    Ended ended = run(copy.toString());
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out())
        .contains("DAMAGED")
        .contains(damaged.getFileName().toString())
        .contains("gaps")
        .contains("2026-01-08T23:");
  }
}
