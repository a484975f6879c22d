package io.floatwise.dmarket.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The calls that one account may make in one group, shared by all callers and granted in the order
/// in which they asked. Real time only. Thread-safe.
final class Budget {

  private final ProtocolTime time;
  private final SlidingWindow window;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Condition> queue = new ArrayDeque<>();

  Budget(int callsPerSecond, ProtocolTime time) {
    this.time = time;
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

    void ended(RateHints hints, boolean throttled) {
      locked(() -> window.ended(slot, time.nanos(), hints, throttled));
    }
  }

  /// Waits for a permit, at most `patience`; empty if it would take longer, or if the thread is
  /// interrupted (the interrupt stays set).
  Optional<Permit> acquire(Duration patience) {
    lock.lock();
    try {
      long deadline = time.nanos() + patience.toNanos();
      Condition turn = lock.newCondition();
      queue.addLast(turn);
      try {
        return await(turn, deadline);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } finally {
        queue.remove(turn);
        signalFirst();
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

  private Optional<Permit> await(Condition turn, long deadline) throws InterruptedException {
    while (true) {
      long now = time.nanos();
      long earliest = turn.equals(queue.peekFirst()) ? window.earliest(now) : Long.MAX_VALUE;
      if (earliest <= now) {
        return Optional.of(new Permit(window.take(now)));
      }
      if (now >= deadline || (earliest > deadline && earliest != Long.MAX_VALUE)) {
        return Optional.empty();
      }
      long until = Math.min(earliest, deadline);
      time.await(turn, until - now);
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      signalFirst();
    } finally {
      lock.unlock();
    }
  }

  private void signalFirst() {
    Condition first = queue.peekFirst();
    if (first != null) {
      first.signal();
    }
  }
}
