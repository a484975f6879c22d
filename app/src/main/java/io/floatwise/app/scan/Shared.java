package io.floatwise.app.scan;

import io.floatwise.core.market.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/// Readings that several callers share: who asks while the same is being read waits for that
/// answer, and who asks soon afterwards gets it again. A failure goes to everybody who waited for
/// it and is not kept. Thread-safe.
///
/// @param <K> what is read
/// @param <V> its value
public final class Shared<K, V> {

  private record Kept<V>(CompletableFuture<Reading<V>> answer, Instant asked) {}

  private final Duration age;
  private final int most;
  private final Supplier<Instant> marketTime;
  private final Map<K, Kept<V>> kept = new ConcurrentHashMap<>();
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong read = new AtomicLong();

  /// @param age how long a value is given again, market time
  /// @param most values kept; when there are more, those that are too old go
  public Shared(Duration age, int most, Supplier<Instant> marketTime) {
    this.age = age;
    this.most = most;
    this.marketTime = marketTime;
  }

  /// The value of `key`: the kept one, that of a reading that runs, or a new one. `reading` must
  /// not ask for the same key.
  @SuppressWarnings("ReferenceEquality") // the one reading that is mine, not one like it
  public Reading<V> get(K key, Function<? super K, Reading<V>> reading) {
    asked.incrementAndGet();
    Instant now = marketTime.get();
    var mine = new CompletableFuture<Reading<V>>();
    Kept<V> held =
        kept.compute(
            key, (_, old) -> old != null && isGood(old, now) ? old : new Kept<>(mine, now));
    if (held.answer() != mine) {
      return held.answer().join();
    }
    read.incrementAndGet();
    try {
      Reading<V> fresh = reading.apply(key);
      if (fresh instanceof Reading.Unread<V>) {
        kept.remove(key, held);
      }
      mine.complete(fresh);
      return fresh;
    } finally {
      if (!mine.isDone()) {
        kept.remove(key, held);
        mine.completeExceptionally(
            new IllegalStateException("the reading that was waited for broke down: " + key));
      }
      forgetOld(now);
    }
  }

  /// How often something was asked for.
  public long asked() {
    return asked.get();
  }

  /// How often it really was read.
  public long read() {
    return read.get();
  }

  private boolean isGood(Kept<V> held, Instant now) {
    return !held.answer().isDone() || Duration.between(held.asked(), now).compareTo(age) < 0;
  }

  private void forgetOld(Instant now) {
    if (kept.size() > most) {
      kept.values().removeIf(held -> !isGood(held, now));
    }
  }
}
