package io.floatwise.optimiser.search;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.trial.Evaluation;
import io.floatwise.optimiser.trial.ScoredTrial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Learns from each trial where to look next: covariance matrix adaptation (CMA-ES) on the space
/// scaled to 0 to 1, rounded to the values of the axes. Each fifty trials are an independent
/// search, at most four, so that there is something to do for several threads; their number does
/// not depend on the threads.
///
/// @param trials most different combinations that are tried
/// @param seed of the draws
public record SequentialSearch(int trials, long seed) implements Search {

  private static final int TRIALS_OF_ONE = 50;
  private static final int MOST_AT_ONCE = 4;

  /// @throws InputException if the number is not 1 to 10,000
  public SequentialSearch {
    if (trials < 1 || trials > Space.MOST_POINTS) {
      throw new InputException(
          "expected 1 to %,d trials, found %,d".formatted(Space.MOST_POINTS, trials));
    }
  }

  @Override
  public String name() {
    return "sequential (CMA-ES), at most %d trials, seed %d".formatted(trials, seed);
  }

  @Override
  public List<ScoredTrial> run(Space space, Evaluation evaluation) {
    if (space.size() <= trials) {
      return evaluation.all(space.all());
    }
    int searches = Math.clamp(trials / TRIALS_OF_ONE, 1, MOST_AT_ONCE);
    Map<ParameterSet, FutureTask<ScoredTrial>> known = new ConcurrentHashMap<>();
    List<Callable<List<ScoredTrial>>> calls = new ArrayList<>();
    for (int i = 0; i < searches; i++) {
      int budget = trials / searches + (i < trials % searches ? 1 : 0);
      long own = seed + i;
      calls.add(() ->
          new CovarianceSearch(space, budget, own, set -> score(set, known, evaluation)).run());
    }
    Map<ParameterSet, ScoredTrial> all = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<ScoredTrial>> each : threads.invokeAll(calls)) {
        for (ScoredTrial found : each.get()) {
          int number = all.size() + 1;
          all.putIfAbsent(
              found.set(), new ScoredTrial(number, found.set(), found.result(), found.score()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while trials ran");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a search was lost", e);
    }
    return List.copyOf(all.values());
  }

  /// Each set is tried once, whichever search asks first.
  private static ScoredTrial score(
      ParameterSet set, Map<ParameterSet, FutureTask<ScoredTrial>> known, Evaluation evaluation) {
    var mine = new FutureTask<>(() -> evaluation.all(List.of(set)).getFirst());
    FutureTask<ScoredTrial> first = known.putIfAbsent(set, mine);
    if (first == null) {
      mine.run();
      first = mine;
    }
    try {
      return first.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a trial ran");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a trial was lost outside of its guard", e);
    }
  }
}
