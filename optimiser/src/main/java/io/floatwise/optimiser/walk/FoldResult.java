package io.floatwise.optimiser.walk;

import io.floatwise.optimiser.trial.Result;
import io.floatwise.optimiser.trial.ScoredTrial;
import io.floatwise.optimiser.trial.Trial;
import java.util.Optional;
import java.util.OptionalDouble;

/// One step of a walk forward.
///
/// @param trials how many were tried on the training
/// @param chosen the best of them; empty if none has a score
/// @param purged trades of the chosen that were open when its training ended, and count nowhere
/// @param test how the chosen did afterwards; empty if there is none
/// @param testScore of that by the same objective; empty where there is none
public record FoldResult(
    Fold fold,
    int trials,
    Optional<ScoredTrial> chosen,
    int purged,
    Optional<Result> test,
    OptionalDouble testScore) {

  /// What came of the test; empty unless it ran to its end.
  public Optional<Trial> tested() {
    return test.flatMap(result ->
        result instanceof Result.Done(Trial trial) ? Optional.of(trial) : Optional.empty());
  }
}
