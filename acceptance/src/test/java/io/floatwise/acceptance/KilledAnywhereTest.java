package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.store.journal.SqlJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Exactly once, the hard way: SIGKILL at random moments of trading, started again each time.
class KilledAnywhereTest {

  /// It is killed after so many lines of trading at most, and so much later.
  private static final int MOST_LINES = 6;

  private static final Duration LONGEST = Duration.ofMillis(300);

  @TempDir Path data;

  @Test
  @Proves(value = "D.8", breaks = SqlJournal.class)
  void losesAndDoublesNothingWhenKilledTenTimes() throws Exception {
    kill(10, 1);
  }

  @Test
  @Tag("long")
  @Proves(value = "D.8", breaks = SqlJournal.class, form = Proves.Form.LONG)
  void losesAndDoublesNothingWhenKilledAHundredTimes() throws Exception {
    kill(100, 2);
  }

  private static boolean isTrading(String line) {
    return line.contains(": buy at ") || line.contains(": list at ") || line.contains("SOLD");
  }

  private void kill(int times, long seed) throws Exception {
    var random = new Random(seed);
    long told = 0;
    for (int i = 0; i < times; i++) {
      try (App app =
          App.start(
              "demo",
              "--mispriced",
              "200",
              "--headless",
              "--unlimited",
              "--clock-speed",
              "max",
              "--data",
              data)) {
        app.awaitLines(KilledAnywhereTest::isTrading, 1 + random.nextInt(MOST_LINES));
        app.goOn(Duration.ofMillis(random.nextLong(LONGEST.toMillis())));
        assertThat(app.isAlive()).as("ended before it was killed:\n%s", app.said()).isTrue();
        app.kill();
        told += app.count(KilledAnywhereTest::isTrading);
      }
    }
    App.Ended last =
        App.run(
            "demo",
            "--mispriced",
            "200",
            "--days",
            "1",
            "--headless",
            "--unlimited",
            "--clock-speed",
            "max",
            "--data",
            data);

    assertThat(last.code()).as("seed %d\n%s", seed, last.text()).isZero();
    JsonNode summary = last.json();
    assertThat(summary.get("ledger").asString()).isEqualTo("equal");
    assertThat(told).as("what it did while it was killed").isGreaterThanOrEqualTo(times);
    assertThat(summary.get("purchases").asLong()).isGreaterThanOrEqualTo(times / 2);
    System.out.printf(
        "KilledAnywhereTest: seed %d, %d kills, %s purchases, %s sales, ledgers equal%n",
        seed, times, summary.get("purchases"), summary.get("sales"));
  }
}
