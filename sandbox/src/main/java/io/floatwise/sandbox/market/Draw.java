package io.floatwise.sandbox.market;

import io.floatwise.core.sim.Mix;

/// A small random generator (SplitMix64) whose state can be read: one for each purpose of each title,
/// so that nothing disturbs anything else. Transcendental functions are strict: the same numbers on
/// any machine.
final class Draw {

  private static final double UNIT = 0x1.0p-53;

  private long state;

  Draw(long seed, String name, int purpose) {
    state = Mix.of(seed, name.hashCode(), purpose);
  }

  /// From 0, inclusive, to 1, exclusive.
  double unit() {
    return (next() >>> 11) * UNIT;
  }

  double between(double low, double high) {
    return low + unit() * (high - low);
  }

  /// From 0, inclusive, to `bound`, exclusive.
  int below(int bound) {
    return (int) (unit() * bound);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /// Waiting time or excess with that mean.
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }

  /// Standard normal.
  double gauss() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    return radius * StrictMath.cos(2 * StrictMath.PI * unit());
  }

  long state() {
    return state;
  }

  private long next() {
    state += 0x9e37_79b9_7f4a_7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return z ^ (z >>> 31);
  }
}
