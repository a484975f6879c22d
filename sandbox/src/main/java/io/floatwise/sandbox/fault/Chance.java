package io.floatwise.sandbox.fault;

/// Chance that is a function of its arguments.
final class Chance {
  private Chance() {}

  /// Every bit depends on every bit of both.
  static long mix(long seed, long step) {
    long z = seed * 0x9e37_79b9_7f4a_7c15L + (step + 1) * 0xd1b5_4a32_d192_ed03L;
    z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return z ^ (z >>> 31);
  }
}
