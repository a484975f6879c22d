package io.floatwise.core.analysis;

import java.util.List;
import java.util.function.BiFunction;

/// Averages of the close.
final class Averages {

  static final List<Indicator> ALL =
      List.of(
          average(
              "sma",
              "Simple moving average",
              20,
              "mean of the last n closes",
              "none differs",
              Rolling::mean),
          average(
              "ema",
              "Exponential moving average",
              20,
              "e + 2 / (n + 1) x (close - e), e the value before",
              "seeded with the mean of the first n closes; others seed with the first close",
              Rolling::exponential),
          average(
              "wma",
              "Linearly weighted moving average",
              14,
              "sum of k x close over the last n bars / (n (n + 1) / 2), k = 1 oldest to n newest",
              "none differs",
              Rolling::weighted),
          average(
              "smma",
              "Smoothed moving average (Wilder)",
              20,
              "s + (close - s) / n, s the value before",
              "seeded with the mean of the first n closes",
              Rolling::wilder),
          average(
              "dema",
              "Double exponential moving average",
              14,
              "2 e1 - e2, e1 = ema of the close, e2 = ema of e1, both with factor 2 / (n + 1)",
              "e1 and e2 both start at bar n - 1 with the mean of the first n closes; others let e2"
                  + " start n - 1 bars later, or seed with the first close",
              Averages::doubled),
          average(
              "tema",
              "Triple exponential moving average",
              20,
              "3 e1 - 3 e2 + e3, e3 = ema of e2, all with factor 2 / (n + 1)",
              "seeded as dema, all three at bar n - 1",
              Averages::tripled));

  private Averages() {}

  private static Indicator average(
      String id,
      String name,
      int standard,
      String formula,
      String convention,
      BiFunction<double[], Integer, double[]> smoothing) {
    return new Indicator(
        id,
        name,
        List.of(Parameter.bars("n", 1, standard)),
        formula,
        convention,
        List.of(id),
        (series, p) -> List.of(smoothing.apply(series.closes(), p.bars(0))));
  }

  private static double[] doubled(double[] x, int n) {
    double[][] e = stages(x, n);
    return Rolling.each(x.length, n - 1, i -> 2 * e[0][i] - e[1][i]);
  }

  private static double[] tripled(double[] x, int n) {
    double[][] e = stages(x, n);
    return Rolling.each(x.length, n - 1, i -> 3 * e[0][i] - 3 * e[1][i] + e[2][i]);
  }

  /// Exponential averages of exponential averages, all started at bar n - 1 with the simple one.
  private static double[][] stages(double[] x, int n) {
    double factor = 2.0 / (n + 1);
    double[][] stages = new double[3][];
    double[] input = x;
    for (int stage = 0; stage < stages.length; stage++) {
      double[] out = Rolling.undefined(x.length);
      for (int i = n - 1; i < x.length; i++) {
        out[i] = i == n - 1 ? Rolling.mean(x, i, n) : out[i - 1] + factor * (input[i] - out[i - 1]);
      }
      stages[stage] = out;
      input = out;
    }
    return stages;
  }
}
