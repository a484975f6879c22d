package io.floatwise.optimiser.check;

import io.floatwise.optimiser.statistics.BacktestOverfitting;
import io.floatwise.optimiser.statistics.Moments;
import io.floatwise.optimiser.statistics.SharpeSignificance;
import io.floatwise.optimiser.trial.ScoredTrial;
import io.floatwise.optimiser.trial.Trial;
import io.floatwise.optimiser.trial.Window;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What choosing the best of many does to its figures. Ratios are those of a day.
///
/// @param trials with a Sharpe ratio
/// @param variance of these ratios
/// @param expectedMost ratio that the best of so many worthless trials is expected to show
/// @param deflated probability that the true ratio of the best is above that; empty where it has
///   none
/// @param overfitting empty where there are fewer than two trials or 16 days
public record Selection(
    int trials,
    double variance,
    double expectedMost,
    OptionalDouble deflated,
    Optional<BacktestOverfitting> overfitting) {

  /// @param best of the trials
  public static Selection of(Trial best, List<ScoredTrial> trials, Window window) {
    List<Trial> done = trials.stream().flatMap(each -> each.trial().stream()).toList();
    double[] ratios =
        done.stream()
            .flatMapToDouble(each -> Moments.of(each.equity().returns()).sharpe().stream())
            .toArray();
    double deviation = Moments.of(ratios).deviation();
    double variance = deviation * deviation;
    Moments chosen = Moments.of(best.equity().returns());
    return new Selection(
        ratios.length,
        variance,
        SharpeSignificance.expectedMost(ratios.length, variance),
        chosen.sharpe().isEmpty()
            ? OptionalDouble.empty()
            : SharpeSignificance.of(chosen).deflated(Math.max(1, ratios.length), variance),
        BacktestOverfitting.of(done.stream().map(each -> each.equity().returns(window)).toList()));
  }
}
