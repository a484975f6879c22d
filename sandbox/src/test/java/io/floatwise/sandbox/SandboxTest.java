package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test with a sandbox of its own and a caller of it.
abstract class SandboxTest {
  @TempDir Path dir;
  SandboxServer server;
  DmarketCaller caller;

  /// The small market at rest, without rate limits, unless a test wants another.
  SandboxServer open() throws IOException {
    return Sandboxes.start(dir);
  }

  @BeforeEach
  final void start() throws IOException {
    server = open();
    caller = DmarketCaller.of(server);
  }

  @AfterEach
  final void stop() throws IOException {
    caller.close();
    server.close();
  }

  /// Ends the sandbox and opens another one on the same state.
  final void restart() throws IOException {
    stop();
    start();
  }

  /// Lets market time pass.
  final void advance(Duration step) {
    Instant until = server.marketNow().plus(step);
    assertThat(caller.await(until).body()).isEqualTo("{\"now\":\"" + until + "\"}");
  }
}
