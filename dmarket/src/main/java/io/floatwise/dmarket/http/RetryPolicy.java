package io.floatwise.dmarket.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How often and how patiently a read is repeated. The n-th wait is `first` times a factor to the
/// power n - 1, capped; a random half of it is taken off, so that callers do not come back
/// together. A `Retry-After` that is longer wins over every cap.
///
/// @param attempts in all, 1 to 5
/// @param first first wait
/// @param cap after a server error; factor 2
/// @param throttledCap after 429; factor 2
/// @param networkCap after no answer; factor 1.5
/// @param patience a longer wait is not begun: the fault goes to the caller at once
/// @param percentOfCalls most repetitions in a hundred calls, 0 to 100, so that a venue in trouble
///   is not called more because of it; a few are granted however rarely somebody calls
public record RetryPolicy(
    int attempts,
    Duration first,
    Duration cap,
    Duration throttledCap,
    Duration networkCap,
    Duration patience,
    int percentOfCalls) {

  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          3,
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          10);

  public RetryPolicy {
    if (attempts < 1 || attempts > 5) {
      throw new IllegalArgumentException("attempts: expected 1 to 5, found " + attempts);
    }
    if (percentOfCalls < 0 || percentOfCalls > 100) {
      throw new IllegalArgumentException(
          "percentOfCalls: expected 0 to 100, found " + percentOfCalls);
    }
  }

  /// The wait after the `attempt`-th attempt failed.
  Duration backoff(int attempt, Fault fault, RandomGenerator random) {
    boolean network = fault.origin() == Fault.Origin.NETWORK;
    Duration limit = network ? networkCap : fault.status().orElse(0) == 429 ? throttledCap : cap;
    long nanos = first.toNanos();
    for (int i = 1; i < attempt && nanos < limit.toNanos(); i++) {
      nanos = network ? nanos / 2 * 3 : nanos * 2;
    }
    long half = Math.min(nanos, limit.toNanos()) / 2;
    return Duration.ofNanos(half + random.nextLong(half + 1));
  }
}
