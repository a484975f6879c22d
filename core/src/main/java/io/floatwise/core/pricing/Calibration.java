package io.floatwise.core.pricing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of our own offers and targets, beside what was forecast: a fold. Orders are told
/// apart by a key of the caller's. Not thread-safe.
public final class Calibration {

  /// The newest that are remembered, whether they still stand or not. Older ones say little about
  /// the market of today, and fitting to more takes seconds.
  static final int MOST = 600;

  private static final double DAY_MILLIS = 86_400_000;

  private record End(Instant at, boolean filled) {}

  private static final class Order {
    final String key;
    final FillForecast raw;
    final FillForecast made;
    final Instant at;
    Optional<End> end = Optional.empty();

    Order(String key, FillForecast raw, FillForecast made, Instant at) {
      this.key = key;
      this.raw = raw;
      this.made = made;
      this.at = at;
    }

    FillTrial trial(Instant now) {
      Instant until = end.map(End::at).orElse(now);
      double days = Math.max(0, Duration.between(at, until).toMillis()) / DAY_MILLIS;
      return new FillTrial(raw, made, days, end.filter(End::filled).isPresent());
    }
  }

  private final int most;
  private final ArrayDeque<Order> newest = new ArrayDeque<>();
  private final Map<String, Order> open = new HashMap<>();

  /// Remembers the newest [#MOST].
  public Calibration() {
    this(MOST);
  }

  /// @param most how many orders are remembered, the newest; above 0
  public Calibration(int most) {
    this.most = most;
  }

  /// An order stands from now on; one that stood under the same key is withdrawn.
  public void placed(String key, FillForecast raw, FillForecast made, Instant at) {
    withdrawn(key, at);
    if (newest.size() == most) {
      Order oldest = newest.removeFirst();
      open.remove(oldest.key, oldest);
    }
    var order = new Order(key, raw, made, at);
    newest.add(order);
    open.put(key, order);
  }

  /// It was filled; nothing happens if no forecast was made for it or it is long forgotten.
  public void filled(String key, Instant at) {
    close(key, at, true);
  }

  /// It stands no more, or not at its price, and was not filled.
  public void withdrawn(String key, Instant at) {
    close(key, at, false);
  }

  /// In the order in which they were placed, those that still stand as they are at `now`.
  public List<FillTrial> trials(Instant now) {
    return newest.stream().map(order -> order.trial(now)).toList();
  }

  private void close(String key, Instant at, boolean filled) {
    Order order = open.remove(key);
    if (order != null) {
      order.end = Optional.of(new End(at, filled));
    }
  }
}
