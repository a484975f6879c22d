package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.Main;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.store.journal.JournalHome;
import io.floatwise.store.journal.JournalPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many accounts whose process is killed while they trade.
class KilledFleetTest {

  private static final int ACCOUNTS = 3;
  private static final int KILLS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path temp;

  @Test
  void everyAccountGoesOnWhereItWas() throws Exception {
    Path data = temp.resolve("data");
    try (var market =
        new FleetMarket(data, temp.resolve("master.key"), ACCOUNTS, 3_000, ClockSpeed.of(43_200))) {
      JournalPlace place = JournalHome.of(data, Map.of()).place("live-on-sandbox");
      long written = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        Process process = start(market, data);
        try {
          long from = written;
          await(process, () -> written(place) > from + 25);
        } finally {
          process.destroyForcibly().waitFor();
        }
        written = written(place);
      }
      Process last = start(market, data, "--days", "1");
      try {
        assertThat(last.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(said()).isTrue();
        assertThat(last.exitValue()).as(said()).isZero();
      } finally {
        last.destroyForcibly();
      }
      assertThat(market.requireEqualLedgers(place)).isPositive();
    }
  }

  private static long written(JournalPlace place) {
    if (!place.isThere()) {
      return 0;
    }
    long[] entries = new long[1];
    try (var reading = place.read()) {
      reading.accounts().forEach(account -> reading.replay(account, _ -> entries[0]++));
    }
    return entries[0];
  }

  private Process start(FleetMarket market, Path data, String... more) throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("run", "--mode", "live", "--every-account", "--data", data.toString()));
    command.addAll(List.of("--dmarket-url", market.url(), "--max-trade", "20"));
    command.addAll(List.of("--max-day", "100", "--confirm-account", "all-" + ACCOUNTS));
    command.addAll(List.of("--master-key-file", market.masterKey.toString()));
    command.addAll(List.of(more));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(temp.resolve("said.txt").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("FLOATWISE_"));
    builder.environment().put(VenueAddress.LOOPBACK_ONLY, "1");
    return builder.start();
  }

  private String said() throws IOException {
    return Files.readString(temp.resolve("said.txt"));
  }

  private interface Condition {
    boolean holds();
  }

  private void await(Process process, Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime() < end && process.isAlive()).as(said()).isTrue();
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
