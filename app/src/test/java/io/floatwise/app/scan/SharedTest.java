package io.floatwise.app.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Reading;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;
  private final AtomicInteger calls = new AtomicInteger();
  private final Shared<String, Integer> shared = new Shared<>(Duration.ofSeconds(30), 2, () -> now);

  private Reading<Integer> count(String key) {
    return Reading.of(calls.incrementAndGet());
  }

  @Test
  @Proves(value = "P4.2.3", breaks = Shared.class)
  void givesAValueAgainUntilItIsTooOld() {
    assertThat(shared.get("a", this::count)).isEqualTo(Reading.of(1));
    now = START.plusMillis(29_999);
    assertThat(shared.get("a", this::count)).isEqualTo(Reading.of(1));
    assertThat(shared.get("b", this::count))
        .as("another key is another value")
        .isEqualTo(Reading.of(2));
    now = START.plusSeconds(30);
    assertThat(shared.get("a", this::count)).isEqualTo(Reading.of(3));
    assertThat(shared.asked()).isEqualTo(4);
    assertThat(shared.read()).isEqualTo(3);
  }

  @Test
  void keepsNoFailure() {
    Reading<Integer> failed = Reading.failed(new Failure.Unreachable("down"));
    assertThat(shared.get("a", _ -> failed)).isEqualTo(failed);
    assertThat(shared.get("a", this::count)).isEqualTo(Reading.of(1));
  }

  @Test
  void whoAsksWhileTheSameIsBeingReadWaitsForThatAnswer() throws Exception {
    var started = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Reading<Integer>> first = pool.submit(() -> slowly(started, go));
      started.await();
      List<Future<Reading<Integer>>> others = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        others.add(pool.submit(() -> shared.get("a", this::count)));
      }
      while (shared.asked() < 51) {
        Thread.onSpinWait();
      }
      go.countDown();
      assertThat(first.get()).isEqualTo(Reading.of(1));
      for (Future<Reading<Integer>> other : others) {
        assertThat(other.get()).isEqualTo(Reading.of(1));
      }
    }
    assertThat(calls).hasValue(1);
  }

  /// Of a thousand accounts that wait for a reading one is asked to end, which happens to be the
  /// one that asked first.
  @Test
  void whoAskedFirstMayGoAndTheOthersStillGetTheirAnswer() throws Exception {
    var started = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Reading<Integer>> first = pool.submit(() -> slowly(started, go));
      started.await();
      Future<Reading<Integer>> other = pool.submit(() -> shared.get("a", this::count));
      while (shared.asked() < 2) {
        Thread.onSpinWait();
      }
      first.cancel(true);
      go.countDown();
      assertThat(other.get()).isEqualTo(Reading.of(1));
    }
  }

  @Test
  void whoIsInterruptedWhileHeWaitsIsToldSo() {
    var go = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    Reading<Integer> interrupted =
        shared.get(
            "a",
            key -> {
              await(go);
              return count(key);
            });
    assertThat(Thread.interrupted()).isTrue();
    go.countDown();
    assertThat(interrupted)
        .isEqualTo(
            Reading.failed(new Failure.Unreachable("the waiting for a reading was interrupted")));
  }

  @Test
  void aReadingThatBreaksDownIsNotWaitedForForEver() {
    assertThatThrownBy(() ->
            shared.get(
                "a",
                _ -> {
                  throw new IllegalStateException("a bug");
                }))
        .hasMessage("the reading of a broke down")
        .hasRootCauseMessage("a bug");
    assertThat(shared.get("a", this::count)).isEqualTo(Reading.of(1));
  }

  /// Asks for `a`, whose reading begins with `started` and ends with `go`.
  private Reading<Integer> slowly(CountDownLatch started, CountDownLatch go) {
    return shared.get(
        "a",
        key -> {
          started.countDown();
          await(go);
          return count(key);
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
