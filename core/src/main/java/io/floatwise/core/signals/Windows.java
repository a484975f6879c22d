package io.floatwise.core.signals;

import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.Signals;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Rolling sums of closing prices over windows of several lengths, each length once however many
/// lanes use it. Two means compare without error: cross-multiply the sums with the lengths.
///
/// The sums are whole cents in a `double`, because loops over those run several bars at a time.
/// They are exact: a price times the longest window times [#MOST_FACTOR] is below 2^53.
final class Windows {

  /// Longest window, bars.
  static final int MOST = 1000;

  /// Largest whole number by which a sum may be multiplied.
  static final long MOST_FACTOR = 10_000;

  static {
    if (Bars.MOST_PRICE * MOST * MOST_FACTOR >= 1L << 53) {
      throw new IllegalStateException("expected products of sums that a double holds exactly");
    }
  }

  private final int[] lengths;
  private final int longest;
  private final long[] running;
  private final double[][] sums;
  private long before;
  private int size;

  /// @param lengths of the windows, 1 to [#MOST] bars, in any order
  Windows(IntStream lengths) {
    this.lengths = lengths.distinct().sorted().toArray();
    this.longest = this.lengths[this.lengths.length - 1];
    this.running = new long[longest + Signals.MOST_BARS];
    this.sums = new double[this.lengths.length][Signals.MOST_BARS];
  }

  void read(Bars bars, int from, int to) {
    System.arraycopy(running, size, running, 0, longest);
    before += size;
    size = to - from;
    bars.sumCloses(from, to, running, longest);
    for (int w = 0; w < lengths.length; w++) {
      differences(running, longest, longest - lengths[w], sums[w], size);
    }
  }

  private static void differences(long[] running, int end, int start, double[] out, int size) {
    for (int i = 0; i < size; i++) {
      out[i] = (double) (running[end + i] - running[start + i]);
    }
  }

  /// The sums of the closes of the last `length` bars at each bar of the stretch.
  double[] sums(int length) {
    return sums[Arrays.binarySearch(lengths, length)];
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
