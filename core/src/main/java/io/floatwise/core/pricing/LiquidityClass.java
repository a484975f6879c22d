package io.floatwise.core.pricing;

/// Titles grouped by how often buyers take their offers, for what is learnt about all of a kind.
public enum LiquidityClass {
  /// Fewer than three sales a week.
  RARE(3),
  /// Fewer than ten.
  SLOW(10),
  /// Fewer than thirty.
  STEADY(30),
  /// Fewer than a hundred.
  BUSY(100),
  /// A hundred and more.
  BRISK(Double.POSITIVE_INFINITY);

  private final double below;

  LiquidityClass(double below) {
    this.below = below;
  }

  /// @param perWeek `Offer` sales a week, 0 or more
  public static LiquidityClass of(double perWeek) {
    for (LiquidityClass each : values()) {
      if (perWeek < each.below) {
        return each;
      }
    }
    throw new IllegalArgumentException("expected sales a week, found " + perWeek);
  }
}
