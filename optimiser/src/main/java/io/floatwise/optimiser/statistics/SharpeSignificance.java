package io.floatwise.optimiser.statistics;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// How sure a Sharpe ratio is. Ratios are those of one observation (a day), not of a year.
///
/// Sources: Bailey and López de Prado, The Sharpe Ratio Efficient Frontier (2012), for the
/// probabilistic ratio and the least length; The Deflated Sharpe Ratio (2014) for the deflated one.
///
/// @param sharpe that was measured
/// @param observations of which it was measured
/// @param skewness of the returns
/// @param kurtosis of the returns, 3 for a normal distribution
public record SharpeSignificance(
    double sharpe, int observations, double skewness, double kurtosis) {

  private static final NormalDistribution NORMAL = new NormalDistribution();

  /// Euler and Mascheroni's constant.
  private static final double EULER = 0.5772156649015329;

  /// Of returns that vary; where they do not, the ratio counts as zero.
  public static SharpeSignificance of(Moments returns) {
    return new SharpeSignificance(
        returns.sharpe().orElse(0), returns.count(), returns.skewness(), returns.kurtosis());
  }

  /// The probability that the true ratio is above `benchmark`; empty where there are fewer than two
  /// observations, or where the moments are too wild for the formula.
  public OptionalDouble probabilityAbove(double benchmark) {
    double variance = variance();
    if (observations < 2 || variance <= 0) {
      return OptionalDouble.empty();
    }
    double z = (sharpe - benchmark) * Math.sqrt(observations - 1) / Math.sqrt(variance);
    return OptionalDouble.of(NORMAL.cumulativeProbability(z));
  }

  /// The probability that the true ratio is above what the best of so many worthless trials would
  /// be expected to show.
  ///
  /// @param trials how many were tried, 1 or more
  /// @param variance of the ratio over these trials
  public OptionalDouble deflated(int trials, double variance) {
    return probabilityAbove(expectedMost(trials, variance));
  }

  /// How many observations the ratio needs so that the true one is above `benchmark` with a
  /// probability of `confidence`; empty where no number suffices.
  ///
  /// @param confidence above 0.5, below 1
  public OptionalDouble leastObservations(double benchmark, double confidence) {
    double variance = variance();
    if (sharpe <= benchmark || variance <= 0) {
      return OptionalDouble.empty();
    }
    double z = NORMAL.inverseCumulativeProbability(confidence) / (sharpe - benchmark);
    return OptionalDouble.of(1 + variance * z * z);
  }

  /// The ratio that the best of so many trials is expected to show where none is worth anything.
  ///
  /// @param trials 1 or more
  /// @param variance of the ratio over these trials
  public static double expectedMost(int trials, double variance) {
    if (trials < 2) {
      return 0;
    }
    double most = NORMAL.inverseCumulativeProbability(1 - 1.0 / trials);
    double next = NORMAL.inverseCumulativeProbability(1 - 1.0 / (trials * Math.E));
    return Math.sqrt(variance) * ((1 - EULER) * most + EULER * next);
  }

  /// Of the estimate, times the number of observations less one.
  private double variance() {
    return 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
  }
}
