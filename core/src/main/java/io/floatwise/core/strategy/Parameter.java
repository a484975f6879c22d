package io.floatwise.core.strategy;

import io.floatwise.core.error.InputException;

/// A whole number that a strategy is tuned by. It is declared once, by the strategy; whoever shows
/// or varies it reads the declaration.
///
/// @param name short and stable, lower case with hyphens; ends in its unit where it has one, such
///   as `hold-days` or `edge-bp`
/// @param about what it does, one sentence for people
/// @param least smallest allowed
/// @param most largest allowed
/// @param usual what is used unless somebody says otherwise
public record Parameter(String name, String about, long least, long most, long usual) {

  public Parameter {
    if (least > usual || usual > most) {
      throw new IllegalArgumentException(
          "%s: expected %d to %d, found usual %d".formatted(name, least, most, usual));
    }
  }

  /// `value`, if it is allowed.
  ///
  /// @throws InputException if it is not
  public long checked(long value) {
    if (value < least || value > most) {
      throw new InputException(
          "%s: expected a whole number from %d to %d, found %d"
              .formatted(name, least, most, value));
    }
    return value;
  }
}
