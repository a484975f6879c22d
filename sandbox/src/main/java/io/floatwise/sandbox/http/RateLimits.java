package io.floatwise.sandbox.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Sliding windows of one second of real time, one for each key and group. Thread-safe.
public final class RateLimits {
  private static final long WINDOW = Duration.ofSeconds(1).toNanos();

  private final Map<Slot, ArrayDeque<Long>> windows = new ConcurrentHashMap<>();

  private record Slot(String key, RateGroup group) {}

  /// What the window says to one request.
  ///
  /// @param allowed whether the request may pass; a refused one does not count
  /// @param limit requests allowed in a window
  /// @param remaining requests that would still pass now
  /// @param reset until the next place is free; zero while there is one
  public record Grant(boolean allowed, int limit, int remaining, Duration reset) {}

  /// Asks for one request of `key` at `nanos` of a monotonic real-time clock.
  ///
  /// @param limit requests that the group may make in a window
  public Grant ask(String key, RateGroup group, int limit, long nanos) {
    ArrayDeque<Long> window =
        windows.computeIfAbsent(new Slot(key, group), _ -> new ArrayDeque<>());
    synchronized (window) {
      for (Long first = window.peekFirst();
          first != null && nanos - first >= WINDOW;
          first = window.peekFirst()) {
        window.removeFirst();
      }
      boolean allowed = window.size() < limit;
      if (allowed) {
        window.addLast(nanos);
      }
      int remaining = Math.max(0, limit - window.size());
      Long oldest = window.peekFirst();
      Duration reset =
          remaining > 0 || oldest == null
              ? Duration.ZERO
              : Duration.ofNanos(WINDOW - (nanos - oldest));
      return new Grant(allowed, limit, remaining, reset);
    }
  }
}
