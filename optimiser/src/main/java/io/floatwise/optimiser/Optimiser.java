package io.floatwise.optimiser;

import io.floatwise.core.error.InputException;
import io.floatwise.optimiser.check.LookAhead;
import io.floatwise.optimiser.check.Neighbours;
import io.floatwise.optimiser.check.SampleStatistics;
import io.floatwise.optimiser.check.Selection;
import io.floatwise.optimiser.check.Suspicions;
import io.floatwise.optimiser.check.Warning;
import io.floatwise.optimiser.search.Search;
import io.floatwise.optimiser.search.Space;
import io.floatwise.optimiser.trial.Evaluation;
import io.floatwise.optimiser.trial.Experiment;
import io.floatwise.optimiser.trial.Objective;
import io.floatwise.optimiser.trial.OtherEntries;
import io.floatwise.optimiser.trial.ScoredTrial;
import io.floatwise.optimiser.trial.Trial;
import io.floatwise.optimiser.trial.Trials;
import io.floatwise.optimiser.trial.Window;
import io.floatwise.optimiser.walk.FoldPlan;
import io.floatwise.optimiser.walk.WalkForward;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Searches a space, walks forward, computes the statistics and looks for what speaks against the
/// result. Not thread-safe; the trials run on threads of the runner.
public final class Optimiser {

  private final Trials runner;
  private final Space space;
  private final Search search;
  private final Objective objective;
  private final Optional<FoldPlan> plan;
  private final Optional<Duration> gap;
  private final long seed;

  /// @param plan of the walk forward; empty for none
  /// @param gap between a training and its test; the longest time that the best held something and
  ///   the lock of the experiment unless it is said
  /// @param seed of the statistics
  /// @throws InputException if the gap is negative
  public Optimiser(
      Trials runner,
      Space space,
      Search search,
      Objective objective,
      Optional<FoldPlan> plan,
      Optional<Duration> gap,
      long seed) {
    if (gap.filter(Duration::isNegative).isPresent()) {
      throw new InputException("expected a gap of 0 or more, found " + gap.get());
    }
    this.runner = runner;
    this.space = space;
    this.search = search;
    this.objective = objective;
    this.plan = plan;
    this.gap = gap;
    this.seed = seed;
  }

  /// Runs everything.
  ///
  /// @throws InputException if the space cannot be searched that way
  /// @throws java.util.concurrent.CancellationException if the calling thread is interrupted
  public Optimisation run() {
    Experiment experiment = runner.experiment();
    Window window = experiment.span();
    var evaluation = new Evaluation(runner, window, objective);
    List<ScoredTrial> trials = search.run(space, evaluation);
    Optional<ScoredTrial> best = ScoredTrial.best(trials);
    var suspicions = new Suspicions();
    suspicions.trials(trials);
    if (best.isEmpty()) {
      return result(window, trials, best, suspicions);
    }
    Trial whole = best.get().trial().orElseThrow();
    Neighbours neighbours = Neighbours.of(best.get(), space, trials, evaluation);
    List<LookAhead> lookAhead = LookAhead.check(runner, best.get().set(), window, whole);
    Optional<WalkForward> walked = walk(window, whole, suspicions);
    Selection selection = Selection.of(whole, trials, window);
    List<SampleStatistics> samples = samples(window, whole, walked);

    suspicions.lookAhead(lookAhead);
    samples.forEach(suspicions::sample);
    suspicions.edges(best.get().set(), space.axes());
    suspicions.peak(best.get(), neighbours);
    walked.ifPresent(walk -> suspicions.walk(walk, experiment.lock()));
    suspicions.selection(selection);
    return new Optimisation(
        window,
        objective,
        search.name(),
        space.axes(),
        trials,
        best,
        neighbours,
        walked,
        Optional.of(selection),
        samples,
        lookAhead,
        suspicions.all(),
        runner.experiment().caveats());
  }

  private Optimisation result(
      Window window, List<ScoredTrial> trials, Optional<ScoredTrial> best, Suspicions suspicions) {
    return new Optimisation(
        window,
        objective,
        search.name(),
        space.axes(),
        trials,
        best,
        new Neighbours(List.of()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        suspicions.all(),
        runner.experiment().caveats());
  }

  private Optional<WalkForward> walk(Window window, Trial best, Suspicions suspicions) {
    if (plan.isEmpty()) {
      suspicions.add(
          Warning.Kind.NOT_WALKED_FORWARD,
          "No walk-forward was asked for: every figure is of the days on which the best was"
              + " chosen, and says little about others.");
      return Optional.empty();
    }
    Duration kept = gap.orElseGet(() -> best.longestHeld().plus(runner.experiment().lock()));
    try {
      return Optional.of(
          WalkForward.of(plan.get().of(window, kept), kept, space, search, runner, objective));
    } catch (InputException e) {
      suspicions.add(
          Warning.Kind.NOT_WALKED_FORWARD,
          "No walk-forward was possible: every figure is of the days on which the best was chosen."
              + " %s".formatted(e.getMessage()));
      return Optional.empty();
    }
  }

  private List<SampleStatistics> samples(Window window, Trial best, Optional<WalkForward> walked) {
    Optional<OtherEntries> other = runner.experiment().otherEntries();
    List<SampleStatistics> samples = new ArrayList<>();
    samples.add(
        SampleStatistics.of(
            Optimisation.IN_SAMPLE, best.equity(), best.closed(), window, other, seed));
    walked
        .filter(walk -> walk.equity().size() > 0)
        .ifPresent(walk ->
            samples.add(
                SampleStatistics.of(
                    Optimisation.OUT_OF_SAMPLE,
                    walk.equity(),
                    walk.trades(),
                    new Window(
                        walk.folds().getFirst().fold().test().from(),
                        walk.folds().getLast().fold().test().until()),
                    other,
                    seed)));
    return samples;
  }
}
