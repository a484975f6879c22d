package io.floatwise.core.trace;

import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.SameCollection;
import java.time.Duration;
import java.util.Optional;

/// How an account stood when something was decided, besides its books.
///
/// @param limits that held
/// @param collection of the title that was looked at
/// @param unrealisedLoss what open lots would have brought less than they cost
/// @param skew how far the venue's clock was ahead of ours; empty if it was not known
/// @param reconciled the books had been compared with the venue
public record Standing(
    Limits limits,
    SameCollection collection,
    Money unrealisedLoss,
    Optional<Duration> skew,
    boolean reconciled) {

  /// The same with other limits.
  Standing under(Limits other) {
    return new Standing(other, collection, unrealisedLoss, skew, reconciled);
  }
}
