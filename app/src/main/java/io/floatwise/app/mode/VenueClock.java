package io.floatwise.app.mode;

import io.floatwise.core.market.MarketClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/// Market time of the real DMarket: real time as the venue's own clock shows it, in whole
/// microseconds, which is what a tape holds. Thread-safe.
///
/// @param skew how far the venue's clock is ahead of ours
record VenueClock(Supplier<Duration> skew) implements MarketClock {

  /// A person's command is obeyed at least this soon.
  private static final Duration SLICE = Duration.ofMillis(200);

  @Override
  public Instant now() {
    return Instant.now().plus(skew.get()).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public Instant awaitUntil(Instant until) throws InterruptedException {
    Duration left = Duration.between(now(), until);
    if (left.isPositive()) {
      Thread.sleep(left.compareTo(SLICE) < 0 ? left : SLICE);
    }
    return now();
  }
}
