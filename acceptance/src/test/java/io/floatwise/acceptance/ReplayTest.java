package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.cli.ReplayCommand;
import io.floatwise.app.cli.WhatIfCommand;
import io.floatwise.core.backtest.Rerun;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What was lived is lived again, in another JVM, without its journal.
class ReplayTest {

  @TempDir static Path folder;

  /// What the demo said at its end.
  private static JsonNode lived;

  @BeforeAll
  static void liveThreeDays() throws Exception {
    lived = live(folder, 3, Duration.ofMinutes(4));
  }

  private static JsonNode live(Path in, int days, Duration patience, Object... more)
      throws Exception {
    var words =
        new ArrayList<Object>(
            List.of(
                "demo",
                "--data",
                in.resolve("data"),
                "--record",
                in.resolve("tape"),
                "--seed",
                7,
                "--days",
                days,
                "--unlimited",
                "--clock-speed",
                "max",
                "--headless"));
    words.addAll(List.of(more));
    App.Ended run;
    try (App app = App.start(words.toArray())) {
      run = app.end(patience);
    }
    assertThat(run.code()).as(run.text()).isZero();
    assertThat(run.json().get("purchases").asLong()).isPositive();
    for (String gone : List.of("journal.db", "journal.db-wal", "journal.db-shm", "traces.db")) {
      Files.deleteIfExists(in.resolve("data/demo").resolve(gone));
    }
    return run.json();
  }

  private static App.Ended replay(Path in) throws Exception {
    return App.run("replay", in.resolve("tape"), "--data", in.resolve("data"));
  }

  @Test
  @Proves(value = "P4.6.5", breaks = Rerun.class)
  void theSameIsDecidedAndWritten() throws Exception {
    assertIsSame(replay(folder), lived);
  }

  @Test
  @Tag("long")
  @Proves(value = "P4.6.5", breaks = Rerun.class, form = Proves.Form.LONG)
  void theSameIsDecidedAndWrittenInThirtyDays(@TempDir Path other) throws Exception {
    JsonNode month = live(other, 30, Duration.ofMinutes(20));
    App.Ended run = replay(other);
    assertIsSame(run, month);
    System.out.println("ReplayTest: 30 days\n" + String.join("\n", run.out()));
  }

  /// Every title that mean reversion leaves alone is a decision with its figures, so another value
  /// would show.
  @Test
  @Proves(value = "P4.6.5", breaks = Rerun.class)
  void otherStrategiesLiveAgainWithTheirValues(@TempDir Path other) throws Exception {
    JsonNode day =
        live(
            other,
            1,
            Duration.ofMinutes(4),
            "--strategy",
            "value-flip",
            "--strategy",
            "mean-reversion:window-days=9,least-sales=5");
    assertIsSame(replay(other), day);
  }

  private static void assertIsSame(App.Ended run, JsonNode summary) {
    assertThat(run.code()).as(run.text()).isZero();
    assertThat(run.out())
        .anyMatch(line -> line.startsWith("same "))
        .anyMatch(line ->
            line.startsWith("now ")
                && line.contains(summary.get("journalHash").asString().substring(0, 16)));
  }

  @Test
  @Proves(value = "P4.6.5", breaks = ReplayCommand.class)
  void whatWasDecidedOtherwiseIsNamed(@TempDir Path other) throws Exception {
    copy(other);
    Path file = told(other);
    List<String> lines = Files.readAllLines(file);
    int middle = lines.size() / 2;
    String changed =
        lines
            .get(middle)
            .substring(9)
            .replaceFirst("\"decided\":\"[0-9a-f]{8}", "\"decided\":\"0badc0de");
    lines.set(middle, checksum(changed) + " " + changed);
    Files.write(file, lines);

    App.Ended run = replay(other);

    assertThat(run.code()).as(run.text()).isEqualTo(4);
    assertThat(run.text()).contains("different", "0badc0de");
  }

  @Test
  @Proves(value = "P5.3.2.7", breaks = ReplayCommand.class)
  void whatIsNotWholeIsSaid(@TempDir Path other) throws Exception {
    copy(other);
    Path file = told(other);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, List.of(new String(bytes, 0, bytes.length - 100, StandardCharsets.UTF_8)));

    App.Ended run = replay(other);

    assertThat(run.code()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains("not whole", "did not end in order", "as it was");
  }

  @Test
  @Proves(value = "P5.3.2.7", breaks = ReplayCommand.class)
  void aMissingPieceOfTheTapeIsNotPassedOver(@TempDir Path other) throws Exception {
    copy(other);
    try (Stream<Path> files = Files.walk(other.resolve("tape"))) {
      Path second =
          files.filter(f -> f.toString().endsWith(".parquet")).sorted().skip(1).findFirst().get();
      Files.delete(second);
    }

    App.Ended run = replay(other);

    assertThat(run.code()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains("stopped");
  }

  /// What the recorder bought itself stands on its market again.
  @Test
  @Proves(value = "P4.6.5", breaks = WhatIfCommand.class)
  void anotherRuleIsTriedOnAMarketWithoutTheRecorder(@TempDir Path other) throws Exception {
    Path page = other.resolve("page.html");
    String rule = "max-per-trade=10.00 USD";
    App.Ended with =
        App.run(
            "whatif",
            folder.resolve("tape"),
            "--data",
            folder.resolve("data"),
            "--set",
            rule,
            "--html",
            page,
            "--json");
    App.Ended without = App.run("whatif", folder.resolve("tape"), "--set", rule, "--json");

    assertThat(with.code()).as(with.text()).isZero();
    JsonNode both = with.json();
    assertThat(both.get("ownOffers").asInt()).isPositive();
    assertThat(both.at("/changed/setup/limits/max-per-trade").asString()).isEqualTo("10.00 USD");
    assertThat(both.at("/usual/journalHash")).isNotEqualTo(both.at("/changed/journalHash"));
    assertThat(both.at("/usual/purchases").asInt())
        .isGreaterThan(without.json().at("/usual/purchases").asInt());
    assertThat(Files.readString(page)).contains("What if max-per-trade", "<polyline");
  }

  @Test
  void aRuleThatIsNoneIsNamed() throws Exception {
    assertThat(App.run("whatif", folder.resolve("tape")).text()).contains("--set");
    App.Ended run = App.run("whatif", folder.resolve("tape"), "--set", "luck=more");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.text()).contains("expected one of the limits", "found luck");
  }

  @Test
  void whereNothingWasRecordedItSaysHow(@TempDir Path other) throws Exception {
    Files.createDirectories(other.resolve("tape"));

    App.Ended run = replay(other);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.text()).contains("expected one account", "--record");
  }

  private static Path told(Path in) throws IOException {
    try (Stream<Path> files = Files.walk(in.resolve("data/demo/replay"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private static void copy(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(folder.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static String checksum(String text) {
    var crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(crc.getValue());
  }
}
