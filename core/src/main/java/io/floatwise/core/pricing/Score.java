package io.floatwise.core.pricing;

import io.floatwise.core.money.Money;
import java.time.Duration;

/// What an opportunity is ranked by: expected gain per dollar and day until the money is usable
/// again, at its 20 % quantile, so that thin evidence sinks.
///
/// @param perDollarDay expected gain by cost and days
/// @param lower the same at the 20 % quantile; what is compared
/// @param days expected until the money is usable for its purpose: sale and protection, a day at
///   least
/// @param fraction of Kelly to bet: 0 where the lower end promises nothing
public record Score(double perDollarDay, double lower, double days, double fraction)
    implements Comparable<Score> {

  private static final double LEAST_DAYS = 1;

  /// Nothing is safer than this, as a share of the cost.
  private static final double LEAST_RISK = 0.05;

  /// Effective sales that count as much as no knowledge at all, in the size of a bet.
  private static final double DOUBT = 10;

  /// @param cost what is paid, above zero
  /// @param expected gain
  /// @param lower the gain at its 20 % quantile
  /// @param saleDays expected days until the sale
  /// @param protection how long the proceeds cannot be used after it
  /// @param deviation of the gain, in minor units: what one bet may miss its expectation by
  /// @param effectiveSize sales behind the estimate
  static Score of(
      Money cost,
      Money expected,
      Money lower,
      double saleDays,
      Duration protection,
      double deviation,
      double effectiveSize) {
    if (!cost.isPositive()) {
      throw new IllegalArgumentException("expected a cost above zero, found " + cost);
    }
    double days = Math.max(LEAST_DAYS, saleDays + protection.toSeconds() / 86_400.0);
    return new Score(
        rate(expected, cost, days),
        rate(lower, cost, days),
        days,
        fraction(cost, lower, deviation, effectiveSize));
  }

  @Override
  public int compareTo(Score other) {
    return Double.compare(lower, other.lower);
  }

  /// A gain by the day; a loss as it is, since waiting does not make it smaller.
  private static double rate(Money gain, Money cost, double days) {
    double share = (double) gain.minor() / cost.minor();
    return share > 0 ? share / days : share;
  }

  /// Edge by variance, both as shares of the cost, drawn towards nothing by thin evidence.
  private static double fraction(Money cost, Money lower, double deviation, double effectiveSize) {
    if (!lower.isPositive()) {
      return 0;
    }
    double edge = (double) lower.minor() / cost.minor();
    double risk = Math.max(deviation / cost.minor(), LEAST_RISK);
    double trust = effectiveSize / (effectiveSize + DOUBT);
    return trust * Math.min(1, edge / (risk * risk));
  }
}
