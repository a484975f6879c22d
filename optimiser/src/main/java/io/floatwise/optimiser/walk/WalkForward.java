package io.floatwise.optimiser.walk;

import io.floatwise.optimiser.search.Search;
import io.floatwise.optimiser.search.Space;
import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.EquityCurve;
import io.floatwise.optimiser.trial.Evaluation;
import io.floatwise.optimiser.trial.Objective;
import io.floatwise.optimiser.trial.Result;
import io.floatwise.optimiser.trial.ScoredTrial;
import io.floatwise.optimiser.trial.Trial;
import io.floatwise.optimiser.trial.Trials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Parameters chosen again and again on one time and judged on the next, and what that would have
/// made. Each test begins with an account of its own; the curve joins their gains and losses.
///
/// @param gap that was kept between a training and its test
/// @param folds one after the other
/// @param equity of all tests, one after the other
/// @param trades closed in the tests
public record WalkForward(
    Duration gap, List<FoldResult> folds, EquityCurve equity, List<ClosedTrade> trades) {

  public WalkForward {
    folds = List.copyOf(folds);
    trades = List.copyOf(trades);
  }

  /// @param plan the folds, in the order of time
  /// @param gap that the plan keeps
  public static WalkForward of(
      List<Fold> plan,
      Duration gap,
      Space space,
      Search search,
      Trials runner,
      Objective objective) {
    List<FoldResult> folds = new ArrayList<>();
    EquityCurve equity = EquityCurve.EMPTY;
    List<ClosedTrade> trades = new ArrayList<>();
    for (Fold fold : plan) {
      FoldResult result = walk(fold, space, search, runner, objective);
      folds.add(result);
      if (result.tested().isPresent()) {
        Trial trial = result.tested().get();
        equity = equity.then(trial.equity());
        trades.addAll(trial.closed());
      }
    }
    return new WalkForward(gap, folds, equity, trades);
  }

  private static FoldResult walk(
      Fold fold, Space space, Search search, Trials runner, Objective objective) {
    List<ScoredTrial> trials = search.run(space, new Evaluation(runner, fold.train(), objective));
    Optional<ScoredTrial> chosen = ScoredTrial.best(trials);
    if (chosen.isEmpty()) {
      return new FoldResult(
          fold, trials.size(), chosen, 0, Optional.empty(), OptionalDouble.empty());
    }
    var later = new Evaluation(runner, fold.test(), objective);
    Result test = runner.run(List.of(chosen.get().set()), fold.test()).getFirst();
    int purged = chosen.get().trial().map(trial -> trial.open().size()).orElse(0);
    return new FoldResult(
        fold, trials.size(), chosen, purged, Optional.of(test), later.score(test));
  }

  /// Mean score of the chosen on what they were chosen on, over the folds that have both scores.
  public OptionalDouble inSample() {
    return both().mapToDouble(fold -> fold.chosen().orElseThrow().score().orElseThrow()).average();
  }

  /// Mean score of the chosen on what came after, over the same folds.
  public OptionalDouble outOfSample() {
    return both().mapToDouble(fold -> fold.testScore().orElseThrow()).average();
  }

  /// The longest time that a chosen one held something in training until it sold it.
  public Duration longestHeld() {
    return folds.stream()
        .flatMap(fold -> fold.chosen().stream())
        .flatMap(chosen -> chosen.trial().stream())
        .map(Trial::longestHeld)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private java.util.stream.Stream<FoldResult> both() {
    return folds.stream().filter(fold -> fold.testScore().isPresent() && fold.chosen().isPresent());
  }
}
