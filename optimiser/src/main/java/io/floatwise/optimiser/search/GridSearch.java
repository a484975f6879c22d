package io.floatwise.optimiser.search;

import io.floatwise.optimiser.trial.Evaluation;
import io.floatwise.optimiser.trial.ScoredTrial;
import java.util.List;

/// Tries every combination; at most [Space#MOST_POINTS].
public record GridSearch() implements Search {

  @Override
  public String name() {
    return "grid";
  }

  @Override
  public List<ScoredTrial> run(Space space, Evaluation evaluation) {
    return evaluation.all(space.all());
  }
}
