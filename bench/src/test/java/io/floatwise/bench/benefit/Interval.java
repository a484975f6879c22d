package io.floatwise.bench.benefit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/// The 95 % interval of a mean, in US dollars.
///
/// @param mean of the sample
/// @param low by Student's t
/// @param high by Student's t
/// @param bootLow lower end by the bootstrap, 10,000 times, seeded
/// @param bootHigh upper end of the same
record Interval(double mean, double low, double high, double bootLow, double bootHigh) {

  private static final int RESAMPLES = 10_000;

  /// 97.5 % quantiles of Student's t for 2 to 20 values.
  private static final double[] T = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093
  };

  /// @throws IllegalArgumentException unless there are 2 to 20 values
  static Interval of(double[] values) {
    int n = values.length;
    if (n < 2 || n > T.length + 1) {
      throw new IllegalArgumentException("expected 2 to 20 values, found " + n);
    }
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double half = T[n - 2] * StrictMath.sqrt(squares / (n - 1) / n);
    var random = new Random(n);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      means[i] = random.ints(n, 0, n).mapToDouble(k -> values[k]).sum() / n;
    }
    Arrays.sort(means);
    return new Interval(
        mean,
        mean - half,
        mean + half,
        means[RESAMPLES * 25 / 1_000],
        means[RESAMPLES * 975 / 1_000]);
  }

  /// Both lower ends are above zero.
  boolean isAboveZero() {
    return low > 0 && bootLow > 0;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.2f (t: %.2f to %.2f; bootstrap: %.2f to %.2f)",
        mean,
        low,
        high,
        bootLow,
        bootHigh);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }
}
