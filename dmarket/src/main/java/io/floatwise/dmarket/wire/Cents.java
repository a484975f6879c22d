package io.floatwise.dmarket.wire;

import io.floatwise.core.money.Money;

/// An amount on an endpoint that counts in US cents: 850 is 8.50 USD.
///
/// @param value cents
public record Cents(long value) {

  /// The amount on an endpoint that counts in cents.
  public static Cents of(Money money) {
    return switch (money.currency()) {
      case USD -> new Cents(money.minor());
    };
  }

  public Money toMoney() {
    return Money.usd(value);
  }
}
