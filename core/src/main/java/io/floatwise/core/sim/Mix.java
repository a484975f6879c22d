package io.floatwise.core.sim;

/// Mixes numbers into a well spread 64-bit number (the finaliser of SplitMix64).
public final class Mix {

  private Mix() {}

  public static long of(long a, long b) {
    return scramble(scramble(a) + 0x9e37_79b9_7f4a_7c15L * (b + 1) + b);
  }

  public static long of(long a, long b, long c) {
    return of(of(a, b), c);
  }

  private static long scramble(long value) {
    long z = value + 0x9e37_79b9_7f4a_7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return z ^ (z >>> 31);
  }
}
