package io.floatwise.core.risk;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a risk rule may look at.
///
/// @param portfolio the books
/// @param counters errors, spending, pauses, peak
/// @param limits what may not be exceeded
/// @param valuation of the intent's title; empty if it could not be valued
/// @param fees what selling the title costs; empty if that is not known
/// @param collections which collection a title belongs to
/// @param unrealisedLoss what open lots would bring less than they cost, at the best offers of now;
///   never negative
/// @param skew how far the venue's clock is ahead of ours; empty if it is not known
/// @param reconciled the books were compared with the venue since the start
/// @param now market time
public record RiskView(
    Portfolio portfolio,
    RiskCounters counters,
    Limits limits,
    Optional<Valuation> valuation,
    Optional<Fees> fees,
    CollectionOf collections,
    Money unrealisedLoss,
    Optional<Duration> skew,
    boolean reconciled,
    Instant now) {

  /// The value of a limit.
  <T> T limit(Limit<T> limit) {
    return limits.get(limit);
  }

  /// Most money that targets may promise in all.
  public Money forTargets() {
    return Allowance.of(this).share(this, limit(Limit.IN_TARGETS));
  }

  /// Whether buying stops because of what the account lost.
  public boolean isDrawnDown() {
    return loss().isAtLeast(Allowance.peakShare(this, limit(Limit.DRAWDOWN_STOPS)));
  }

  /// What the account lost since its peak, what its lots would lose now included.
  public Money loss() {
    return counters.peakEquity().minus(portfolio.equity()).plus(unrealisedLoss).max(Money.ZERO_USD);
  }
}
