package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;

/// How far our result lies below its best, with items at cost. What the owner brings in or takes
/// away is neither gain nor loss.
///
/// @param result what was earned since the account was met, at-risk proceeds included
/// @param best highest `result` so far, never below zero
/// @param bestAt market time from which it held
/// @param deepest largest loss from a best so far
/// @param longest longest time below a best that has ended
/// @param contributed money and items at cost that were there or were brought in, less what was
///   taken away
public record Drawdown(
    Money result, Money best, Instant bestAt, Money deepest, Duration longest, Money contributed) {

  static Drawdown none(Instant at) {
    return new Drawdown(
        Money.ZERO_USD, Money.ZERO_USD, at, Money.ZERO_USD, Duration.ZERO, Money.ZERO_USD);
  }

  /// Loss from the best, zero or more.
  public Money present() {
    return best.minus(result);
  }

  /// Equity at the best, with what was contributed until now.
  public Money peak() {
    return contributed.plus(best);
  }

  /// How long we have been below the best at market time `now`.
  public Duration lasting(Instant now) {
    return present().isZero() ? Duration.ZERO : Duration.between(bestAt, now);
  }

  /// The longest time below a best at market time `now`, the present one included.
  public Duration longest(Instant now) {
    Duration present = lasting(now);
    return present.compareTo(longest) > 0 ? present : longest;
  }

  Drawdown next(Money newResult, Money newContributed, Instant at) {
    if (newResult.isLessThan(best)) {
      Money loss = best.minus(newResult);
      return new Drawdown(newResult, best, bestAt, deepest.max(loss), longest, newContributed);
    }
    Duration below = lasting(at);
    return new Drawdown(
        newResult,
        newResult,
        at,
        deepest,
        below.compareTo(longest) > 0 ? below : longest,
        newContributed);
  }
}
