package io.floatwise.dmarket.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How many calls may be under way so that the venue never counts more than `limit` in any one
/// second of its own clock, wherever that second begins.
///
/// A call arrives at the venue between its first byte and its answer, and nobody says when. But
/// what no call ever needed less than, the quickest one's whole way there and back, is the same for
/// all of them and moves every arrival alike; only what a call needed beyond that can bring its
/// arrival closer to the next one's. So the slot of a call is free one second after its answer less
/// the quickest way seen lately. Until enough calls were answered ([#SECONDS_TO_KNOW],
/// [#ANSWERS_TO_KNOW]) nothing is taken off, for in the first burst from a cold start every call is
/// slow. A call without an answer holds its slot [#LONGEST] longer than a second. With answers that
/// take `x` seconds longer than the quickest one on average, 1 / (1 + x) of the limit is usable.
///
/// Not thread-safe; all times are nanoseconds of [ProtocolTime#nanos()].
final class SlidingWindow {

  static final long SECOND = Duration.ofSeconds(1).toNanos();

  /// The longest time between first byte and arrival that is allowed for.
  static final long LONGEST = Duration.ofSeconds(5).toNanos();

  /// So many times the limit must be answered before the quickest way there and back is believed,
  static final int SECONDS_TO_KNOW = 3;

  /// and so many calls at least: the quickest of few is not quick.
  static final int ANSWERS_TO_KNOW = 100;

  /// A way there and back that was not as quick again for longer than this, at least, is forgotten.
  private static final long MEMORY = Duration.ofMinutes(10).toNanos();

  /// The coarseness of the venue's clock that is allowed for.
  static final long GRAIN = Duration.ofMillis(5).toNanos();

  private static final long NEVER = Long.MAX_VALUE;

  private final int configured;
  private final int answersToKnow;
  private int limit;
  private long blockedUntil = Long.MIN_VALUE;
  private final List<Slot> slots = new ArrayList<>();
  private int foreign;
  private long foreignUntil = Long.MIN_VALUE;
  private int others;
  private long othersUntil = Long.MIN_VALUE;
  private int answers;
  private long quickest = NEVER;
  private long quickestBefore = NEVER;
  private long quickestSince = Long.MIN_VALUE;

  SlidingWindow(int limit) {
    this.configured = limit;
    this.limit = limit;
    this.answersToKnow = Math.max(ANSWERS_TO_KNOW, SECONDS_TO_KNOW * limit);
  }

  /// One call of ours.
  static final class Slot {
    private final long taken;
    private long sent = NEVER;
    private long ended = NEVER;

    private Slot(long taken) {
      this.taken = taken;
    }
  }

  /// The earliest moment, not before `now`, at which a call may start by what is known now;
  /// [Long#MAX_VALUE] while only the end of a running call can tell.
  long earliest(long now) {
    return earliest(now, limit, true);
  }

  /// The same if no more than `most` calls of ours may be counted at once.
  ///
  /// @param most 1 or more
  long earliest(long now, int most) {
    return Math.max(earliest(now, limit, true), earliest(now, most, false));
  }

  private long earliest(long now, int most, boolean withForeign) {
    long start = Math.max(now, blockedUntil);
    int foreignNow = withForeign ? foreign(start) : 0;
    int excess = busy(start) + foreignNow - most + 1;
    if (excess <= 0) {
      return start;
    }
    List<Long> frees =
        new ArrayList<>(slots.stream().map(this::free).filter(f -> f > start).toList());
    for (int i = 0; i < foreignNow; i++) {
      frees.add(foreignUntil);
    }
    frees.sort(null);
    return frees.get(excess - 1);
  }

  /// Calls that may be counted at once, whoever makes them.
  int limit() {
    return limit;
  }

  /// All nodes of ours together hold so many slots.
  void learnOthers(long now, int held) {
    int count = Math.max(0, held - busy(now));
    if (othersUntil <= now || count >= others) {
      others = count;
      othersUntil = now + GRAIN + SECOND;
    }
  }

  /// Takes a slot for a call that starts now; only when [#earliest] is `now`.
  Slot take(long now) {
    slots.removeIf(s -> free(s) < now - 4 * SECOND);
    Slot slot = new Slot(now);
    slots.add(slot);
    return slot;
  }

  /// The first byte of the call is about to leave.
  void sent(Slot slot, long now) {
    slot.sent = now;
  }

  /// The call ended, with an answer or without.
  ///
  /// @return whether a byte of it was sent
  boolean ended(Slot slot, long now, RateHints hints, boolean throttled) {
    if (slot.sent == NEVER) {
      slots.remove(slot);
      return false;
    }
    slot.ended = now;
    learnQuickest(now - slot.sent, now);
    hints.limit().filter(l -> l > 0).ifPresent(l -> limit = Math.min(l, configured));
    hints.remaining().ifPresent(r -> learnForeign(slot, now, r));
    if (throttled) {
      blockedUntil = Math.max(blockedUntil, now + rest(hints).toNanos());
    }
    return true;
  }

  /// How long no call may be made after one that was refused as too many.
  static Duration rest(RateHints hints) {
    return Duration.ofNanos(Math.max(SECOND, hints.wait(429).toNanos()));
  }

  /// Somebody else spends the same budget if the venue counts more calls than we made.
  private void learnForeign(Slot slot, long now, int remaining) {
    long ours = slots.stream().filter(s -> s.taken <= now && free(s) > slot.sent).count();
    int theirs = othersUntil > now ? others : 0;
    int seen = (int) Math.max(0, Math.min(limit, limit - remaining - ours - theirs));
    if (foreignUntil <= now || seen >= foreign) {
      foreign = seen;
      foreignUntil = now + GRAIN + SECOND;
    }
  }

  private void learnQuickest(long there, long now) {
    answers = Math.min(answers + 1, answersToKnow);
    if (quickestSince < now - MEMORY) {
      quickestBefore = quickest;
      quickest = NEVER;
      quickestSince = now;
    }
    quickest = Math.min(quickest, there);
  }

  /// Calls that seem to be counted and are of no node of ours.
  int foreign(long now) {
    return foreignUntil > now ? foreign : 0;
  }

  private int busy(long now) {
    return (int) slots.stream().filter(s -> free(s) > now).count();
  }

  /// When a slot is free, by what is known now.
  long free(Slot slot) {
    if (slot.sent == NEVER) {
      return NEVER;
    }
    long latest = slot.sent + LONGEST;
    boolean known = answers == answersToKnow;
    long common = known ? Math.min(quickest, quickestBefore) : 0;
    long arrived =
        slot.ended == NEVER ? latest : Math.clamp(slot.ended - common, slot.sent, latest);
    return arrived + GRAIN + SECOND;
  }
}
