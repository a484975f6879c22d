package io.floatwise.core.report;

import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a lot would bring, and how old that knowledge is.
///
/// @param net after the fee
/// @param asOf market time of what it was read from
public record Mark(Money net, Basis basis, Instant asOf) {

  /// What a mark rests on.
  public enum Basis {
    /// Somebody wants to pay it now.
    EXECUTABLE,
    /// The fair value says so; nobody need pay it.
    VALUED
  }

  /// The best target, net of the fee; empty where there is none or the book is crossed, which is
  /// stale data.
  public static Optional<Mark> executable(Quote quote, Fees fees) {
    return quote
        .bestTarget()
        .filter(_ -> !quote.isCrossed())
        .map(target -> new Mark(fees.net(target), Basis.EXECUTABLE, quote.asOf()));
  }

  /// The fair value, net of the fee.
  ///
  /// @param asOf market time of the sales that it was made of
  public static Mark valued(Valuation valuation, Instant asOf) {
    return new Mark(valuation.fees().net(valuation.fair().value()), Basis.VALUED, asOf);
  }

  public Duration age(Instant now) {
    return Duration.between(asOf, now);
  }
}
