package io.floatwise.optimiser.search;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.trial.Evaluation;
import io.floatwise.optimiser.trial.ScoredTrial;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Tries different combinations drawn at random, each as likely as any other.
///
/// @param trials how many; all combinations where there are fewer
/// @param seed of the draws
public record RandomSearch(int trials, long seed) implements Search {

  /// @throws InputException if the number is not 1 to 10,000
  public RandomSearch {
    if (trials < 1 || trials > Space.MOST_POINTS) {
      throw new InputException(
          "expected 1 to %,d trials, found %,d".formatted(Space.MOST_POINTS, trials));
    }
  }

  @Override
  public String name() {
    return "random, %d trials, seed %d".formatted(trials, seed);
  }

  @Override
  public List<ScoredTrial> run(Space space, Evaluation evaluation) {
    if (space.size() <= trials) {
      return evaluation.all(space.all());
    }
    var random = new Random(seed);
    Set<ParameterSet> drawn = new LinkedHashSet<>();
    while (drawn.size() < trials) {
      drawn.add(
          space.at(space.axes().stream().mapToInt(axis -> random.nextInt(axis.count())).toArray()));
    }
    return evaluation.all(List.copyOf(drawn));
  }
}
