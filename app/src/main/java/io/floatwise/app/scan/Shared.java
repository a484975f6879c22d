package io.floatwise.app.scan;

import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
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

  private static final Failure INTERRUPTED =
      new Failure.Unreachable("the waiting for a reading was interrupted");

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
    if (held.answer() == mine) {
      read.incrementAndGet();
      mine.completeAsync(() -> read(key, held, reading, now), Thread::startVirtualThread);
    }
    try {
      return held.answer().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reading.failed(INTERRUPTED);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the reading of %s broke down".formatted(key), e.getCause());
    }
  }

  /// Reads for all who wait, on a thread of its own: whoever asked first may go, the others still
  /// want it.
  private Reading<V> read(
      K key, Kept<V> held, Function<? super K, Reading<V>> reading, Instant now) {
    boolean good = false;
    try {
      Reading<V> fresh = reading.apply(key);
      good = fresh instanceof Reading.Read<V>;
      return fresh;
    } finally {
      if (!good) {
        kept.remove(key, held);
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
