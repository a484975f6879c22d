package io.floatwise.core.signals;

import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.SignalList;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.bars.Signals;
import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import java.util.List;
import java.util.stream.Stream;

/// Buys when the fast mean of closing prices rises above the slow one and sells when it falls
/// below. Strictly: on the other side at the bar before and at this one; nothing where they are
/// equal.
final class SmaCross implements SignalStrategy {

  private static final Parameter FAST =
      new Parameter("fast", "Bars in the fast mean.", 1, Windows.MOST - 1, 10);
  private static final Parameter SLOW =
      new Parameter("slow", "Bars in the slow mean, more than fast.", 2, Windows.MOST, 30);

  @Override
  public String name() {
    return "sma-cross";
  }

  @Override
  public String about() {
    return "Follows the trend: buys when the fast mean of closes crosses above the slow one, sells"
        + " when it crosses below.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(FAST, SLOW);
  }

  @Override
  public void check(ParameterSet set) {
    if (set.get(FAST.name()) >= set.get(SLOW.name())) {
      throw new InputException(
          "expected fast below slow, found %d and %d"
              .formatted(set.get(FAST.name()), set.get(SLOW.name())));
    }
  }

  @Override
  public Signals over(List<ParameterSet> lanes) {
    return new Crossings(lanes);
  }

  private static final class Crossings implements Signals {
    private final int[] fast;
    private final int[] slow;
    private final long[] lastGap;
    private final long[] gaps = new long[MOST_BARS];
    private final Windows windows;

    Crossings(List<ParameterSet> lanes) {
      this.fast = lanes.stream().mapToInt(set -> (int) set.get(FAST.name())).toArray();
      this.slow = lanes.stream().mapToInt(set -> (int) set.get(SLOW.name())).toArray();
      this.lastGap = new long[fast.length];
      this.windows =
          new Windows(
              lanes.stream()
                  .flatMap(set -> Stream.of(set.get(FAST.name()), set.get(SLOW.name())))
                  .mapToInt(Long::intValue));
    }

    @Override
    public void read(Bars bars, int from, int to) {
      windows.read(bars, from, to);
    }

    @Override
    public void decide(int lane, SignalList into) {
      int size = windows.size();
      gaps(windows.sums(fast[lane]), windows.sums(slow[lane]), fast[lane], slow[lane], gaps, size);
      long last = lastGap[lane];
      for (int i = windows.firstFull(slow[lane]); i < size; i++) {
        long gap = gaps[i];
        if ((gap ^ last) < 0 && gap != 0 && last != 0) {
          say(i, gap, into);
        }
        last = gap;
      }
      lastGap[lane] = last;
    }

    /// How far the fast mean is above the slow one, times both lengths.
    private static void gaps(
        double[] fastSums, double[] slowSums, double fast, double slow, long[] out, int size) {
      for (int i = 0; i < size; i++) {
        out[i] = (long) (fastSums[i] * slow - slowSums[i] * fast);
      }
    }

    private static void say(int bar, long gap, SignalList into) {
      if (gap > 0) {
        into.buy(bar);
      } else {
        into.sell(bar);
      }
    }
  }
}
