package io.floatwise.core.analysis;

import java.math.BigDecimal;

/// A number that an indicator is made with.
///
/// @param name as in the formula
/// @param least smallest allowed
/// @param most largest allowed
/// @param standard what is used unless somebody says otherwise
/// @param isWhole only whole numbers are allowed
public record Parameter(String name, double least, double most, double standard, boolean isWhole) {

  private static final int LONGEST = 1000;

  /// A number of bars.
  static Parameter bars(String name, int least, int standard) {
    return new Parameter(name, least, LONGEST, standard, true);
  }

  /// A multiple of a width, 0.1 to 10.
  static Parameter multiple(String name, double standard) {
    return new Parameter(name, 0.1, 10, standard, false);
  }

  /// @throws IllegalArgumentException outside the range, or no whole number where one is needed
  double checked(String indicator, double value) {
    boolean fits = value >= least && value <= most && (!isWhole || value == Math.rint(value));
    if (!fits) {
      throw new IllegalArgumentException(
          "%s, parameter %s: expected %s, found %s".formatted(indicator, name, range(), value));
    }
    return value;
  }

  /// For people: `a whole number from 2 to 1000`.
  public String range() {
    return "a %s from %s to %s"
        .formatted(isWhole ? "whole number" : "number", plain(least), plain(most));
  }

  /// For people: `14`, `2.5`.
  public static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
