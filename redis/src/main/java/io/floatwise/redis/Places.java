package io.floatwise.redis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Places of calls that this node was granted, by whomever, until they are free; so that it knows
/// when nothing of it is counted any more. Times are nanoseconds of one monotonic clock.
/// Thread-safe.
final class Places {

  private final Map<String, Long> freeAt = new ConcurrentHashMap<>();

  void hold(String place, long until) {
    freeAt.put(place, until);
  }

  void free(String place) {
    freeAt.remove(place);
  }

  /// Whether none is held.
  boolean areFree(long now) {
    freeAt.values().removeIf(until -> until <= now);
    return freeAt.isEmpty();
  }
}
