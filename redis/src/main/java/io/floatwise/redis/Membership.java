package io.floatwise.redis;

import io.floatwise.redis.RedisCount.State;
import java.util.Map;

/// Whether this node counts its calls together with the others, counts alone within its part, or
/// does neither because it changes from one to the other. All times are nanoseconds of one
/// monotonic clock, given by the caller. Thread-safe.
///
/// The parts are handed out by Redis and never add up to more than the whole. While a node is
/// silent, Redis keeps its part free. So a node may use its part as soon as every other one
/// certainly keeps it free, and may count with the others again as soon as nothing that it was
/// granted otherwise can still be counted at the venue.
final class Membership {

  private static final long NEVER = Long.MIN_VALUE;

  private final Pace pace;
  private int part;
  private boolean together;
  private long latestWord = NEVER;
  private long mayCountAlone = NEVER;
  private long reachedSince = NEVER;
  private Map<String, Integer> known = Map.of();

  Membership(Pace pace) {
    this.pace = pace;
  }

  /// What Redis said to a beat.
  ///
  /// @param now its clock, milliseconds
  /// @param part of every limit that this node may use by itself
  /// @param live whether the others count with us from now on
  /// @param known parts of the other nodes, by id
  record Answer(long now, int part, boolean live, Map<String, Integer> known) {}

  /// Whether the next beat may say that we count with the others.
  ///
  /// @param drained nothing that we were granted can still be counted at the venue
  synchronized boolean wantsTogether(long now, boolean drained) {
    return state(now) == State.TOGETHER
        || (drained && reachedSince != NEVER && now - reachedSince >= pace.join().toNanos());
  }

  /// A beat that asks to count with the others is about to be sent.
  synchronized void asking(long now) {
    mayCountAlone = Math.max(mayCountAlone, now + pace.cutOff().toNanos());
  }

  synchronized void answered(long received, Answer answer) {
    part = answer.part();
    known = Map.copyOf(answer.known());
    if (reachedSince == NEVER) {
      reachedSince = received;
    }
    if (mayCountAlone == NEVER) {
      mayCountAlone = received + pace.drain().toNanos();
    }
    if (answer.live()) {
      together = true;
      latestWord = received;
    }
  }

  /// Redis did not answer a beat, or the connection broke.
  synchronized void unanswered(boolean broken, long now) {
    if (broken || !isHeard(now)) {
      together = false;
      reachedSince = NEVER;
    }
  }

  synchronized State state(long now) {
    if (together && !isHeard(now)) {
      together = false;
      reachedSince = NEVER;
    }
    if (together) {
      return State.TOGETHER;
    }
    boolean alone = reachedSince == NEVER && mayCountAlone != NEVER && now >= mayCountAlone;
    return alone ? State.ALONE : State.CHANGING;
  }

  private boolean isHeard(long now) {
    return latestWord != NEVER && now - latestWord < pace.silent().toNanos();
  }

  /// Of [io.floatwise.core.shared.Share#WHOLE].
  synchronized int part() {
    return part;
  }

  /// The other nodes and their parts.
  synchronized Map<String, Integer> known() {
    return known;
  }
}
