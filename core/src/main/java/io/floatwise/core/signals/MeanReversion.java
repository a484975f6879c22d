package io.floatwise.core.signals;

import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.SignalList;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.bars.Signals;
import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.BelowMean;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Buys when the close is so far below the mean of the last closes that the way back pays for what
/// a round trip costs and the asked edge. Sells at the mean, or after some days wherever the price
/// is then; after such a loss it waits until the mean was reached once.
final class MeanReversion implements SignalStrategy {

  private static final Parameter WINDOW =
      new Parameter("window", "Bars in the mean.", 2, RunningSums.MOST_LENGTH, 20);
  private static final Parameter EDGE = BelowMean.EDGE;
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
    if (threshold(set) <= 0) {
      throw new InputException(
          "expected edge-bp and cost-bp to be less than %d together, found %d and %d"
              .formatted(BelowMean.PARTS, set.get(EDGE.name()), set.get(COST.name())));
    }
  }

  @Override
  public Signals over(List<ParameterSet> lanes) {
    return new Returns(lanes);
  }

  private static long threshold(ParameterSet set) {
    return BelowMean.threshold(set.get(COST.name()), set.get(EDGE.name()));
  }

  private static final class Returns implements Signals {
    /// Instead of the time of a purchase.
    private static final long READY = Long.MIN_VALUE;

    private static final long SPENT = Long.MAX_VALUE;

    private final int[] window;
    private final double[] threshold;
    private final long[] hold;
    private final long[] since;
    private final double[] above = new double[MOST_BARS];
    private final double[] far = new double[MOST_BARS];
    private final long[] times = new long[MOST_BARS];
    private final RunningSums closes;

    Returns(List<ParameterSet> lanes) {
      this.window = lanes.stream().mapToInt(set -> (int) set.get(WINDOW.name())).toArray();
      this.threshold = lanes.stream().mapToDouble(MeanReversion::threshold).toArray();
      this.hold =
          lanes.stream().mapToLong(s -> Duration.ofDays(s.get(HOLD.name())).toMillis()).toArray();
      this.since = lanes.stream().mapToLong(_ -> READY).toArray();
      this.closes = new RunningSums(Arrays.stream(window));
    }

    @Override
    public void read(Bars bars, int from, int to) {
      closes.read(bars, from, to);
      bars.times(from, to, times, 0);
    }

    @Override
    public void decide(int lane, SignalList into) {
      compare(closes, window[lane], threshold[lane], above, far);
      int size = closes.size();
      long bought = since[lane];
      for (int i = closes.firstFull(window[lane]); i < size; i++) {
        if (bought == READY) {
          if (far[i] <= 0) {
            into.buy(i);
            bought = times[i];
          }
        } else if (above[i] >= 0) {
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

    /// How far each close is above the mean, and above the threshold: both times the length of the
    /// window, the latter in parts.
    private static void compare(
        RunningSums closes, int window, double threshold, double[] above, double[] far) {
      long[] sums = closes.sums();
      int end = closes.end();
      int before = closes.start(1);
      int start = closes.start(window);
      double length = window;
      double scale = length * BelowMean.PARTS;
      int size = closes.size();
      for (int i = 0; i < size; i++) {
        double close = (double) (sums[end + i] - sums[before + i]);
        double sum = (double) (sums[end + i] - sums[start + i]);
        above[i] = close * length - sum;
        far[i] = BelowMean.excess(close, sum, scale, threshold);
      }
    }
  }
}
