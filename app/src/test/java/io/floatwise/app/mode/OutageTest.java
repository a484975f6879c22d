package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.run.FaceOptions;
import io.floatwise.app.run.Recording;
import io.floatwise.core.money.Money;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.store.database.DataDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The venue goes away, and comes back, while a bot trades there.
class OutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path data;

  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /// Lets each line be waited for.
  private final PrintStream log =
      new PrintStream(
          new OutputStream() {
            private final StringBuilder line = new StringBuilder();

            @Override
            public void write(int character) {
              if (character == '\n') {
                lines.add(line.toString());
                line.setLength(0);
              } else {
                line.append((char) character);
              }
            }
          },
          true,
          StandardCharsets.US_ASCII);

  @Test
  @Timeout(180)
  void waitsForASandboxThatIsGoneAndGoesOnWithTheOneThatComesBack() throws Exception {
    SandboxConfig config =
        SandboxConfig.seeded(
            DataDirectory.open(DataDirectory.open(data).sandbox()).path(),
            1,
            ClockSpeed.of(3 * 3600));
    SandboxServer first = SandboxServer.start(config);
    URI base = first.baseUrl();
    Thread bot = Thread.ofVirtual().unstarted(() -> trade(first));
    try {
      bot.start();
      awaitLine("ready");
    } finally {
      first.close();
    }
    awaitLine("the sandbox at " + base + " does not answer");
    assertThat(bot.isAlive()).isTrue();

    try (var _ = SandboxServer.start(config.withPort(base.getPort()))) {
      awaitLine("everything can be read again");
      assertThat(bot.isAlive()).isTrue();
    } finally {
      bot.interrupt();
      bot.join();
    }
  }

  private void trade(SandboxServer sandbox) {
    var options =
        new RunOptions(
            data,
            Optional.of(sandbox.baseUrl().toString()),
            KeysFrom.environment(),
            new LimitFlags(Optional.empty(), Optional.empty(), List.of()),
            Money.usd(1000_00),
            new LiveConsent(Optional.empty(), _ -> ""),
            Optional.empty(),
            Strategies.USUAL,
            Map.of(
                AccountKeys.PUBLIC, sandbox.publicKey(), AccountKeys.SECRET, sandbox.secretKey()));
    try {
      new VenueRun(options, new FaceOptions(true, 0, 0), Recording.NONE, Optional.empty(), log)
          .run(Mode.PAPER);
    } catch (InterruptedException e) {
      lines.add("interrupted");
    } catch (IOException | RuntimeException e) {
      lines.add("ended: " + e);
    }
  }

  private void awaitLine(String words) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    String line = "";
    while (!line.contains(words)) {
      line = lines.poll(Duration.between(Instant.now(), end).toMillis(), TimeUnit.MILLISECONDS);
      assertThat(line).as("a line with '%s' within %s", words, PATIENCE).isNotNull();
      assertThat(line).doesNotStartWith("ended");
    }
  }
}
