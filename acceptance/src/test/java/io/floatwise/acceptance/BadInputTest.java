package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.PlainErrors;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.machine.SmallDisk;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every wrong input gets a line that says what was expected and what was found, never a stack
/// trace, and nothing is lost.
@Proves(value = "D.11", breaks = PlainErrors.class)
class BadInputTest {

  @TempDir Path folder;

  static Stream<Arguments> wrongFlags() {
    return Stream.of(
        flags(2, "Unknown options: '--untl', 'sold'", "demo", "--untl", "sold"),
        flags(2, "--until", "demo", "--until", "rich"),
        flags(2, "expected a clock speed", "demo", "--clock-speed", "fast"),
        flags(2, "0.001 to 1000000", "demo", "--clock-speed", "-1"),
        flags(2, "expected 0 to 100000 mispriced offers a day", "demo", "--mispriced", "-5"),
        flags(2, "market without an edge, found 5", "demo", "--no-edge", "--mispriced", "5"),
        flags(2, "--crash: expected 0 days or more, found -1", "demo", "--crash", "-1"),
        flags(2, "expected a crash in a generated market", "demo", "--crash", "1", "--market", "x"),
        flags(2, "--days: expected 1 or more, found 0", "demo", "--days", "0"),
        flags(2, "--patience: expected 1 or more, found 0", "demo", "--patience", "0"),
        flags(2, "expected the fault ledger-cent, found 'fire'", "demo", "--fault", "fire"),
        flags(2, "expected a market file", "demo", "--market-from", "2024-01-01"),
        flags(2, "--seed", "demo", "--seed", "one"),
        flags(
            1,
            "market file /nope.csv: cannot be read: there is no such file\n",
            "demo",
            "--market",
            "/nope.csv"),
        flags(2, "found without a mode, which is the demo", "run", "--max-trade", "5.00"),
        flags(2, "only talks to this machine", "demo", "--sandbox", "https://api.dmarket.com"),
        flags(2, "only talks to this machine", "demo", "--sandbox", "http://192.168.1.1:80"),
        flags(2, "only talks to this machine", "demo", "--sandbox", "http://localhost.evil:80"),
        flags(1, "found none; start one", "demo", "--sandbox", "http://127.0.0.1:9"),
        flags(2, "Missing required option: '--sandbox=URL'", "item", "AK-47"),
        flags(2, "only talks to this machine", "item", "AK-47", "--sandbox", "http://10.0.0.1:80"),
        flags(2, "--game", "item", "AK-47", "--game", "cs3", "--sandbox", "http://127.0.0.1:9"),
        flags(2, "found a blank one", "item", " ", "--sandbox", "http://127.0.0.1:9"),
        flags(1, "found none; start one", "item", "AK-47", "--sandbox", "http://127.0.0.1:9"),
        flags(2, "Missing required option: '--sandbox=URL'", "watch", "AK-47"),
        flags(2, "Missing required", "watch", "--sandbox", "http://127.0.0.1:9"),
        flags(1, "found none; start one", "watch", "AK-47", "--sandbox", "http://127.0.0.1:9"),
        flags(
            2,
            "--seconds: expected 0 or more",
            "watch",
            "A",
            "--sandbox",
            "http://127.0.0.1:9",
            "--seconds",
            "-1"),
        flags(2, "expected a port of 0 to 65535", "sandbox", "--port", "70000"),
        flags(2, "expected either --to or --to-folder, found neither", "backup"),
        flags(
            2, "--keep: expected together with --to-folder", "backup", "--to", "x", "--keep", "1"),
        flags(2, "backup /nope.backup: expected a file, found none", "restore", "/nope.backup"),
        flags(2, "Missing required option: '--from=DIR'", "import"),
        flags(1, "expected the journal of a mode, found none", "portfolio", "--mode", "demo"),
        flags(1, "expected the journal of a mode, found none", "why", "--mode", "demo"),
        flags(2, "expected hours or days such as 12h or 7d", "missed", "--since", "ever"),
        flags(2, "found neither", "export", "--to", "-"),
        flags(2, "Missing required option: '--to=FILE'", "export", "--kind", "cash"),
        flags(2, "--kind", "export", "--kind", "everything", "--to", "-"),
        flags(2, "--zone: expected a time zone", "export", "--tax-year", "2026", "--to", "-"),
        flags(2, "Unmatched argument", "demo", "now"),
        flags(2, "Unmatched argument", "trade"),
        flags(2, "expected 1 run or more", "benchmark", "--runs", "0"));
  }

  private static Arguments flags(int code, String said, String... words) {
    return Arguments.of(code, said, List.of(words));
  }

  @ParameterizedTest
  @MethodSource("wrongFlags")
  void saysWhatIsWrongWithAFlag(int code, String said, List<String> words) throws Exception {
    var command = new ArrayList<Object>(words);
    if (words.size() > 1 && !words.contains("benchmark")) {
      command.addAll(List.of("--data", folder));
    }
    assertRefused(App.run(command.toArray()), code, said);
  }

  @Test
  void saysThatAPortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertRefused(App.run("sandbox", "--port", port, "--data", folder), 1, port);
      assertRefused(App.run("demo", "--web-port", port, "--data", folder), 1, port);
      assertRefused(App.run("demo", "--chat-port", port, "--data", folder), 1, port);
    }
  }

  @Test
  void saysThatTheDataDirectoryCannotBeUsed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertRefused(
        App.run("demo", "--headless", "--data", file.resolve("data")), 1, "data directory", "file");
    assertThat(file).hasContent("mine");
  }

  @Test
  void saysThatTheDataDirectoryIsInUse() throws Exception {
    try (App first = App.start("demo", "--headless", "--data", folder)) {
      first.awaitLine(line -> line.startsWith("ready after"));
      assertRefused(App.run("demo", "--headless", "--data", folder), 1, "in use by process");
      assertThat(first.isAlive()).isTrue();
    }
  }

  @Test
  void refusesADamagedJournalAndLeavesItAlone() throws Exception {
    assertThat(App.run("demo", "--until", "ready", "--headless", "--data", folder).code()).isZero();
    Path journal = folder.resolve("demo/journal.db");
    byte[] whole = Files.readAllBytes(journal);
    byte[] damaged = whole.clone();
    int place = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\"minor\":100000");
    damaged[place + "\"minor\":".length()] = '9';
    Files.write(journal, damaged);

    assertRefused(
        App.run("demo", "--until", "ready", "--headless", "--data", folder), 1, "expected chain");
    assertThat(Files.readAllBytes(journal)).isEqualTo(damaged);

    Files.write(journal, whole);
    assertThat(App.run("demo", "--until", "ready", "--headless", "--data", folder).code()).isZero();
  }

  @Test
  void refusesDamagedKeysOfTheSandbox() throws Exception {
    assertThat(App.run("demo", "--until", "ready", "--headless", "--data", folder).code()).isZero();
    Path keys = folder.resolve("demo/sandbox/keys");
    Files.writeString(keys, Files.readString(keys).replaceAll("^....", "0000"));

    assertRefused(
        App.run("demo", "--until", "ready", "--headless", "--data", folder), 1, "damaged", "keys");
  }

  @Test
  void readsAMarketFileWithGapsDuplicatesAndZeroPricesAndSaysSo() throws Exception {
    Path file = folder.resolve("market.csv");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("title,day,median_price_usd,units_sold\n".getBytes(StandardCharsets.UTF_8));
      for (int day = 1; day <= 28; day++) {
        if (day == 9 || day == 10) {
          continue;
        }
        String price = day == 12 ? "0" : "5." + (10 + day);
        String row = "Chroma Case,2024-02-%02d,%s,900%n".formatted(day, price);
        out.write(row.getBytes(StandardCharsets.UTF_8));
        if (day == 20) {
          out.write(row.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    App.Ended run =
        App.run("demo", "--market", file, "--until", "ready", "--headless", "--data", folder);

    assertThat(run.code()).as(run.text()).isZero();
    assertThat(run.text())
        .contains("1 titles, 25 rows")
        .contains("1 duplicate days")
        .contains("1 prices not positive")
        .contains("3 days without a row");
    Files.writeString(file, "name;day\nsomething");
    assertRefused(
        App.run("demo", "--market", file, "--headless", "--data", folder.resolve("b")),
        1,
        "market file",
        "expected");
    assertRefused(
        App.run("demo", "--market", folder.resolve("none.csv"), "--headless", "--data", folder),
        1,
        "none.csv");
  }

  @Test
  void stopsOnAFullDiskAndGoesOnWhenThereIsRoomAgain() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), "700k")) {
      App.Ended full =
          App.run(
              "demo",
              "--days",
              "40",
              "--unlimited",
              "--clock-speed",
              "max",
              "--headless",
              "--data",
              disk.folder());
      assertThat(full.code()).as(full.text()).isEqualTo(1);
      assertThat(full.text())
          .containsAnyOf("disk is full", "No space left")
          .doesNotContain("\tat ");

      disk.grow("64m");
      App.Ended on =
          App.run(
              "demo",
              "--days",
              "2",
              "--unlimited",
              "--clock-speed",
              "max",
              "--headless",
              "--data",
              disk.folder());
      assertThat(on.code()).as(on.text()).isZero();
      assertThat(on.json().get("ledger").asString()).isEqualTo("equal");
      assertThat(on.json().get("purchases").asLong()).isPositive();
    }
  }

  @Test
  void refusesTheStateOfAnotherMarket() throws Exception {
    assertThat(App.run("demo", "--until", "ready", "--headless", "--data", folder).code()).isZero();
    assertRefused(
        App.run("demo", "--seed", "2", "--headless", "--data", folder),
        1,
        "holds another market: --seed: 1 there, 2 asked for; use the same options");
  }

  private static void assertRefused(App.Ended run, int code, String... said) {
    assertThat(run.code()).as(run.text()).isEqualTo(code);
    assertThat(run.text())
        .contains(said)
        .containsPattern("(?m)^error [2-8]000: \\S")
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
  }
}
