package io.floatwise.core.signals;

import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.Signals;
import io.floatwise.core.strategy.BelowMean;
import java.util.stream.IntStream;

/// Running sums of closing prices: the sum over a window of any length is the difference of two.
/// Two means compare without error: cross-multiply the sums of their windows with the lengths.
///
/// Loops over them multiply in `double`, because those run several bars at a time. They are exact:
/// a price times the longest window times [#MOST_FACTOR] is a whole number below 2^53.
final class RunningSums {

  /// Longest window, bars.
  static final int MOST_LENGTH = 1000;

  /// Largest whole number by which the sum of a window may be multiplied.
  static final long MOST_FACTOR = BelowMean.PARTS;

  static {
    if (Bars.MOST_PRICE * MOST_LENGTH * MOST_FACTOR >= 1L << 53) {
      throw new IllegalStateException("expected products of sums that a double holds exactly");
    }
  }

  private final int longest;
  private final long[] sums;
  private long before;
  private int size;

  /// @param lengths of the windows that will be asked for, 1 to [#MOST_LENGTH] bars
  RunningSums(IntStream lengths) {
    this.longest = lengths.max().orElseThrow();
    this.sums = new long[longest + Signals.MOST_BARS];
  }

  /// The next stretch.
  void read(Bars bars, int from, int to) {
    System.arraycopy(sums, size, sums, 0, longest);
    before += size;
    size = to - from;
    bars.sumCloses(from, to, sums, longest);
  }

  /// The sums: that through bar `i` of the stretch is at [#end] plus `i`, that through the bar
  /// before its window at [#start] plus `i`.
  long[] sums() {
    return sums;
  }

  int end() {
    return longest;
  }

  int start(int length) {
    return longest - length;
  }

  /// Bars of the stretch.
  int size() {
    return size;
  }

  /// The first bar of the stretch with `length` bars up to it; [#size] if there is none.
  int firstFull(int length) {
    return (int) Math.min(size, Math.max(0, length - 1 - before));
  }
}
