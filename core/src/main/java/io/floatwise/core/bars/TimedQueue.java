package io.floatwise.core.bars;

import java.util.Arrays;

/// Amounts that become free at a time, in the order of these times: units under lock, proceeds
/// under protection. A ring of primitive columns that grows when it must and never shrinks.
final class TimedQueue {

  private long[] times = new long[8];
  private long[] amounts = new long[8];
  private int head;
  private int size;
  private long total;

  /// @param time not before that of the one added last
  void add(long time, long amount) {
    if (size == times.length) {
      grow();
    }
    int tail = head + size & times.length - 1;
    times[tail] = time;
    amounts[tail] = amount;
    size++;
    total += amount;
  }

  /// Takes at most `most` of what is free at `now`, oldest first, and says how much that was.
  long take(long now, long most) {
    long taken = 0;
    while (size > 0 && taken < most && times[head] <= now) {
      long part = Math.min(amounts[head], most - taken);
      taken += part;
      amounts[head] -= part;
      if (amounts[head] == 0) {
        head = head + 1 & times.length - 1;
        size--;
      }
    }
    total -= taken;
    return taken;
  }

  /// Whether anything is free at `now`.
  boolean isFree(long now) {
    return size > 0 && times[head] <= now;
  }

  /// Amounts that are not taken as a whole.
  int size() {
    return size;
  }

  long total() {
    return total;
  }

  private void grow() {
    int room = times.length;
    long[] grownTimes = Arrays.copyOf(times, 2 * room);
    long[] grownAmounts = Arrays.copyOf(amounts, 2 * room);
    for (int i = 0; i < room; i++) {
      int from = head + i & room - 1;
      grownTimes[i] = times[from];
      grownAmounts[i] = amounts[from];
    }
    times = grownTimes;
    amounts = grownAmounts;
    head = 0;
  }
}
