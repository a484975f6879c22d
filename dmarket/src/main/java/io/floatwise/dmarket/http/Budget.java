package io.floatwise.dmarket.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/// The calls that one account may make in one group, shared by all callers. A call is granted
/// together with a connection, because a granted call must leave at once: calls granted one by one
/// would otherwise arrive together. Real time only. Thread-safe.
final class Budget {

  private final ProtocolTime time;
  private final SlidingWindow window;
  private final Semaphore connections;
  private final ReentrantLock lock = new ReentrantLock();
  private final WaitingLine line = new WaitingLine();

  /// @param connections what all budgets of the account share
  Budget(int callsPerSecond, Semaphore connections, ProtocolTime time) {
    this.time = time;
    this.connections = connections;
    this.window = new SlidingWindow(callsPerSecond);
  }

  /// A call that was granted.
  final class Permit {
    private final SlidingWindow.Slot slot;

    private Permit(SlidingWindow.Slot slot) {
      this.slot = slot;
    }

    void sent() {
      locked(() -> window.sent(slot, time.nanos()));
    }

    /// Gives the connection back; a call that was never sent costs nothing.
    void ended(RateHints hints, boolean throttled) {
      connections.release();
      locked(() -> window.ended(slot, time.nanos(), hints, throttled));
    }
  }

  /// Waits for a permit, at most `patience`; empty if it would take longer, or if the thread is
  /// interrupted (the interrupt stays set).
  Optional<Permit> acquire(Priority priority, Duration patience) {
    lock.lock();
    try {
      long deadline = time.nanos() + patience.toNanos();
      WaitingLine.Waiter waiter = line.join(priority, lock.newCondition());
      try {
        return await(waiter, deadline);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } finally {
        line.leave(waiter);
        signalNext();
      }
    } finally {
      lock.unlock();
    }
  }

  /// How long a call that asks now has to wait for what is granted at the moment.
  Duration waitFromNow() {
    lock.lock();
    try {
      long now = time.nanos();
      long earliest = window.earliest(now);
      return earliest == Long.MAX_VALUE
          ? Duration.ofSeconds(1)
          : Duration.ofNanos(Math.max(0, earliest - now));
    } finally {
      lock.unlock();
    }
  }

  /// Callers that wait now.
  int waiting() {
    lock.lock();
    try {
      return line.size();
    } finally {
      lock.unlock();
    }
  }

  /// A connection came free somewhere.
  void connectionReleased() {
    locked(() -> {});
  }

  private Optional<Permit> await(WaitingLine.Waiter waiter, long deadline)
      throws InterruptedException {
    while (true) {
      long now = time.nanos();
      boolean first = line.next().filter(waiter::equals).isPresent();
      long earliest = first ? window.earliest(now) : Long.MAX_VALUE;
      if (earliest <= now) {
        if (connections.tryAcquire()) {
          line.granted();
          return Optional.of(new Permit(window.take(now)));
        }
        earliest = Long.MAX_VALUE;
      }
      if (now >= deadline || (earliest > deadline && earliest != Long.MAX_VALUE)) {
        return Optional.empty();
      }
      time.await(waiter.turn(), Math.min(earliest, deadline) - now);
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      signalNext();
    } finally {
      lock.unlock();
    }
  }

  private void signalNext() {
    line.next().ifPresent(waiter -> waiter.turn().signal());
  }
}
