package io.floatwise.optimiser.trial;

import io.floatwise.core.strategy.ParameterSet;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Whoever runs the trials of an experiment, here or elsewhere. Thread-safe.
public interface Trials {

  Experiment experiment();

  /// What comes of a set does not depend on the others, nor on where it is run.
  ///
  /// @return one result for each set, in their order
  /// @throws CancellationException if the calling thread is interrupted
  List<Result> run(List<ParameterSet> sets, Window window);
}
