package io.floatwise.core.analysis;

import static io.floatwise.core.analysis.Rolling.each;
import static io.floatwise.core.analysis.Rolling.ratio;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Prices weighed by how much was sold.
final class Volumes {

  static final List<Indicator> ALL =
      List.of(
          new Indicator(
              "vwap",
              "Volume-weighted average price",
              List.of(),
              "sum of typical price x volume / sum of volume, from the first bar on",
              "anchored at the first bar of the series, not at a session",
              List.of("vwap"),
              (series, _) -> List.of(weightedPrice(series))),
          new Indicator(
              "obv",
              "On-balance volume",
              List.of(),
              "the value before, plus the volume where the close rose, minus it where it fell",
              "starts with 0 at the first bar; only its changes mean something",
              List.of("obv"),
              (series, _) -> List.of(onBalance(series))),
          new Indicator(
              "mfi",
              "Money flow index",
              List.of(Parameter.bars("n", 1, 14)),
              "100 x up / (up + down); up and down: sums over the last n bars of typical price x"
                  + " volume where the typical price rose or fell",
              "simple sums; without any flow it is not defined",
              List.of("mfi"),
              (series, p) -> List.of(moneyFlow(series, p.bars(0)))),
          new Indicator(
              "adl",
              "Accumulation/distribution line",
              List.of(),
              "multiplier = ((close - low) - (high - close)) / (high - low); moneyFlow ="
                  + " multiplier x volume; adl = sum of moneyFlow from the first bar on",
              "a bar without a range has no multiplier and adds nothing; only changes of adl mean"
                  + " something",
              List.of("adl", "multiplier", "moneyFlow"),
              (series, _) -> accumulation(series)));

  private Volumes() {}

  private static double[] weightedPrice(Series series) {
    double[] paid = sums(series.size(), i -> series.typical(i) * series.volume(i));
    double[] sold = sums(series.size(), series::volume);
    return each(series.size(), 0, i -> ratio(paid[i], sold[i]));
  }

  private static double[] onBalance(Series series) {
    return sums(
        series.size(),
        i ->
            i == 0
                ? 0
                : StrictMath.signum(series.close(i) - series.close(i - 1)) * series.volume(i));
  }

  private static double[] moneyFlow(Series series, int n) {
    double[] flow =
        each(
            series.size(),
            1,
            i ->
                StrictMath.signum(series.typical(i) - series.typical(i - 1))
                    * series.typical(i)
                    * series.volume(i));
    double[] up = Rolling.mean(each(flow.length, 1, i -> Math.max(0, flow[i])), n);
    double[] down = Rolling.mean(each(flow.length, 1, i -> Math.max(0, -flow[i])), n);
    return each(flow.length, n, i -> ratio(100 * up[i], up[i] + down[i]));
  }

  private static List<double[]> accumulation(Series series) {
    double[] multiplier =
        each(
            series.size(),
            0,
            i ->
                ratio(
                    series.close(i) - series.low(i) - (series.high(i) - series.close(i)),
                    series.high(i) - series.low(i)));
    double[] flow =
        each(
            series.size(),
            0,
            i -> Double.isNaN(multiplier[i]) ? 0 : multiplier[i] * series.volume(i));
    return List.of(sums(flow.length, i -> flow[i]), multiplier, flow);
  }

  private static double[] sums(int size, IntToDoubleFunction value) {
    double[] sums = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += value.applyAsDouble(i);
      sums[i] = sum;
    }
    return sums;
  }
}
