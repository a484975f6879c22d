package io.floatwise.dmarket.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.dmarket.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VenueClockTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00.5Z");

  @Test
  void staysWithinASecondAndTheLatencyOfTheTruthWhateverTheSkew() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int run = 0; run < 500; run++) {
      ManualTime time = new ManualTime(START);
      VenueClock clock = new VenueClock(time);
      Duration truth = Duration.ofMillis(random.nextLong(-300_000, 300_000));
      for (int call = 0; call < 5; call++) {
        time.advance(Duration.ofMillis(random.nextLong(2000)));
        Instant sent = time.now();
        time.advance(Duration.ofMillis(random.nextLong(200)));
        Instant date = time.now().plus(truth).truncatedTo(ChronoUnit.SECONDS);
        time.advance(Duration.ofMillis(random.nextLong(200)));
        clock.observe(date, sent, time.now());
      }
      assertThat(clock.skew().minus(truth).abs())
          .as("seed %d, run %d", seed, run)
          .isLessThanOrEqualTo(Duration.ofMillis(1400));
      assertThat(clock.now()).isEqualTo(time.now().plus(clock.skew()));
    }
  }

  @Test
  void leavesARightClockAlone() {
    ManualTime time = new ManualTime(START);
    VenueClock clock = new VenueClock(time);

    clock.observe(START.truncatedTo(ChronoUnit.SECONDS), START, START.plusMillis(20));

    assertThat(clock.skew()).isZero();
  }
}
