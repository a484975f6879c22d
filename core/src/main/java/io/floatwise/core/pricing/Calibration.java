package io.floatwise.core.pricing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of our own offers and targets, beside what was forecast: a fold. Orders are told
/// apart by a key of the caller's. Not thread-safe.
public final class Calibration {

  /// Older ones say little about the market of today, and fitting to more takes seconds.
  private static final int MOST = 600;

  private record Open(FillForecast raw, FillForecast made, Instant at) {}

  private final Map<String, Open> open = new LinkedHashMap<>();
  private final ArrayDeque<FillTrial> closed = new ArrayDeque<>();

  /// An order stands from now on; one that stood under the same key is withdrawn.
  public void placed(String key, FillForecast raw, FillForecast made, Instant at) {
    withdrawn(key, at);
    open.put(key, new Open(raw, made, at));
  }

  /// It was filled; nothing happens if no forecast was made for it.
  public void filled(String key, Instant at) {
    close(key, at, true);
  }

  /// It stands no more, or not at its price, and was not filled.
  public void withdrawn(String key, Instant at) {
    close(key, at, false);
  }

  /// The newest [#MOST] that ended, oldest first, and those that still stand as they are at `now`.
  public List<FillTrial> trials(Instant now) {
    var trials = new ArrayList<>(closed);
    open.values().forEach(order -> trials.add(trial(order, now, false)));
    return trials;
  }

  private void close(String key, Instant at, boolean filled) {
    Open order = open.remove(key);
    if (order != null) {
      if (closed.size() == MOST) {
        closed.removeFirst();
      }
      closed.add(trial(order, at, filled));
    }
  }

  private static FillTrial trial(Open order, Instant at, boolean filled) {
    double days = Math.max(0, Duration.between(order.at(), at).toMillis()) / 86_400_000.0;
    return new FillTrial(order.raw(), order.made(), days, filled);
  }
}
