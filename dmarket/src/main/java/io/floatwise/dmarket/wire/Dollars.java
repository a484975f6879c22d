package io.floatwise.dmarket.wire;

import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import java.math.BigDecimal;

/// An amount on an endpoint that counts in US dollars: 850 is 850.00 USD.
///
/// @param value dollars, with two decimals
public record Dollars(BigDecimal value) {

  static final int DECIMALS = 2;

  /// @throws ArithmeticException if the amount is finer than a cent
  public Dollars {
    value = value.setScale(DECIMALS);
  }

  /// The amount on an endpoint that counts in dollars.
  public static Dollars of(Money money) {
    return switch (money.currency()) {
      case USD -> new Dollars(BigDecimal.valueOf(money.minor(), DECIMALS));
    };
  }

  public Money toMoney() {
    return Money.ofDecimal(value.toPlainString(), Currency.USD);
  }

  /// As the venue writes it: `10.5`, `850`.
  BigDecimal onWire() {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
