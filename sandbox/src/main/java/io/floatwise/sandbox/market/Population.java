package io.floatwise.sandbox.market;

/// How the traders of a title behave. Everything here is an assumption.
///
/// @param spread distance of the best target below fair value, as a share
/// @param depth ordinary offers that stand on average
/// @param wearFrom least float in billionths, -1 for things without one
/// @param wearTo float it stays below
/// @param numbered assets without a float have a paint seed all the same, as a number that what
///   distinguishes them is made up from
/// @param mispricedPerDay offers per day that somebody lists far below fair value
record Population(
    double spread, int depth, int wearFrom, int wearTo, boolean numbered, double mispricedPerDay) {

  private static final int PATTERNS = 1001;

  /// By liquidity: the busier, the tighter and deeper.
  static Population of(
      Temper temper,
      double salesPerDay,
      int wearFrom,
      int wearTo,
      boolean numbered,
      double mispricedPerDay) {
    double spread = temper.spread() * 0.16 * StrictMath.pow(Math.max(salesPerDay, 0.1), -0.35);
    double depth = 6 + 1.2 * StrictMath.pow(Math.max(salesPerDay, 0.1), 0.8);
    return new Population(
        Math.clamp(spread, temper.tightest(), temper.widest()),
        (int) Math.clamp(depth, 8, 60),
        wearFrom,
        wearTo,
        numbered,
        mispricedPerDay);
  }

  /// A float of this title in billionths, -1 if it has none.
  int wear(Draw draw) {
    double range = wearTo - wearFrom;
    return wearFrom < 0 ? -1 : wearFrom + (int) (draw.unit() * range);
  }

  /// A paint seed, -1 if it has none.
  int paintSeed(Draw draw) {
    return wearFrom < 0 && !numbered ? -1 : draw.below(PATTERNS);
  }
}
