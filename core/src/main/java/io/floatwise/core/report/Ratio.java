package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalLong;

/// Shares of amounts, in basis points.
final class Ratio {

  private Ratio() {}

  /// `part` of `whole`, rounded down, so that nothing looks better than it is; empty if `whole` is
  /// not positive.
  static OptionalLong of(Money part, Money whole) {
    return whole.isPositive() ? of(part.minor(), whole.minor()) : OptionalLong.empty();
  }

  /// The same of counts.
  static OptionalLong of(long part, long whole) {
    if (whole <= 0) {
      return OptionalLong.empty();
    }
    BigInteger[] parts =
        BigInteger.valueOf(part)
            .multiply(BigInteger.valueOf(10_000))
            .divideAndRemainder(BigInteger.valueOf(whole));
    long down = parts[1].signum() < 0 ? 1 : 0;
    return OptionalLong.of(parts[0].longValueExact() - down);
  }

  /// For people and tables: `12.34`, in percent.
  static String percent(long basisPoints) {
    return BigDecimal.valueOf(basisPoints, 2).toPlainString();
  }
}
