package io.floatwise.core.signals;

import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.Signals;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Rolling sums of closing prices over windows of several lengths, each length once however many
/// lanes use it. Whole cents, so two means compare without error: cross-multiply with the lengths.
final class Windows {

  /// Longest window, bars.
  static final int MOST = 1000;

  private final int[] lengths;
  private final int longest;
  private final long[] closes;
  private final long[][] sums;
  private long before;
  private int size;

  /// @param lengths of the windows, 1 to [#MOST] bars, in any order
  Windows(IntStream lengths) {
    this.lengths = lengths.distinct().sorted().toArray();
    this.longest = this.lengths[this.lengths.length - 1];
    this.closes = new long[longest + Signals.MOST_BARS];
    this.sums = new long[this.lengths.length][Signals.MOST_BARS];
  }

  void read(Bars bars, int from, int to) {
    System.arraycopy(closes, size, closes, 0, longest);
    before += size;
    int past = size;
    size = to - from;
    bars.closes(from, to, closes, longest);
    for (int w = 0; w < lengths.length; w++) {
      long[] out = sums[w];
      roll(past == 0 ? 0 : out[past - 1], longest - lengths[w], out);
    }
  }

  private void roll(long start, int leaving, long[] out) {
    long sum = start;
    for (int i = 0; i < size; i++) {
      sum += closes[longest + i] - closes[leaving + i];
      out[i] = sum;
    }
  }

  /// The sums of the closes of the last `length` bars at each bar of the stretch.
  long[] sums(int length) {
    return sums[Arrays.binarySearch(lengths, length)];
  }

  /// Copies the closes of the stretch.
  void closes(long[] target) {
    System.arraycopy(closes, longest, target, 0, size);
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
