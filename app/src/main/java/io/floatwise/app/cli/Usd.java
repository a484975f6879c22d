package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;

/// Amounts of US dollars as people give them.
final class Usd {

  private Usd() {}

  /// @throws InputException if it is no amount above nothing
  static Money positive(String flag, String text) {
    try {
      Money amount = Money.ofDecimal(text, Currency.USD);
      if (amount.isPositive()) {
        return amount;
      }
    } catch (ArithmeticException | NumberFormatException _) {
      // Said below, in the same words as an amount that is not positive.
    }
    throw new InputException(
        "%s: expected US dollars above 0 such as 25.00, found '%s'".formatted(flag, text));
  }
}
