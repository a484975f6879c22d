package io.floatwise.telegram;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Real time for what happens between us and Telegram: retries, limits, the life of a link. Market
/// time never enters here.
///
/// @param sleeper waits
/// @param jitter spreads retries
/// @param pace of messages
record Timing(InstantSource now, Sleeper sleeper, RandomGenerator jitter, Pace pace) {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  static Timing real() {
    return new Timing(
        InstantSource.system(), Thread::sleep, RandomGenerator.getDefault(), Pace.TELEGRAM);
  }

  /// Waits before try number `failures`: 0.5 s doubling to 30 s, of which a random half is kept.
  void backOff(int failures) throws InterruptedException {
    long cap = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures - 1, 10));
    sleeper.sleep(Duration.ofMillis(cap / 2 + jitter.nextLong(cap / 2 + 1)));
  }
}
