package io.floatwise.sandbox.telegram;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The requests that may wait long: polls and streams. Thread-safe.
final class OpenRequests {

  private static final int MOST = 200;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final Set<Thread> waiting = new HashSet<>();

  void enter() {
    lock.lock();
    try {
      if (waiting.size() >= MOST) {
        throw Refusal.of(503, "Service Unavailable: too many open requests");
      }
      waiting.add(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      waiting.remove(Thread.currentThread());
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for all to end by themselves, then interrupts the rest, which cuts their connections.
  void awaitEnd(Duration patience) {
    long rest = patience.toNanos();
    lock.lock();
    try {
      while (!waiting.isEmpty() && rest > 0) {
        rest = left.awaitNanos(rest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.forEach(Thread::interrupt);
      lock.unlock();
    }
  }
}
