package io.floatwise.store.trades;

import java.time.Instant;

/// Moments as numbers that every database sorts alike: nanoseconds since 1970 UTC. What is before
/// 1677 or after 2262 becomes the first or the last moment that fits.
final class Nanos {

  private static final long SECOND = 1_000_000_000L;

  private static final Instant FIRST = instant(Long.MIN_VALUE);
  private static final Instant LAST = instant(Long.MAX_VALUE);

  private Nanos() {}

  static long of(Instant at) {
    if (!at.isBefore(LAST)) {
      return Long.MAX_VALUE;
    }
    if (!at.isAfter(FIRST)) {
      return Long.MIN_VALUE;
    }
    // Below 1970 the seconds alone may be out of reach where the moment is not.
    return at.getEpochSecond() < 0
        ? (at.getEpochSecond() + 1) * SECOND + (at.getNano() - SECOND)
        : at.getEpochSecond() * SECOND + at.getNano();
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
