package io.floatwise.optimiser.trial;

import io.floatwise.core.error.InputException;
import io.floatwise.core.guard.Guard;
import io.floatwise.core.guard.Guard.Ending;
import io.floatwise.core.guard.Loss;
import io.floatwise.core.strategy.ParameterSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Runs an experiment for many sets on several threads. Which sets go together into one call does
/// not depend on the number of threads, so neither does any result. Where a call for several sets
/// is lost, each is tried alone. Thread-safe.
public final class TrialRunner implements Trials {

  private final Experiment experiment;
  private final Guard guard;

  /// @param threads calls at once, 1 to 256
  /// @param deadline of one call, real time, a millisecond to seven days
  /// @throws InputException if one of them is not allowed
  public TrialRunner(Experiment experiment, int threads, Duration deadline) {
    this(experiment, new Guard(threads, deadline));
  }

  /// @param guard of the calls, which others may use as well
  public TrialRunner(Experiment experiment, Guard guard) {
    this.experiment = experiment;
    this.guard = guard;
  }

  @Override
  public Experiment experiment() {
    return experiment;
  }

  @Override
  public List<Result> run(List<ParameterSet> sets, Window window) {
    int lanes = Math.max(1, experiment.lanes());
    List<List<ParameterSet>> groups = new ArrayList<>();
    for (int i = 0; i < sets.size(); i += lanes) {
      groups.add(List.copyOf(sets.subList(i, Math.min(i + lanes, sets.size()))));
    }
    return guard.<ParameterSet, Result>all(groups, (_, together) -> call(together, window)).stream()
        .flatMap(List::stream)
        .map(TrialRunner::result)
        .toList();
  }

  private static Result result(Ending<Result> ending) {
    return switch (ending) {
      case Ending.Returned<Result>(Result result) -> result;
      case Ending.Lost<Result>(Loss.Refused(String why)) -> new Result.Invalid(why);
      case Ending.Lost<Result>(Loss.Threw(String error)) -> new Result.Failed(error);
      case Ending.Lost<Result>(Loss.Overdue(Duration after)) -> new Result.Overdue(after);
      case Ending.Lost<Result>(Loss.NotBegun(String why)) -> new Result.NotRun(why);
    };
  }

  private List<Result> call(List<ParameterSet> sets, Window window) {
    List<Result> results = new ArrayList<>(sets.size());
    List<ParameterSet> valid = new ArrayList<>(sets.size());
    for (ParameterSet set : sets) {
      try {
        experiment.check(set);
        valid.add(set);
      } catch (InputException e) {
        results.add(new Result.Invalid(String.valueOf(e.getMessage())));
        continue;
      }
      results.add(new Result.NotRun("its trial is still to come"));
    }
    if (valid.isEmpty()) {
      return results;
    }
    List<Trial> trials = experiment.run(List.copyOf(valid), window);
    if (trials.size() != valid.size()) {
      throw new IllegalStateException(
          "expected %d trials of the experiment, found %d".formatted(valid.size(), trials.size()));
    }
    int next = 0;
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof Result.NotRun) {
        results.set(i, new Result.Done(trials.get(next)));
        next++;
      }
    }
    return results;
  }
}
