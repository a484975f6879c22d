package io.floatwise.optimiser.trial;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.trial.Guard.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Runs an experiment for many sets on several threads. Which sets go together into one call does
/// not depend on the number of threads, so neither does any result. Where a call for several sets
/// is lost, each is tried alone. Thread-safe.
public final class TrialRunner {

  /// What a machine may be asked for.
  public static final int MOST_THREADS = 256;

  public static final Duration LONGEST_DEADLINE = Duration.ofDays(7);

  private final Experiment experiment;
  private final Semaphore running;
  private final Guard guard;

  /// @param threads calls at once, 1 to 256
  /// @param deadline of one call, real time, a millisecond to seven days
  /// @throws InputException if one of them is not allowed
  public TrialRunner(Experiment experiment, int threads, Duration deadline) {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new InputException(
          "expected 1 to %d threads, found %d".formatted(MOST_THREADS, threads));
    }
    if (deadline.toMillis() < 1 || deadline.compareTo(LONGEST_DEADLINE) > 0) {
      throw new InputException(
          "expected a deadline above 0 and at most %d days, found %s"
              .formatted(LONGEST_DEADLINE.toDays(), deadline));
    }
    this.experiment = experiment;
    this.running = new Semaphore(threads);
    this.guard = new Guard(deadline);
  }

  public Experiment experiment() {
    return experiment;
  }

  /// @return one result for each set, in their order
  /// @throws CancellationException if the calling thread is interrupted
  public List<Result> run(List<ParameterSet> sets, Window window) {
    int lanes = Math.max(1, experiment.lanes());
    List<Callable<List<Result>>> calls = new ArrayList<>();
    for (int i = 0; i < sets.size(); i += lanes) {
      List<ParameterSet> together = List.copyOf(sets.subList(i, Math.min(i + lanes, sets.size())));
      calls.add(() -> together(together, window));
    }
    List<Result> results = new ArrayList<>(sets.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Result>> each : threads.invokeAll(calls)) {
        results.addAll(each.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while trials ran");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a trial was lost outside of its guard", e);
    }
    return results;
  }

  private List<Result> together(List<ParameterSet> sets, Window window)
      throws InterruptedException {
    Ending<List<Result>> ending = guarded(sets, window);
    if (ending instanceof Ending.Lost(Result why)) {
      if (sets.size() == 1) {
        return List.of(why);
      }
      List<Result> alone = new ArrayList<>();
      for (ParameterSet set : sets) {
        alone.addAll(together(List.of(set), window));
      }
      return alone;
    }
    return ((Ending.Returned<List<Result>>) ending).value();
  }

  private Ending<List<Result>> guarded(List<ParameterSet> sets, Window window)
      throws InterruptedException {
    running.acquire();
    try {
      return guard.call(() -> call(sets, window));
    } finally {
      running.release();
    }
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
