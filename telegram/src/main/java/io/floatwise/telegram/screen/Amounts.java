package io.floatwise.telegram.screen;

import io.floatwise.core.money.Money;

/// Money as text.
final class Amounts {

  private Amounts() {}

  /// With its sign, for gains and losses.
  static String signed(Money money) {
    return (money.isPositive() ? "+" : "") + money;
  }

  /// Right-aligned in a column of equal characters.
  static Html column(String amount, int width) {
    String padded = " ".repeat(Math.max(0, width - amount.length())) + amount;
    return new Html("<code>" + Html.escaped(padded).markup() + "</code>");
  }
}
