package io.floatwise.core.analysis;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// Windows and recursive averages over numbers that may be undefined (NaN) in places.
///
/// A window with an undefined number in it has no value. A recursive average that meets one starts
/// again behind it, with a seed of its own: it never bridges a gap.
final class Rolling {

  private Rolling() {}

  static double[] undefined(int size) {
    double[] values = new double[size];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /// `value` of each index from `first` on; what comes before is undefined.
  static double[] each(int size, int first, IntToDoubleFunction value) {
    double[] out = undefined(size);
    for (int i = first; i < size; i++) {
      out[i] = value.applyAsDouble(i);
    }
    return out;
  }

  static double[] mean(double[] x, int n) {
    return each(x.length, n - 1, i -> mean(x, i, n));
  }

  /// Mean of the `n` numbers that end at `last`.
  static double mean(double[] x, int last, int n) {
    double sum = 0;
    for (int i = last - n + 1; i <= last; i++) {
      sum += x[i];
    }
    return sum / n;
  }

  /// Root of the mean squared distance from the mean: divided by n, not by n - 1.
  static double[] populationDeviation(double[] x, int n) {
    return each(
        x.length,
        n - 1,
        last -> {
          if (isFlat(x, last, n)) {
            return 0;
          }
          double mean = mean(x, last, n);
          double sum = 0;
          for (int i = last - n + 1; i <= last; i++) {
            sum += (x[i] - mean) * (x[i] - mean);
          }
          return StrictMath.sqrt(sum / n);
        });
  }

  /// Weights 1 to n, the newest weighs most.
  static double[] weighted(double[] x, int n) {
    double total = n * (n + 1) / 2.0;
    return each(
        x.length,
        n - 1,
        last -> {
          double sum = 0;
          for (int k = 1; k <= n; k++) {
            sum += k * x[last - n + k];
          }
          return sum / total;
        });
  }

  static double[] highest(double[] x, int n) {
    return each(
        x.length, n - 1, last -> Arrays.stream(x, last - n + 1, last + 1).max().orElseThrow());
  }

  static double[] lowest(double[] x, int n) {
    return each(
        x.length, n - 1, last -> Arrays.stream(x, last - n + 1, last + 1).min().orElseThrow());
  }

  /// Exponential average with factor 2 / (n + 1), seeded with the mean of the first n.
  static double[] exponential(double[] x, int n) {
    return recursive(x, n, 2.0 / (n + 1));
  }

  /// Wilder's average: factor 1 / n, seeded with the mean of the first n.
  static double[] wilder(double[] x, int n) {
    return recursive(x, n, 1.0 / n);
  }

  private static double[] recursive(double[] x, int n, double factor) {
    double[] out = undefined(x.length);
    int run = 0;
    for (int i = 0; i < x.length; i++) {
      run = Double.isNaN(x[i]) ? 0 : run + 1;
      if (run == n) {
        out[i] = mean(x, i, n);
      } else if (run > n) {
        out[i] = out[i - 1] + factor * (x[i] - out[i - 1]);
      }
    }
    return out;
  }

  /// Whether the `n` numbers that end at `last` are all the same; asked of the numbers themselves,
  /// because a rounded sum of squares says almost.
  static boolean isFlat(double[] x, int last, int n) {
    for (int i = last - n + 1; i < last; i++) {
      if (x[i] != x[last]) {
        return false;
      }
    }
    return true;
  }

  /// a / b, not defined where b is zero.
  static double ratio(double a, double b) {
    return b == 0 ? Double.NaN : a / b;
  }
}
