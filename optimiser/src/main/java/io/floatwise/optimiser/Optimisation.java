package io.floatwise.optimiser;

import io.floatwise.optimiser.check.LookAhead;
import io.floatwise.optimiser.check.Neighbours;
import io.floatwise.optimiser.check.SampleStatistics;
import io.floatwise.optimiser.check.Selection;
import io.floatwise.optimiser.check.Warning;
import io.floatwise.optimiser.search.Axis;
import io.floatwise.optimiser.trial.Objective;
import io.floatwise.optimiser.trial.ScoredTrial;
import io.floatwise.optimiser.trial.Window;
import io.floatwise.optimiser.walk.WalkForward;
import java.util.List;
import java.util.Optional;

/// What came of a search, and what speaks against it. The same experiment, space, search and seed
/// give an equal one on any number of threads, as long as no trial is overdue.
///
/// @param window of which all trials are
/// @param search how it was searched
/// @param axes what was varied
/// @param trials each once, in the order in which they were asked for
/// @param best the highest score, the earliest among equals; empty if none has one
/// @param neighbours of the best
/// @param walkForward empty if it was not wanted or not possible
/// @param selection what choosing the best of many does to it; empty if there is no best
/// @param samples the best on all of the window, and what was chosen on what came after
/// @param lookAhead checks of the best
/// @param warnings what speaks against it, the gravest first
/// @param caveats what the trials cannot show
public record Optimisation(
    Window window,
    Objective objective,
    String search,
    List<Axis> axes,
    List<ScoredTrial> trials,
    Optional<ScoredTrial> best,
    Neighbours neighbours,
    Optional<WalkForward> walkForward,
    Optional<Selection> selection,
    List<SampleStatistics> samples,
    List<LookAhead> lookAhead,
    List<Warning> warnings,
    List<String> caveats) {

  /// Name of the sample of the best on all of the window.
  public static final String IN_SAMPLE = "best, in sample";

  /// Name of the sample of the chosen on what came after.
  public static final String OUT_OF_SAMPLE = "out of sample";

  public Optimisation {
    axes = List.copyOf(axes);
    trials = List.copyOf(trials);
    samples = List.copyOf(samples);
    lookAhead = List.copyOf(lookAhead);
    warnings = List.copyOf(warnings);
    caveats = List.copyOf(caveats);
  }
}
