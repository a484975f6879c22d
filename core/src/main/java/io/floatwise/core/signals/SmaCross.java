package io.floatwise.core.signals;

import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.SignalList;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.bars.Signals;
import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import java.util.Arrays;
import java.util.List;

/// Buys when the fast mean of closing prices rises above the slow one and sells when it falls
/// below. Strictly: on the other side at the bar before and at this one; nothing where they are
/// equal.
final class SmaCross implements SignalStrategy {

  private static final Parameter FAST =
      new Parameter("fast", "Bars in the fast mean.", 1, RunningSums.MOST_LENGTH - 1, 10);
  private static final Parameter SLOW =
      new Parameter(
          "slow", "Bars in the slow mean, more than fast.", 2, RunningSums.MOST_LENGTH, 30);

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
    private final double[] lastGap;
    private final double[] gaps = new double[MOST_BARS];
    private final RunningSums closes;

    Crossings(List<ParameterSet> lanes) {
      this.fast = lanes.stream().mapToInt(set -> (int) set.get(FAST.name())).toArray();
      this.slow = lanes.stream().mapToInt(set -> (int) set.get(SLOW.name())).toArray();
      this.lastGap = new double[fast.length];
      this.closes = new RunningSums(Arrays.stream(slow));
    }

    @Override
    public void read(Bars bars, int from, int to) {
      closes.read(bars, from, to);
    }

    @Override
    public void decide(int lane, SignalList into) {
      gaps(closes, fast[lane], slow[lane], gaps);
      int size = closes.size();
      double last = lastGap[lane];
      for (int i = closes.firstFull(slow[lane]); i < size; i++) {
        double gap = gaps[i];
        if (gap * last < 0) {
          say(i, gap, into);
        }
        last = gap;
      }
      lastGap[lane] = last;
    }

    /// How far the fast mean is above the slow one, times both lengths.
    private static void gaps(RunningSums closes, int fast, int slow, double[] out) {
      long[] sums = closes.sums();
      int end = closes.end();
      int fastStart = closes.start(fast);
      int slowStart = closes.start(slow);
      double fastFactor = slow;
      double slowFactor = fast;
      int size = closes.size();
      for (int i = 0; i < size; i++) {
        out[i] =
            (double) (sums[end + i] - sums[fastStart + i]) * fastFactor
                - (double) (sums[end + i] - sums[slowStart + i]) * slowFactor;
      }
    }

    private static void say(int bar, double gap, SignalList into) {
      if (gap > 0) {
        into.buy(bar);
      } else {
        into.sell(bar);
      }
    }
  }
}
