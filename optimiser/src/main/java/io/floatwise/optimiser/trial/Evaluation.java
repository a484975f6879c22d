package io.floatwise.optimiser.trial;

import io.floatwise.core.strategy.ParameterSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What a search is allowed to know: how well sets did in one window. Thread-safe.
///
/// @param runner of the trials
/// @param window in which they trade
/// @param objective by which they are judged
public record Evaluation(Trials runner, Window window, Objective objective) {

  /// @return one for each set, in their order, numbered from 1
  public List<ScoredTrial> all(List<ParameterSet> sets) {
    List<Result> results = runner.run(sets, window);
    List<ScoredTrial> scored = new ArrayList<>(sets.size());
    for (int i = 0; i < sets.size(); i++) {
      scored.add(new ScoredTrial(i + 1, sets.get(i), results.get(i), score(results.get(i))));
    }
    return scored;
  }

  /// Empty for a trial that did not run to its end.
  public OptionalDouble score(Result result) {
    return result instanceof Result.Done(Trial trial)
        ? objective.score(trial.equity())
        : OptionalDouble.empty();
  }
}
