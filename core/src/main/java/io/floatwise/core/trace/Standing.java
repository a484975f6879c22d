package io.floatwise.core.trace;

import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limits;
import java.time.Duration;
import java.util.Optional;

/// How an account stood when something was decided, besides its books.
///
/// @param limits that held
/// @param unrealisedLoss what open lots would have brought less than they cost
/// @param skew how far the venue's clock was ahead of ours; empty if it was not known
/// @param reconciled the books had been compared with the venue
public record Standing(
    Limits limits, Money unrealisedLoss, Optional<Duration> skew, boolean reconciled) {

  /// The same with other limits.
  Standing under(Limits other) {
    return new Standing(other, unrealisedLoss, skew, reconciled);
  }
}
