package io.floatwise.core.money;

import java.math.BigDecimal;

/// A share in basis points: 700 is 7 %. Never negative.
///
/// @param basisPoints hundredths of a percent, 0 or more
public record Rate(int basisPoints) implements Comparable<Rate> {

  public Rate {
    if (basisPoints < 0) {
      throw new IllegalArgumentException(
          "expected a rate of 0 or more, found " + basisPoints + " bp");
    }
  }

  public static Rate ofBasisPoints(int basisPoints) {
    return new Rate(basisPoints);
  }

  public static Rate ofPercent(int percent) {
    return new Rate(Math.multiplyExact(percent, 100));
  }

  /// Reads a decimal fraction such as `0.02` (2 %).
  ///
  /// @throws NumberFormatException if `text` is no decimal number
  /// @throws ArithmeticException if it is finer than a basis point
  /// @throws IllegalArgumentException if it is negative
  public static Rate ofFraction(String text) {
    return new Rate(new BigDecimal(text).movePointRight(4).intValueExact());
  }

  @Override
  public int compareTo(Rate other) {
    return Integer.compare(basisPoints, other.basisPoints);
  }

  /// For people: `7.00 %`.
  @Override
  public String toString() {
    return BigDecimal.valueOf(basisPoints, 2).toPlainString() + " %";
  }
}
