package io.floatwise.dmarket.http;

import io.floatwise.core.shared.SharedBudget;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/// The calls that one account may make in one group, shared by all callers and with other nodes. A
/// call is granted together with a connection, because a granted call must leave at once: calls
/// granted one by one would otherwise arrive together. Real time only. Thread-safe.
final class Budget {

  private final ProtocolTime time;
  private final Together together;
  private final SlidingWindow window;
  private final Semaphore connections;
  private final ReentrantLock lock = new ReentrantLock();
  private final WaitingLine line = new WaitingLine();

  /// How the calls are shared with other nodes.
  ///
  /// @param group its name there
  /// @param longest from a grant until the venue certainly counts the call no longer
  record Together(SharedBudget budget, String group, Duration longest) {

    private SharedBudget.Answer ask(int limit, int strangers) {
      return budget.ask(group, limit, strangers, longest);
    }
  }

  /// @param connections what all budgets of the account share
  Budget(int callsPerSecond, Semaphore connections, Together together, ProtocolTime time) {
    this.time = time;
    this.together = together;
    this.connections = connections;
    this.window = new SlidingWindow(callsPerSecond);
  }

  /// A call that was granted.
  final class Permit {
    private final SlidingWindow.Slot slot;
    private final SharedBudget.Place place;

    private Permit(SlidingWindow.Slot slot, SharedBudget.Place place) {
      this.slot = slot;
      this.place = place;
    }

    void sent() {
      locked(() -> {
        window.sent(slot, time.nanos());
        hold();
      });
    }

    private void hold() {
      place.hold(Duration.ofNanos(Math.max(0, window.free(slot) - time.nanos())));
    }

    /// Gives the connection back; a call that was never sent costs nothing.
    void ended(RateHints hints, boolean throttled) {
      connections.release();
      locked(() -> {
        boolean wasSent = window.ended(slot, time.nanos(), hints, throttled);
        if (wasSent) {
          hold();
        } else {
          place.hold(Duration.ZERO);
        }
      });
      if (throttled) {
        together.budget().rest(together.group(), SlidingWindow.rest(hints));
      }
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
    long notBefore = Long.MIN_VALUE;
    while (true) {
      long now = time.nanos();
      boolean first = line.next().filter(waiter::equals).isPresent();
      long earliest = first ? Math.max(window.earliest(now), notBefore) : Long.MAX_VALUE;
      if (earliest <= now && connections.availablePermits() > 0) {
        SharedBudget.Answer answer = askOthers(window.limit(), window.foreign(now));
        now = time.nanos();
        switch (answer) {
          case SharedBudget.Answer.Later(Duration wait, int others) -> {
            window.learnOthers(now, others);
            notBefore = now + wait.toNanos();
            earliest = notBefore;
          }
          case SharedBudget.Answer.Granted(SharedBudget.Place place, int others) -> {
            window.learnOthers(now, others);
            earliest = window.earliest(now);
            if (tryTake(place, earliest, now)) {
              return Optional.of(new Permit(window.take(now), place));
            }
          }
          case SharedBudget.Answer.Alone(int limit, SharedBudget.Place place) -> {
            earliest = window.earliest(now, limit);
            if (tryTake(place, earliest, now)) {
              return Optional.of(new Permit(window.take(now), place));
            }
          }
        }
      }
      if (earliest <= now) {
        earliest = Long.MAX_VALUE;
      }
      if (now >= deadline || (earliest > deadline && earliest != Long.MAX_VALUE)) {
        return Optional.empty();
      }
      time.await(waiter.turn(), Math.min(earliest, deadline) - now);
    }
  }

  /// Without the lock, because it may take a round trip: what was true before is looked at again.
  private SharedBudget.Answer askOthers(int limit, int strangers) {
    lock.unlock();
    try {
      return together.ask(limit, strangers);
    } finally {
      lock.lock();
    }
  }

  /// Takes a connection for a call that may start; else nothing of it is left.
  private boolean tryTake(SharedBudget.Place place, long earliest, long now) {
    if (earliest <= now && connections.tryAcquire()) {
      line.granted();
      return true;
    }
    place.hold(Duration.ZERO);
    return false;
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
