package io.floatwise.web;

import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The newest status and its number. Whoever reads late misses what was replaced meanwhile, so no
/// reader, however slow, costs the others anything. Thread-safe.
final class LatestStatus implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Numbered current;
  private boolean closed;

  LatestStatus(Status first, Optional<BulkReport> bulk) {
    current = new Numbered(1, first, bulk);
  }

  /// A status and how many came before it.
  static final class Numbered {
    private final long number;
    private final Status status;
    private final Optional<BulkReport> bulk;
    private String json = "";

    private Numbered(long number, Status status, Optional<BulkReport> bulk) {
      this.number = number;
      this.status = status;
      this.bulk = bulk;
    }

    long number() {
      return number;
    }

    /// Written once for all readers.
    synchronized String json() {
      if (json.isEmpty()) {
        json = StatusJson.of(status, bulk);
      }
      return json;
    }
  }

  /// Replaces the status; returns at once.
  void publish(Status next, Optional<BulkReport> bulk) {
    lock.lock();
    try {
      current = new Numbered(current.number + 1, next, bulk);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The newest status if it is newer than `seen`, waiting up to `patience` for one.
  Optional<Numbered> after(long seen, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (!closed && current.number <= seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return current.number > seen ? Optional.of(current) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until this is closed, at most `time`; true if it is.
  boolean closedWithin(Duration time) throws InterruptedException {
    long left = time.toNanos();
    lock.lock();
    try {
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// Wakes every reader for the last time.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
