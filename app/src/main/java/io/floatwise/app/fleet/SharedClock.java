package io.floatwise.app.fleet;

import io.floatwise.core.market.MarketClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Market time for many who wait: one of them asks, the others hear the answer. In whole seconds,
/// so that those who begin a round in the same second reckon with the same moment. Thread-safe.
public final class SharedClock implements MarketClock {

  /// Real time after which whoever waits looks again, as a [MarketClock] may return early.
  private static final long SLICE_MILLIS = 200;

  private final MarketClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private Instant latest;
  private boolean asking;

  public SharedClock(MarketClock clock) {
    this.clock = clock;
    this.latest = second(clock.now());
  }

  private static Instant second(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public Instant now() {
    Instant fresh = second(clock.now());
    lock.lock();
    try {
      latest = fresh.isAfter(latest) ? fresh : latest;
      return latest;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Instant awaitUntil(Instant moment) throws InterruptedException {
    Instant until = second(moment.plusNanos(999_999_999));
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(SLICE_MILLIS);
      while (asking && latest.isBefore(until) && left > 0) {
        left = moved.awaitNanos(left);
      }
      if (asking || !latest.isBefore(until)) {
        return latest;
      }
      asking = true;
    } finally {
      lock.unlock();
    }
    try {
      Instant reached = second(clock.awaitUntil(until));
      lock.lock();
      try {
        latest = reached.isAfter(latest) ? reached : latest;
        return latest;
      } finally {
        lock.unlock();
      }
    } finally {
      lock.lock();
      try {
        asking = false;
        moved.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
