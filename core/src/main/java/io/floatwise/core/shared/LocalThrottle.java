package io.floatwise.core.shared;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The limits of [CommandKind], counted by this node. Of each kind a person has a store of commands
/// that fills at an even rate up to the burst. Thread-safe.
public final class LocalThrottle implements Throttle {

  private static final int MANY = 10_000;

  private final LongSupplier nanos;
  private final Map<Line, Long> fullAt = new HashMap<>();
  private long emptyAt = Long.MIN_VALUE;
  private int share = Share.WHOLE;

  private record Line(String person, CommandKind kind) {}

  /// Everybody's stores are full.
  ///
  /// @param nanos a monotonic count
  public LocalThrottle(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public synchronized Optional<Duration> ask(String person, CommandKind kind) {
    if (share == 0) {
      return Optional.of(Duration.ofMinutes(1));
    }
    long now = nanos.getAsLong();
    long each = kind.each().toNanos() * Share.WHOLE / share;
    long most = each * Math.max(1, Share.of(kind.burst(), share));
    var line = new Line(person, kind);
    long atFirst = emptyAt == Long.MIN_VALUE ? now : emptyAt + most;
    long full = Math.max(now, fullAt.getOrDefault(line, atFirst)) + each;
    long wait = full - most - now;
    if (wait > 0) {
      return Optional.of(Duration.ofNanos(wait));
    }
    fullAt.put(line, full);
    if (fullAt.size() > MANY) {
      fullAt.values().removeIf(then -> then <= now);
    }
    return Optional.empty();
  }

  /// Empties every store, and from now on grants only a part of what is allowed.
  ///
  /// @param part of [Share#WHOLE]
  public synchronized void emptyAndKeepTo(int part) {
    fullAt.clear();
    emptyAt = nanos.getAsLong();
    share = part;
  }
}
