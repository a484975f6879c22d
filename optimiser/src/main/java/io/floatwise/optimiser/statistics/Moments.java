package io.floatwise.optimiser.statistics;

import java.util.OptionalDouble;

/// Moments of a sample.
///
/// @param count how many values
/// @param mean of them
/// @param deviation standard deviation, with n - 1 below
/// @param skewness third central moment by the 3/2 power of the second, both with n below
/// @param kurtosis fourth by the square of the second, likewise: 3 for a normal distribution
public record Moments(int count, double mean, double deviation, double skewness, double kurtosis) {

  /// A standard deviation that is smaller in proportion to the mean is rounding.
  private static final double NOTHING = 1e-12;

  /// A sample that does not vary has a deviation of 0, a skewness of 0 and a kurtosis of 3.
  public static Moments of(double[] sample) {
    int n = sample.length;
    double sum = 0;
    for (double each : sample) {
      sum += each;
    }
    double mean = n == 0 ? 0 : sum / n;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double each : sample) {
      double d = each - mean;
      second += d * d;
      third += d * d * d;
      fourth += d * d * d * d;
    }
    double deviation = n < 2 ? 0 : Math.sqrt(second / (n - 1));
    if (deviation <= NOTHING * Math.abs(mean) || deviation == 0) {
      return new Moments(n, mean, 0, 0, 3);
    }
    double variance = second / n;
    return new Moments(
        n,
        mean,
        deviation,
        third / n / (variance * Math.sqrt(variance)),
        fourth / n / (variance * variance));
  }

  /// Mean by standard deviation; empty where nothing varies.
  public OptionalDouble sharpe() {
    return deviation == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean / deviation);
  }
}
