package io.floatwise.store.lease;

import java.time.Instant;

/// That this node may do something alone, until it is lost. Thread-safe.
public final class Lease {

  private final String name;
  private final long token;
  private final Clocks clocks;
  private volatile Deadline deadline;
  private volatile boolean lost;

  /// @param nanos by the monotonic clock
  /// @param wall by the clock on the wall
  private record Deadline(long nanos, Instant wall) {}

  Lease(String name, long token, Clocks clocks, Clocks.Moment asked, LeaseTerms terms) {
    this.name = name;
    this.token = token;
    this.clocks = clocks;
    this.deadline = deadline(asked, terms);
  }

  /// What it is for.
  public String name() {
    return name;
  }

  /// Grows with every holder, so that what a later one wrote can be told from what an earlier one
  /// tries to write.
  public long token() {
    return token;
  }

  /// Whether this node may still begin something. Both clocks must say so: the monotonic one stands
  /// still while a machine sleeps, and the one on the wall may be set back.
  public boolean isHeld() {
    Deadline end = deadline;
    return !lost
        && clocks.nanos().getAsLong() - end.nanos() < 0
        && clocks.wall().instant().isBefore(end.wall());
  }

  /// Throws unless it is held.
  ///
  /// @throws LeaseLostException if another node may have it
  public void require() {
    if (!isHeld()) {
      throw new LeaseLostException(name);
    }
  }

  /// @param asked when the database was asked, before it answered
  void renewed(Clocks.Moment asked, LeaseTerms terms) {
    deadline = deadline(asked, terms);
  }

  void lose() {
    lost = true;
  }

  private static Deadline deadline(Clocks.Moment asked, LeaseTerms terms) {
    return new Deadline(asked.nanos() + terms.use().toNanos(), asked.wall().plus(terms.use()));
  }
}
