package io.floatwise.core.item;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The float of an item, 0 to 1, as an integer in parts per billion (rounded down).
///
/// @param billionths 0 to 1,000,000,000
public record Wear(int billionths) implements Comparable<Wear> {

  private static final int ONE = 1_000_000_000;

  public Wear {
    if (billionths < 0 || billionths > ONE) {
      throw new IllegalArgumentException(
          "expected a float from 0 to 1, found " + billionths + " billionths");
    }
  }

  /// Reads a decimal such as `0.4297356605529785`.
  ///
  /// @throws NumberFormatException if `text` is no decimal number
  /// @throws IllegalArgumentException if it is outside 0 to 1
  public static Wear ofDecimal(String text) {
    BigDecimal value = new BigDecimal(text);
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("expected a float from 0 to 1, found " + text);
    }
    return new Wear(value.movePointRight(9).setScale(0, RoundingMode.DOWN).intValueExact());
  }

  @Override
  public int compareTo(Wear other) {
    return Integer.compare(billionths, other.billionths);
  }

  @Override
  public String toString() {
    return BigDecimal.valueOf(billionths, 9).stripTrailingZeros().toPlainString();
  }
}
