package io.floatwise.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/// An exact amount in minor units (cents for [Currency#USD]); may be negative, overflow throws
/// [ArithmeticException]. Amounts of two currencies never mix: [IllegalArgumentException].
///
/// @param minor minor units
/// @param currency what the units are of
public record Money(long minor, Currency currency) implements Comparable<Money> {

  public static final Money ZERO_USD = usd(0);

  public Money {
    Objects.requireNonNull(currency, "currency");
  }

  /// `cents` US cents.
  public static Money usd(long cents) {
    return new Money(cents, Currency.USD);
  }

  /// Reads a plain decimal such as `19.99`; an amount finer than the minor unit is refused.
  ///
  /// @throws NumberFormatException if `text` is no decimal number
  /// @throws ArithmeticException if it is finer than the minor unit or too large
  public static Money ofDecimal(String text, Currency currency) {
    return ofDecimal(text, currency, Rounding.EXACT);
  }

  /// Reads a plain decimal such as `19.995`, rounding away or towards zero as asked.
  ///
  /// @throws NumberFormatException if `text` is no decimal number
  /// @throws ArithmeticException if the result is too large, or not exact under [Rounding#EXACT]
  public static Money ofDecimal(String text, Currency currency, Rounding rounding) {
    if (text.length() > 40) {
      throw new NumberFormatException(
          "expected a decimal amount, found " + text.length() + " digits");
    }
    BigDecimal value = new BigDecimal(text);
    if (value.precision() - value.scale() > 18) {
      throw new ArithmeticException("expected an amount below 10^16, found " + text);
    }
    BigDecimal minor = value.movePointRight(currency.decimals());
    return new Money(minor.setScale(0, mode(rounding)).longValueExact(), currency);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, same(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, same(other).minor), currency);
  }

  public Money times(long factor) {
    return new Money(Math.multiplyExact(minor, factor), currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  /// This amount times `rate`, rounded to the minor unit.
  public Money at(Rate rate, Rounding rounding) {
    BigDecimal product =
        BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(rate.basisPoints(), 4));
    return new Money(product.setScale(0, mode(rounding)).longValueExact(), currency);
  }

  public boolean isNegative() {
    return minor < 0;
  }

  public boolean isPositive() {
    return minor > 0;
  }

  public boolean isZero() {
    return minor == 0;
  }

  public boolean isAtLeast(Money other) {
    return compareTo(other) >= 0;
  }

  public boolean isMoreThan(Money other) {
    return compareTo(other) > 0;
  }

  public boolean isLessThan(Money other) {
    return compareTo(other) < 0;
  }

  public Money min(Money other) {
    return isMoreThan(other) ? other : this;
  }

  public Money max(Money other) {
    return isLessThan(other) ? other : this;
  }

  /// The amount as a plain decimal without its currency: `8.50`, `-0.01`.
  public String toDecimal() {
    return BigDecimal.valueOf(minor, currency.decimals()).toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, same(other).minor);
  }

  /// For people: `8.50 USD`.
  @Override
  public String toString() {
    return toDecimal() + " " + currency;
  }

  private Money same(Money other) {
    if (other.currency != currency) {
      throw new IllegalArgumentException("expected " + currency + ", found " + other.currency);
    }
    return other;
  }

  private static RoundingMode mode(Rounding rounding) {
    return switch (rounding) {
      case UP -> RoundingMode.UP;
      case DOWN -> RoundingMode.DOWN;
      case HALF_UP -> RoundingMode.HALF_UP;
      case EXACT -> RoundingMode.UNNECESSARY;
    };
  }
}
