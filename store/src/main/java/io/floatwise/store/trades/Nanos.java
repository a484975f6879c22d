package io.floatwise.store.trades;

import java.time.Instant;

/// Moments as numbers that every database sorts alike: nanoseconds since 1970 UTC.
final class Nanos {

  private static final long SECOND = 1_000_000_000L;

  private Nanos() {}

  /// @throws ArithmeticException before 1677 and after 2262
  static long of(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), SECOND), at.getNano());
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
