package io.floatwise.redis;

import java.util.OptionalLong;

/// What Redis' clock shows, as far as its latest answer tells: never later than it really does, so
/// what is dated by it is never younger than it says. Thread-safe.
final class RedisClock {

  private static final long MILLI = 1_000_000;

  private volatile Reading latest = new Reading(0, 0);

  /// @param millis what it showed; 0 if it was never read
  /// @param received when that was known here, nanoseconds
  private record Reading(long millis, long received) {}

  void read(long millis, long received) {
    latest = new Reading(millis, received);
  }

  /// Milliseconds that it showed at `nanos`, at least; empty if it was never read.
  OptionalLong at(long nanos) {
    Reading reading = latest;
    return reading.millis() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(reading.millis() + Math.floorDiv(nanos - reading.received(), MILLI));
  }
}
