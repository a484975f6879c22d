package io.floatwise.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What one person may ask for, in a time of its own.
class LocalThrottleTest {

  private long now = 7_000_000_000L;
  private final LocalThrottle throttle = new LocalThrottle(() -> now);

  private boolean ask(CommandKind kind) {
    return throttle.ask("telegram:1", kind).isEmpty();
  }

  @Test
  @Proves(value = "P5.2.1.3", breaks = CommandKind.class)
  void theFiguresAreThoseThatWerePromised() {
    assertThat(
            Arrays.stream(CommandKind.values())
                .map(kind -> kind + " " + kind.perMinute() + " " + kind.burst()))
        .containsExactly(
            "SCAN 10 15",
            "TARGET_CREATE 5 5",
            "DELETE 10 10",
            "BALANCE 20 20",
            "PORTFOLIO 15 15",
            "SETTINGS 5 5",
            "OTHER 30 40");
  }

  @Test
  @Proves(value = "P5.2.1.3", breaks = LocalThrottle.class)
  void grantsTheBurstAndThenTheRateAndSaysWhenToComeBack() {
    for (CommandKind kind : CommandKind.values()) {
      for (int i = 0; i < kind.burst(); i++) {
        assertThat(ask(kind)).as("%s number %d", kind, i + 1).isTrue();
      }
      Duration wait = throttle.ask("telegram:1", kind).orElseThrow();
      assertThat(wait).isEqualTo(kind.each());
      now += wait.toNanos() - 1;
      assertThat(ask(kind)).isFalse();
      now++;
      assertThat(ask(kind)).isTrue();
      assertThat(ask(kind)).isFalse();
      assertThat(throttle.ask("telegram:2", kind)).isEqualTo(Optional.empty());
    }
  }

  /// From any moment on, no more than the burst and the rate since then, whatever comes.
  @Test
  @Proves(value = "P5.2.1.3", breaks = LocalThrottle.class)
  void noTimeHasMoreThanBurstAndRate() {
    long seed = 11;
    var random = new Random(seed);
    CommandKind kind = CommandKind.SCAN;
    long[] granted = new long[2000];
    int count = 0;
    while (count < granted.length) {
      now += random.nextLong(Duration.ofSeconds(8).toNanos());
      if (ask(kind)) {
        granted[count++] = now;
      }
    }
    for (int from = 0; from < count; from++) {
      for (int to = from; to < Math.min(count, from + 200); to++) {
        long since = granted[to] - granted[from];
        assertThat(to - from + 1)
            .as("seed %d", seed)
            .isLessThanOrEqualTo((int) (kind.burst() + since / kind.each().toNanos()));
      }
    }
  }

  @Test
  @Proves(
      value = "P5.4.1.5",
      breaks = {LocalThrottle.class, Share.class})
  void aPartBeginsWithNothingAndGrowsMoreSlowly() {
    assertThat(ask(CommandKind.SCAN)).isTrue();
    throttle.emptyAndKeepTo(Share.WHOLE / 2);
    assertThat(ask(CommandKind.SCAN)).isFalse();
    now += CommandKind.SCAN.each().toNanos() * 2 - 1;
    assertThat(ask(CommandKind.SCAN)).isFalse();
    now++;
    assertThat(ask(CommandKind.SCAN)).isTrue();
    assertThat(ask(CommandKind.SCAN)).isFalse();
    now += Duration.ofHours(1).toNanos();
    int granted = 0;
    while (ask(CommandKind.SCAN)) {
      granted++;
    }
    assertThat(granted).isEqualTo(CommandKind.SCAN.burst() / 2);
    throttle.emptyAndKeepTo(0);
    now += Duration.ofHours(1).toNanos();
    assertThat(ask(CommandKind.SCAN)).isFalse();
  }

  @Test
  @Proves(value = "P5.4.1.5", breaks = Share.class)
  void partsNeverAddUpToMoreThanTheWhole() {
    for (int nodes = 1; nodes < 40; nodes++) {
      for (int limit = 0; limit < 200; limit++) {
        assertThat(nodes * Share.of(limit, Share.WHOLE / nodes)).isBetween(0, limit);
      }
    }
    assertThat(Share.of(20, Share.WHOLE)).isEqualTo(20);
  }
}
