package io.floatwise.dmarket.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How many calls may be under way so that the venue never counts more than `limit` in any one
/// second of its own clock, wherever that second begins.
///
/// A call arrives at the venue between its first byte and its answer. So the slot of a call is free
/// one second after its answer, or, where the answer takes longer than [#MARGIN], one second and
/// [#MARGIN] after its first byte. At least 1 / 1.1 = 90.9 % of the limit is usable at any latency,
/// and almost all of it where answers are quick.
///
/// Not thread-safe; all times are nanoseconds of [ProtocolTime#nanos()].
final class SlidingWindow {

  static final long SECOND = Duration.ofSeconds(1).toNanos();

  /// The longest time between first byte and arrival that is allowed for.
  static final long MARGIN = Duration.ofMillis(100).toNanos();

  /// The coarseness of the venue's clock that is allowed for.
  static final long GRAIN = Duration.ofMillis(5).toNanos();

  private static final long NEVER = Long.MAX_VALUE;

  private final int configured;
  private int limit;
  private long blockedUntil = Long.MIN_VALUE;
  private final List<Slot> slots = new ArrayList<>();
  private int foreign;
  private long foreignUntil = Long.MIN_VALUE;

  SlidingWindow(int limit) {
    this.configured = limit;
    this.limit = limit;
  }

  /// One call of ours.
  static final class Slot {
    private final long taken;
    private long sent = NEVER;
    private long free = NEVER;

    private Slot(long taken) {
      this.taken = taken;
    }
  }

  /// The earliest moment, not before `now`, at which a call may start by what is known now;
  /// [Long#MAX_VALUE] while only the end of a running call can tell.
  long earliest(long now) {
    long start = Math.max(now, blockedUntil);
    int foreignNow = foreignUntil > start ? foreign : 0;
    int excess = busy(start) + foreignNow - limit + 1;
    if (excess <= 0) {
      return start;
    }
    List<Long> frees =
        new ArrayList<>(slots.stream().map(s -> s.free).filter(f -> f > start).toList());
    for (int i = 0; i < foreignNow; i++) {
      frees.add(foreignUntil);
    }
    frees.sort(null);
    return frees.get(excess - 1);
  }

  /// Takes a slot for a call that starts now; only when [#earliest] is `now`.
  Slot take(long now) {
    slots.removeIf(s -> s.free < now - 4 * SECOND);
    Slot slot = new Slot(now);
    slots.add(slot);
    return slot;
  }

  /// The first byte of the call is about to leave.
  void sent(Slot slot, long now) {
    slot.sent = now;
    slot.free = now + SECOND + MARGIN;
  }

  /// The call ended, with an answer or without.
  void ended(Slot slot, long now, RateHints hints, boolean throttled) {
    if (slot.sent == NEVER) {
      slots.remove(slot);
      return;
    }
    slot.free = Math.min(slot.free, Math.max(now, slot.sent + GRAIN) + SECOND);
    hints.limit().filter(l -> l > 0).ifPresent(l -> limit = Math.min(l, configured));
    hints.remaining().ifPresent(r -> learnForeign(slot, now, r));
    if (throttled) {
      long wait = Math.max(SECOND, hints.wait(429).toNanos());
      blockedUntil = Math.max(blockedUntil, now + wait);
    }
  }

  /// Somebody else spends the same budget if the venue counts more calls than we made.
  private void learnForeign(Slot slot, long now, int remaining) {
    long ours = slots.stream().filter(s -> s.taken <= now && s.free > slot.sent).count();
    int seen = (int) Math.max(0, Math.min(limit, limit - remaining - ours));
    if (foreignUntil <= now || seen >= foreign) {
      foreign = seen;
      foreignUntil = now + SECOND + MARGIN;
    }
  }

  private int busy(long now) {
    return (int) slots.stream().filter(s -> s.free > now).count();
  }
}
