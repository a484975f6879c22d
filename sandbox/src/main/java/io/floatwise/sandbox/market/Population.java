package io.floatwise.sandbox.market;


/// How the traders of a title behave. Everything here is an assumption.
///
/// @param spread distance of the best target below fair value, as a share
/// @param depth ordinary offers that stand on average
/// @param wearFrom least float in billionths, -1 for things without one
/// @param wearTo float it stays below
/// @param mispricedPerDay offers per day that somebody lists far below fair value
record Population(double spread, int depth, int wearFrom, int wearTo, double mispricedPerDay) {

  private static final double WIDEST = 0.15;
  private static final double TIGHTEST = 0.03;

  /// By liquidity: the busier, the tighter and deeper.
  static Population of(double salesPerDay, int wearFrom, int wearTo, double mispricedPerDay) {
    double spread = 0.16 * StrictMath.pow(Math.max(salesPerDay, 0.1), -0.35);
    double depth = 6 + 1.2 * StrictMath.pow(Math.max(salesPerDay, 0.1), 0.8);
    return new Population(
        Math.clamp(spread, TIGHTEST, WIDEST),
        (int) Math.clamp(depth, 8, 60),
        wearFrom,
        wearTo,
        mispricedPerDay);
  }

}
