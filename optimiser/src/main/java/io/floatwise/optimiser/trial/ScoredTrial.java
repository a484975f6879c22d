package io.floatwise.optimiser.trial;

import io.floatwise.core.strategy.ParameterSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One trial of a search.
///
/// @param number in the order in which the search asked for it, from 1
/// @param result how it ended
/// @param score by the objective, more is better; empty where there is none
public record ScoredTrial(int number, ParameterSet set, Result result, OptionalDouble score) {

  /// Better first, then earlier first.
  public static final Comparator<ScoredTrial> BEST_FIRST =
      Comparator.<ScoredTrial>comparingDouble(each -> each.score().orElse(Double.NEGATIVE_INFINITY))
          .reversed()
          .thenComparingInt(ScoredTrial::number);

  /// What came of it; empty unless it ran to its end.
  public Optional<Trial> trial() {
    return result instanceof Result.Done(Trial trial) ? Optional.of(trial) : Optional.empty();
  }

  /// The one with the highest score, the earliest among equals; empty if none has a score.
  public static Optional<ScoredTrial> best(List<ScoredTrial> trials) {
    return trials.stream().filter(each -> each.score().isPresent()).min(BEST_FIRST);
  }
}
