package io.floatwise.optimiser.statistics;

/// Between two values lies what was estimated, with a stated confidence.
///
/// @param low lower end
/// @param high upper end
/// @param confidence share of such intervals that hold the true value, 0 to 1
public record Interval(double low, double high, double confidence) {

  public boolean holds(double value) {
    return low <= value && value <= high;
  }

  /// The middle part of sorted draws.
  static Interval middle(double[] sorted, double confidence) {
    double rest = (1 - confidence) / 2;
    return new Interval(quantile(sorted, rest), quantile(sorted, 1 - rest), confidence);
  }

  /// Linear between the two draws beside it.
  ///
  /// @param sorted one or more, ascending
  /// @param share 0 to 1
  static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
