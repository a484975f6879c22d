package io.floatwise.sandbox.market;

import io.floatwise.core.market.SaleKind;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.pricing.FillTrial;
import io.floatwise.core.pricing.LiquidityClass;
import io.floatwise.core.pricing.Reliability;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Forecasts of one side against simpler ways to forecast the same runs.
///
/// @param orders how many
/// @param touch Brier score of "filled within T if the price was touched in the T before"
/// @param hindsight that of "filled within T if the price was touched in these T", which knows the
///   future and is no forecast
/// @param base that of the share that was filled within T in the class of liquidity, of other runs
/// @param fitted of the model
record FillScore(int orders, double touch, double hindsight, double base, Reliability fitted) {

  private record Cell(LiquidityClass liquidity, double days) {}

  static FillScore of(
      SaleKind kind, List<FillRuns.Run> training, List<FillRuns.Run> fresh, FillModel model) {
    Map<Cell, double[]> shares = new HashMap<>();
    for (FillRuns.Run run : of(kind, training)) {
      for (double days : FillRuns.HORIZONS) {
        double[] cell = shares.computeIfAbsent(cell(run, days), _ -> new double[2]);
        cell[0] += seen(run, days);
        cell[1]++;
      }
    }
    double touch = 0;
    double hindsight = 0;
    double base = 0;
    List<FillRuns.Run> runs = of(kind, fresh);
    for (FillRuns.Run run : runs) {
      for (double days : FillRuns.HORIZONS) {
        double seen = seen(run, days);
        double[] share = shares.getOrDefault(cell(run, days), new double[] {1, 2});
        touch += square((run.touched().get(days) ? 1 : 0) - seen);
        hindsight += square((run.touchedLater().get(days) ? 1 : 0) - seen);
        base += square(share[0] / share[1] - seen);
      }
    }
    int compared = runs.size() * FillRuns.HORIZONS.size();
    return new FillScore(
        runs.size(),
        touch / compared,
        hindsight / compared,
        base / compared,
        Reliability.of(trials(runs), model));
  }

  static List<FillTrial> trials(List<FillRuns.Run> runs) {
    return runs.stream().map(FillRuns.Run::trial).toList();
  }

  /// A row of a table in Markdown for each figure and bin.
  String table() {
    String bins =
        fitted.bins().stream()
            .map(bin ->
                "| %.0f-%.0f %% | %d | %.3f | %.3f | %.3f-%.3f |"
                    .formatted(
                        100 * bin.from(),
                        100 * bin.from() + 10,
                        bin.count(),
                        bin.forecast(),
                        bin.seen(),
                        bin.low(),
                        bin.high()))
            .collect(Collectors.joining("\n"));
    return """
    | Forecast of %d orders | Brier score |
    |---|---|
    | the model | %.4f |
    | touch means fill | %.4f (the model is %.0f %% better) |
    | base rate of the class of liquidity | %.4f (%.0f %%) |
    | touch means fill, in hindsight | %.4f |

    90 %% intervals of the time to the fill cover %.1f %%.

    | Forecast | Count | Mean forecast | Filled | 95 %% interval |
    |---|---|---|---|---|
    %s
    """
        .formatted(
            orders,
            fitted.brier(),
            touch,
            100 * better(touch),
            base,
            100 * better(base),
            hindsight,
            100 * fitted.coverage(),
            bins);
  }

  /// By what share the model is better than `other`.
  double better(double other) {
    return 1 - fitted.brier() / other;
  }

  private static List<FillRuns.Run> of(SaleKind kind, List<FillRuns.Run> runs) {
    return runs.stream().filter(run -> run.trial().raw().kind() == kind).toList();
  }

  private static Cell cell(FillRuns.Run run, double days) {
    return new Cell(LiquidityClass.of(run.trial().raw().weekly()), days);
  }

  private static double seen(FillRuns.Run run, double days) {
    return run.trial().seen(days).orElseThrow();
  }

  private static double square(double value) {
    return value * value;
  }
}
