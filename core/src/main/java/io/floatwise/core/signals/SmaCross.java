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

/// Buys when the fast mean of closing prices rises above the slow one and sells when it falls below.
/// Strictly: on the other side at the bar before and at this one; nothing where they are equal.
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
    private final long[] lastSide;
    private final long[] sides = new long[MOST_BARS];
    private final Windows windows;

    Crossings(List<ParameterSet> lanes) {
      this.fast = lanes.stream().mapToInt(set -> (int) set.get(FAST.name())).toArray();
      this.slow = lanes.stream().mapToInt(set -> (int) set.get(SLOW.name())).toArray();
      this.lastSide = new long[fast.length];
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
      sides(windows.sums(fast[lane]), windows.sums(slow[lane]), fast[lane], slow[lane], size);
      long last = lastSide[lane];
      for (int i = windows.firstFull(slow[lane]); i < size; i++) {
        long side = sides[i];
        if (side != last) {
          if (side == -last) {
            say(i, side, into);
          }
          last = side;
        }
      }
      lastSide[lane] = last;
    }

    /// 1 where the fast mean is above the slow one, -1 where it is below, 0 where they are equal.
    private void sides(long[] fastSums, long[] slowSums, long fast, long slow, int size) {
      long[] out = sides;
      for (int i = 0; i < size; i++) {
        long gap = fastSums[i] * slow - slowSums[i] * fast;
        out[i] = gap >> 63 | -gap >>> 63;
      }
    }

    private static void say(int bar, long side, SignalList into) {
      if (side > 0) {
        into.buy(bar);
      } else {
        into.sell(bar);
      }
    }
  }
}
