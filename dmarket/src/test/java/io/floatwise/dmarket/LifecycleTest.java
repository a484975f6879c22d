package io.floatwise.dmarket;

import static io.floatwise.dmarket.SandboxVenue.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.floatwise.dmarket.http.Reply;
import io.floatwise.proving.Proves;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a client holds, and that it lets go of it. Threads and files are those of this process, in
/// which the client runs as in any program that uses it.
class LifecycleTest {

  private static final int ROUNDS = 1_000;

  /// What the platform itself opens meanwhile; a leak would show a thousand times.
  private static final int NOISE = 5;

  @TempDir Path dir;
  private SandboxVenue venue;

  @BeforeEach
  void start() throws Exception {
    venue = SandboxVenue.start(dir);
    venue.behaviour("rate-limits", "off");
  }

  @AfterEach
  void stop() throws Exception {
    venue.close();
  }

  @Test
  @Proves(value = "P4.1.4", breaks = DMarket.class)
  void aThousandClientsLeaveNoThreadAndNoSocketBehind() throws Exception {
    assumeTrue(openFiles() > 0, "SKIPPED: this system does not list the files of a process");
    ok(venue.dmarket.balance());
    useAndClose(NOISE);
    long threads = threads();
    long files = openFiles();
    useAndClose(ROUNDS);
    assertThat(threads()).isLessThanOrEqualTo(threads + NOISE);
    awaitFiles(files + NOISE);
    assertThat(venue.admin("GET", "calls", "").path("connections").asLong())
        .isGreaterThanOrEqualTo(ROUNDS);
  }

  @Test
  @Proves(value = "P4.1.4", breaks = DMarket.class)
  void aClientWithinAnotherEndsAlone() {
    try (DMarket outer = DMarket.open(venue.config(), venue.key)) {
      ok(outer.balance());
      DMarket inner = DMarket.open(venue.config(), venue.key);
      ok(inner.balance());
      inner.close();
      inner.close();
      assertThat(inner.balance())
          .isInstanceOfSatisfying(
              Reply.Failed.class, failed -> assertThat(failed.fault().definite()).isTrue());
      ok(outer.balance());
    }
    ok(venue.dmarket.balance());
  }

  private void useAndClose(int rounds) {
    for (int i = 0; i < rounds; i++) {
      try (DMarket dmarket = DMarket.open(venue.config(), venue.key)) {
        ok(dmarket.balance());
      }
    }
  }

  /// The sandbox closes its end of a connection when it sees that the client closed its own.
  private void awaitFiles(long most) {
    for (int i = 0; i < ROUNDS && openFiles() > most; i++) {
      ok(venue.dmarket.balance());
    }
    assertThat(openFiles()).isLessThanOrEqualTo(most);
  }

  private static long threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  /// Where the system does not list them, none are counted.
  private static long openFiles() {
    String[] names = new File("/proc/self/fd").list();
    return names == null ? 0 : names.length;
  }
}
