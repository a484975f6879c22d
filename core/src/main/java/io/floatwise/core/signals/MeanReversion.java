package io.floatwise.core.signals;

import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.SignalList;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.bars.Signals;
import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Buys when the close is so far below the mean of the last closes that the way back pays for what
/// a round trip costs and the asked edge. Sells at the mean, or after some days wherever the price
/// is then; after such a loss it waits until the mean was reached once.
final class MeanReversion implements SignalStrategy {

  private static final long PARTS = Windows.MOST_FACTOR;

  private static final Parameter WINDOW =
      new Parameter("window", "Bars in the mean.", 2, Windows.MOST, 20);
  private static final Parameter EDGE =
      new Parameter("edge-bp", "How far below the mean, beyond the costs.", 1, 9000, 300);
  private static final Parameter COST =
      new Parameter("cost-bp", "What fees and spread of a round trip cost.", 0, 9000, 700);
  private static final Parameter HOLD =
      new Parameter("hold-days", "Days after which it sells below the mean too.", 1, 365, 30);

  @Override
  public String name() {
    return "mean-reversion";
  }

  @Override
  public String about() {
    return "Buys far below the mean of closes, net of costs, and sells at the mean or after"
        + " hold-days.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(WINDOW, EDGE, COST, HOLD);
  }

  @Override
  public void check(ParameterSet set) {
    if (below(set) >= PARTS) {
      throw new InputException(
          "expected edge-bp and cost-bp to be less than %d together, found %d and %d"
              .formatted(PARTS, set.get(EDGE.name()), set.get(COST.name())));
    }
  }

  @Override
  public Signals over(List<ParameterSet> lanes) {
    return new Returns(lanes);
  }

  private static long below(ParameterSet set) {
    return set.get(EDGE.name()) + set.get(COST.name());
  }

  private static final class Returns implements Signals {
    /// Instead of the time of a purchase.
    private static final long READY = Long.MIN_VALUE;

    private static final long SPENT = Long.MAX_VALUE;

    private final int[] window;
    private final double[] threshold;
    private final long[] hold;
    private final long[] since;
    private final long[] zones = new long[MOST_BARS];
    private final long[] times = new long[MOST_BARS];
    private final Windows windows;

    Returns(List<ParameterSet> lanes) {
      this.window = lanes.stream().mapToInt(set -> (int) set.get(WINDOW.name())).toArray();
      this.threshold = lanes.stream().mapToDouble(set -> PARTS - below(set)).toArray();
      this.hold =
          lanes.stream().mapToLong(s -> Duration.ofDays(s.get(HOLD.name())).toMillis()).toArray();
      this.since = lanes.stream().mapToLong(_ -> READY).toArray();
      this.windows = new Windows(IntStream.concat(IntStream.of(1), Arrays.stream(window)));
    }

    @Override
    public void read(Bars bars, int from, int to) {
      windows.read(bars, from, to);
      bars.times(from, to, times, 0);
    }

    @Override
    public void decide(int lane, SignalList into) {
      int size = windows.size();
      zones(
          windows.sums(1), windows.sums(window[lane]), window[lane], threshold[lane], zones, size);
      long bought = since[lane];
      for (int i = windows.firstFull(window[lane]); i < size; i++) {
        long zone = zones[i];
        if (bought == READY) {
          if (zone < 0) {
            into.buy(i);
            bought = times[i];
          }
        } else if (zone > 0) {
          if (bought != SPENT) {
            into.sell(i);
          }
          bought = READY;
        } else if (bought != SPENT && times[i] - bought >= hold[lane]) {
          into.sell(i);
          bought = SPENT;
        }
      }
      since[lane] = bought;
    }

    /// 1 at the mean or above, -1 below the threshold, 0 between.
    private static void zones(
        double[] closes, double[] sums, double window, double threshold, long[] out, int size) {
      for (int i = 0; i < size; i++) {
        long above = (long) (closes[i] * window - sums[i]);
        long far = (long) (closes[i] * (window * PARTS) - sums[i] * threshold);
        out[i] = (~above >>> 63) + (far - 1 >> 63);
      }
    }
  }
}
