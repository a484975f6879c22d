package io.floatwise.dmarket.http;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;

/// Callers that wait for one budget. The next is the first of the highest priority; every
/// [#FAIR_TURN]-th time it is whoever has waited longest. Not thread-safe.
final class WaitingLine {

  static final int FAIR_TURN = 4;

  private final Map<Priority, Deque<Waiter>> lines = new EnumMap<>(Priority.class);
  private long asked;
  private long granted;

  /// One caller.
  ///
  /// @param number the order of asking
  /// @param turn signalled when it may be its turn
  record Waiter(Priority priority, long number, Condition turn) {}

  Waiter join(Priority priority, Condition turn) {
    Waiter waiter = new Waiter(priority, asked++, turn);
    lines.computeIfAbsent(priority, _ -> new ArrayDeque<>()).addLast(waiter);
    return waiter;
  }

  /// Who goes next, if anybody waits.
  Optional<Waiter> next() {
    var heads = lines.values().stream().map(Deque::peekFirst).filter(Objects::nonNull);
    return granted % FAIR_TURN == FAIR_TURN - 1
        ? heads.min(Comparator.comparingLong(Waiter::number))
        : heads.min(Comparator.comparing(Waiter::priority));
  }

  /// The waiter that was next has got what it waited for.
  void granted() {
    granted++;
  }

  int size() {
    return lines.values().stream().mapToInt(Deque::size).sum();
  }

  void leave(Waiter waiter) {
    Deque<Waiter> line = lines.get(waiter.priority());
    if (line != null) {
      line.remove(waiter);
    }
  }
}
