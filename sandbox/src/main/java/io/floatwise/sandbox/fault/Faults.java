package io.floatwise.sandbox.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The faults that are switched on. They are not part of the marketplace's state: a restart clears
/// them. The same faults with the same seeds strike the same requests of the same order.
/// Thread-safe.
public final class Faults {
  private static final int MOST_ACTIVE = 100;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Active> active = new ArrayList<>();
  private int switchedOn;

  /// A fault that is on.
  ///
  /// @param id names it for [#off]
  /// @param met requests that it could have struck
  /// @param struck requests that it did
  public record Status(int id, FaultSpec spec, long met, long struck) {}

  private static final class Active {
    private final int id;
    private final FaultSpec spec;
    private long met;
    private long struck;

    Active(int id, FaultSpec spec) {
      this.id = id;
      this.spec = spec;
    }

    boolean isOver() {
      return spec.count() > 0 && struck >= spec.count();
    }
  }

  /// Switches a fault on; returns its id.
  ///
  /// @throws IllegalStateException if 100 are on already
  public synchronized int on(FaultSpec spec) {
    if (active.size() >= MOST_ACTIVE) {
      throw new IllegalStateException("expected at most " + MOST_ACTIVE + " faults at a time");
    }
    active.add(new Active(++switchedOn, spec));
    return switchedOn;
  }

  /// Switches one fault off; whether it was on.
  public synchronized boolean off(int id) {
    return active.removeIf(fault -> fault.id == id);
  }

  /// Switches every fault off.
  public synchronized void allOff() {
    active.clear();
  }

  /// What is on, oldest first.
  public synchronized List<Status> status() {
    return active.stream().map(a -> new Status(a.id, a.spec, a.met, a.struck)).toList();
  }

  /// What strikes the next request, in the order in which the faults were switched on.
  ///
  /// @param operation such as `GET /account/v1/balance`
  /// @param game id of the game that it names; empty where it names none
  public synchronized Strikes next(String operation, String game, boolean write) {
    List<Strike> strikes = new ArrayList<>();
    for (Iterator<Active> all = active.iterator(); all.hasNext(); ) {
      Active fault = all.next();
      FaultSpec spec = fault.spec;
      boolean named = spec.operation().isEmpty() || spec.operation().equals(operation);
      boolean meant = spec.game().isEmpty() || spec.game().equals(game);
      if (!named || !meant || !spec.kind().meets(write)) {
        continue;
      }
      long draw = Chance.mix(spec.seed(), fault.met++);
      if (Long.remainderUnsigned(draw, FaultSpec.ALWAYS) < spec.probability()) {
        fault.struck++;
        strikes.add(new Strike(spec, draw));
      }
      if (fault.isOver()) {
        all.remove();
      }
    }
    return new Strikes(strikes);
  }

  /// Waits that long, or until [#close].
  public void hold(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      if (closed.await(left, TimeUnit.NANOSECONDS)) {
        return;
      }
    }
  }

  /// Ends every waiting request.
  public void close() {
    closed.countDown();
  }
}
