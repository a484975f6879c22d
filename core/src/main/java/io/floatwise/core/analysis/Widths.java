package io.floatwise.core.analysis;

import static io.floatwise.core.analysis.Parameter.bars;
import static io.floatwise.core.analysis.Parameter.multiple;
import static io.floatwise.core.analysis.Rolling.each;
import static io.floatwise.core.analysis.Rolling.ratio;

import java.util.List;

/// How much the price moves, and bands around it.
final class Widths {

  static final List<Indicator> ALL =
      List.of(
          new Indicator(
              "stdev",
              "Standard deviation",
              List.of(bars("n", 2, 14)),
              "stdDev = root of the mean squared distance of the last n closes from their mean;"
                  + " zScore = (close - mean) / stdDev",
              "population: divided by n, not by n - 1; zScore is not defined where nothing moved",
              List.of("stdDev", "mean", "zScore"),
              (series, p) -> deviation(series.closes(), p.bars(0))),
          new Indicator(
              "bb",
              "Bollinger bands",
              List.of(bars("n", 2, 20), multiple("m", 2)),
              "sma(n) -+ m x stdDev(n); percentB = (close - lower) / (upper - lower); zScore ="
                  + " (close - sma) / stdDev; width = (upper - lower) / sma",
              "population deviation (divided by n)",
              List.of("sma", "upper", "lower", "percentB", "zScore", "width"),
              (series, p) -> bollinger(series.closes(), p.bars(0), p.number(1))),
          new Indicator(
              "atr",
              "Average true range",
              List.of(bars("n", 1, 14)),
              "tr = largest of high - low, |high - close before|, |low - close before|; atr ="
                  + " Wilder average of tr; atrp = 100 x atr / close",
              "the first bar has no true range, so atr starts at bar n; others count high - low of"
                  + " the first bar and start one bar earlier",
              List.of("tr", "atr", "atrp"),
              (series, p) -> trueRange(series, p.bars(0))),
          new Indicator(
              "donchian",
              "Donchian channel",
              List.of(bars("n", 1, 20)),
              "upper and lower = extremes of the n bars before this one; center = their mean; width"
                  + " = (upper - lower) / center",
              "without the current bar, so that a close can leave the channel",
              List.of("upper", "center", "lower", "width"),
              (series, p) -> donchian(series, p.bars(0))),
          new Indicator(
              "keltner",
              "Keltner channel",
              List.of(bars("n", 1, 20), multiple("m", 2), bars("atr", 1, 10)),
              "center = ema(n) of the close; upper and lower = center -+ m x atr; width = (upper -"
                  + " lower) / center",
              "ema and atr as above: around the close, not the typical price",
              List.of("upper", "center", "lower", "width"),
              (series, p) -> keltner(series, p.bars(0), p.number(1), p.bars(2))));

  private Widths() {}

  private static List<double[]> deviation(double[] x, int n) {
    double[] deviation = Rolling.populationDeviation(x, n);
    double[] mean = Rolling.mean(x, n);
    return List.of(
        deviation, mean, each(x.length, n - 1, i -> ratio(x[i] - mean[i], deviation[i])));
  }

  private static List<double[]> bollinger(double[] x, int n, double m) {
    double[] deviation = Rolling.populationDeviation(x, n);
    double[] mean = Rolling.mean(x, n);
    double[] upper = each(x.length, n - 1, i -> mean[i] + m * deviation[i]);
    double[] lower = each(x.length, n - 1, i -> mean[i] - m * deviation[i]);
    return List.of(
        mean,
        upper,
        lower,
        each(x.length, n - 1, i -> ratio(x[i] - lower[i], upper[i] - lower[i])),
        each(x.length, n - 1, i -> ratio(x[i] - mean[i], deviation[i])),
        each(x.length, n - 1, i -> ratio(upper[i] - lower[i], mean[i])));
  }

  private static List<double[]> trueRange(Series series, int n) {
    double[] ranges = series.trueRanges();
    double[] average = Rolling.wilder(ranges, n);
    return List.of(
        ranges, average, each(series.size(), 0, i -> ratio(100 * average[i], series.close(i))));
  }

  private static List<double[]> donchian(Series series, int n) {
    double[] highest = Rolling.highest(series.highs(), n);
    double[] lowest = Rolling.lowest(series.lows(), n);
    double[] upper = each(series.size(), n, i -> highest[i - 1]);
    double[] lower = each(series.size(), n, i -> lowest[i - 1]);
    double[] center = each(series.size(), n, i -> (upper[i] + lower[i]) / 2);
    return List.of(upper, center, lower, relative(upper, lower, center));
  }

  private static List<double[]> keltner(Series series, int n, double m, int range) {
    double[] center = Rolling.exponential(series.closes(), n);
    double[] average = Rolling.wilder(series.trueRanges(), range);
    double[] upper = each(series.size(), 0, i -> center[i] + m * average[i]);
    double[] lower = each(series.size(), 0, i -> center[i] - m * average[i]);
    return List.of(upper, center, lower, relative(upper, lower, center));
  }

  private static double[] relative(double[] upper, double[] lower, double[] center) {
    return each(center.length, 0, i -> ratio(upper[i] - lower[i], center[i]));
  }
}
