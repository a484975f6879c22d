package io.floatwise.sandbox.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Faults of the protocol, switched on for the next so many requests. They are not part of the
/// exchange's state: a restart clears them. Thread-safe.
public final class Faults {
  private final CountDownLatch closed = new CountDownLatch(1);
  private int unavailable;
  private int dropped;
  private int hanging;
  private Duration hang = Duration.ZERO;

  /// What happens to one request.
  public enum Fate {
    NORMAL,
    /// The maintenance page instead of an answer; nothing is executed.
    UNAVAILABLE,
    /// The connection is closed; nothing is executed.
    DROPPED,
    /// It is executed, but never answered.
    HANGING
  }

  /// The next `count` requests of any kind get the maintenance page.
  public synchronized void makeUnavailable(int count) {
    unavailable = count;
  }

  /// The next `count` writes are dropped before they are executed.
  public synchronized void dropWrites(int count) {
    dropped = count;
  }

  /// The next `count` writes are executed, and their connection is closed after `delay` without an
  /// answer.
  public synchronized void hangAfterWrites(int count, Duration delay) {
    hanging = count;
    hang = delay;
  }

  /// Takes the fate of the next request off the list.
  synchronized Fate next(boolean write) {
    if (unavailable > 0) {
      unavailable--;
      return Fate.UNAVAILABLE;
    }
    if (write && dropped > 0) {
      dropped--;
      return Fate.DROPPED;
    }
    if (write && hanging > 0) {
      hanging--;
      return Fate.HANGING;
    }
    return Fate.NORMAL;
  }

  /// Keeps the caller waiting as long as a hanging request lasts, or until [#close].
  void hang() throws InterruptedException {
    Duration wait;
    synchronized (this) {
      wait = hang;
    }
    boolean ended = closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    if (ended) {
      Thread.yield();
    }
  }

  /// Ends every waiting request.
  void close() {
    closed.countDown();
  }
}
