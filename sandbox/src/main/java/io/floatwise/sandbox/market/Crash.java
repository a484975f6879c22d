package io.floatwise.sandbox.market;

/// One day on which every title loses the same share of its value, hour by hour, and does not get
/// it back.
///
/// @param daysIn whole days after the start of the market on which it begins
/// @param share that is lost, between 0 and 1
public record Crash(int daysIn, double share) {

  public Crash {
    if (daysIn < 0 || !(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "expected no negative days and a share between 0 and 1, found %d and %s"
              .formatted(daysIn, share));
    }
  }
}
