package io.floatwise.optimiser.search;

import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.optimiser.trial.ScoredTrial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.MersenneTwister;
import org.hipparchus.random.RandomGenerator;

/// One search by CMA-ES, begun anew at another place whenever it has settled, until its budget is
/// used up. Not thread-safe.
final class CovarianceSearch {

  /// Of a scale of 0 to 1.
  private static final double FIRST_STEP = 0.3;

  /// Rounding makes many points the same set, which costs nothing.
  private static final int CALLS_FOR_EACH_TRIAL = 20;

  private static final int MOST_BEGINNINGS = 50;

  private final Space space;
  private final int budget;
  private final Function<ParameterSet, ScoredTrial> trial;
  private final RandomGenerator random;
  private final Map<ParameterSet, ScoredTrial> tried = new LinkedHashMap<>();
  private double worst;

  /// @param budget most different sets, 1 or more
  CovarianceSearch(Space space, int budget, long seed, Function<ParameterSet, ScoredTrial> trial) {
    this.space = space;
    this.budget = budget;
    this.trial = trial;
    this.random = new MersenneTwister(seed);
  }

  /// @return in the order in which they were asked for
  List<ScoredTrial> run() {
    int dimensions = space.axes().size();
    double[] begin = new double[dimensions];
    Arrays.fill(begin, 0.5);
    for (int i = 0; i < MOST_BEGINNINGS && tried.size() < budget; i++) {
      settle(begin);
      for (int axis = 0; axis < dimensions; axis++) {
        begin[axis] = random.nextDouble();
      }
    }
    return new ArrayList<>(tried.values());
  }

  private void settle(double[] begin) {
    int dimensions = begin.length;
    double[] zeros = new double[dimensions];
    double[] ones = new double[dimensions];
    double[] steps = new double[dimensions];
    Arrays.fill(ones, 1);
    Arrays.fill(steps, FIRST_STEP);
    int population = 4 + (int) (3 * StrictMath.log(dimensions));
    int calls = CALLS_FOR_EACH_TRIAL * budget;
    var optimizer = new CMAESOptimizer(calls, 0, true, 0, 0, random, false, null);
    try {
      optimizer.optimize(
          new MaxEval(calls),
          new ObjectiveFunction(this::value),
          GoalType.MAXIMIZE,
          new SimpleBounds(zeros, ones),
          new InitialGuess(begin.clone()),
          new CMAESOptimizer.Sigma(steps),
          new CMAESOptimizer.PopulationSize(population));
    } catch (MathIllegalStateException e) {
      if (e.getSpecifier() != LocalizedCoreFormats.MAX_COUNT_EXCEEDED) {
        throw e;
      }
    }
  }

  private double value(double[] point) {
    int[] index = new int[point.length];
    for (int i = 0; i < index.length; i++) {
      int count = space.axes().get(i).count();
      index[i] = Math.clamp((long) (point[i] * count), 0, count - 1);
    }
    ParameterSet set = space.at(index);
    ScoredTrial known = tried.get(set);
    if (known == null) {
      if (tried.size() >= budget) {
        throw new MathIllegalStateException(LocalizedCoreFormats.MAX_COUNT_EXCEEDED, budget);
      }
      known = trial.apply(set);
      tried.put(set, known);
      worst = Math.min(worst, known.score().orElse(worst));
    }
    // What has no score is worse than everything so far, but not so much that it hides the rest.
    return known.score().orElse(worst - 1);
  }
}
