package io.floatwise.core.analysis;

import static io.floatwise.core.analysis.Parameter.bars;
import static io.floatwise.core.analysis.Rolling.each;
import static io.floatwise.core.analysis.Rolling.ratio;

import java.util.List;

/// How fast and how far the price moves, and where it stands in its recent range.
final class Oscillators {

  /// Lambert's constant: makes most values of the CCI lie between -100 and 100.
  private static final double LAMBERT = 0.015;

  static final List<Indicator> ALL =
      List.of(
          new Indicator(
              "rsi",
              "Relative strength index",
              List.of(bars("n", 1, 14)),
              "100 x gain / (gain + loss); gain and loss: Wilder averages of the rises and falls"
                  + " from close to close",
              "Wilder: averages seeded with the mean of the first n changes; without any change in"
                  + " either average it is not defined (others say 100 or 50)",
              List.of("rsi"),
              (series, p) -> List.of(rsi(series.closes(), p.bars(0)))),
          new Indicator(
              "macd",
              "Moving average convergence divergence",
              List.of(bars("fast", 1, 12), bars("slow", 2, 26), bars("signal", 1, 9)),
              "macd = ema(fast) - ema(slow); signal = ema of macd; histogram = macd - signal",
              "each ema seeded with the mean of its first n values; others seed with the first",
              List.of("macd", "signal", "histogram", "fastEma", "slowEma"),
              (series, p) -> macd(series.closes(), p.bars(0), p.bars(1), p.bars(2))),
          new Indicator(
              "stoch",
              "Stochastic oscillator",
              List.of(bars("n", 1, 14), bars("d", 1, 3), bars("smooth", 1, 3)),
              "raw = 100 x (close - low) / (high - low), extremes of the last n bars; k = sma of"
                  + " raw over smooth; d = sma of k over d; j = 3 k - 2 d",
              "slow: k is smoothed; simple averages; a range of nothing leaves raw not defined"
                  + " (others say 0)",
              List.of("k", "d", "j"),
              (series, p) -> stochastic(series, p.bars(0), p.bars(1), p.bars(2))),
          new Indicator(
              "willr",
              "Williams %R",
              List.of(bars("n", 1, 14)),
              "-100 x (high - close) / (high - low), extremes of the last n bars",
              "a range of nothing is not defined",
              List.of("willr"),
              (series, p) -> List.of(williams(series, p.bars(0)))),
          new Indicator(
              "cci",
              "Commodity channel index",
              List.of(bars("n", 2, 20)),
              "(t - mean) / (0.015 x mean deviation) over the last n bars, t = typical price (high"
                  + " + low + close) / 3",
              "deviation about the mean of the same window; none at all is not defined",
              List.of("cci"),
              (series, p) -> List.of(channelIndex(series, p.bars(0)))),
          new Indicator(
              "roc",
              "Rate of change",
              List.of(bars("n", 1, 14)),
              "momentum = close - close n bars before; roc = 100 x momentum / close n bars before",
              "in percent; others give the ratio",
              List.of("momentum", "roc"),
              (series, p) -> change(series.closes(), p.bars(0))));

  private Oscillators() {}

  private static double[] rsi(double[] x, int n) {
    double[] gains = each(x.length, 1, i -> Math.max(0, x[i] - x[i - 1]));
    double[] losses = each(x.length, 1, i -> Math.max(0, x[i - 1] - x[i]));
    double[] gain = Rolling.wilder(gains, n);
    double[] loss = Rolling.wilder(losses, n);
    return each(x.length, 0, i -> ratio(100 * gain[i], gain[i] + loss[i]));
  }

  private static List<double[]> macd(double[] x, int fast, int slow, int signal) {
    if (fast >= slow) {
      throw new IllegalArgumentException(
          "macd: expected fast below slow, found fast %d and slow %d".formatted(fast, slow));
    }
    double[] quick = Rolling.exponential(x, fast);
    double[] calm = Rolling.exponential(x, slow);
    double[] macd = each(x.length, 0, i -> quick[i] - calm[i]);
    double[] trigger = Rolling.exponential(macd, signal);
    return List.of(macd, trigger, each(x.length, 0, i -> macd[i] - trigger[i]), quick, calm);
  }

  private static List<double[]> stochastic(Series series, int n, int d, int smooth) {
    double[] high = Rolling.highest(series.highs(), n);
    double[] low = Rolling.lowest(series.lows(), n);
    double[] raw =
        each(series.size(), n - 1, i -> ratio(100 * (series.close(i) - low[i]), high[i] - low[i]));
    double[] k = Rolling.mean(raw, smooth);
    double[] slow = Rolling.mean(k, d);
    return List.of(k, slow, each(series.size(), 0, i -> 3 * k[i] - 2 * slow[i]));
  }

  private static double[] williams(Series series, int n) {
    double[] high = Rolling.highest(series.highs(), n);
    double[] low = Rolling.lowest(series.lows(), n);
    return each(
        series.size(), n - 1, i -> ratio(-100 * (high[i] - series.close(i)), high[i] - low[i]));
  }

  private static double[] channelIndex(Series series, int n) {
    double[] typical = each(series.size(), 0, series::typical);
    return each(
        series.size(),
        n - 1,
        last -> {
          if (Rolling.isFlat(typical, last, n)) {
            return Double.NaN;
          }
          double mean = Rolling.mean(typical, last, n);
          double distance = 0;
          for (int i = last - n + 1; i <= last; i++) {
            distance += Math.abs(typical[i] - mean);
          }
          return (typical[last] - mean) / (LAMBERT * distance / n);
        });
  }

  private static List<double[]> change(double[] x, int n) {
    double[] momentum = each(x.length, n, i -> x[i] - x[i - n]);
    return List.of(momentum, each(x.length, n, i -> ratio(100 * momentum[i], x[i - n])));
  }
}
