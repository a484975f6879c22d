package io.floatwise.optimiser.search;

import io.floatwise.optimiser.trial.Evaluation;
import io.floatwise.optimiser.trial.ScoredTrial;
import java.util.List;

/// A way to choose what is tried. The same space, seed and results give the same trials.
public interface Search {

  /// With its settings, for people.
  String name();

  /// @return every trial once, numbered from 1
  List<ScoredTrial> run(Space space, Evaluation evaluation);
}
