package io.floatwise.core.market;

import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Top of both sides of one title's book, as the venue aggregates it.
///
/// @param title whose book
/// @param bestOffer lowest price to buy at; empty if nobody sells
/// @param offerCount offers in all
/// @param bestTarget highest price somebody wants to pay; may be unexecutable; empty if there is
///   none
/// @param targetCount targets in all
/// @param asOf market time of the reading
public record Quote(
    Title title,
    Optional<Money> bestOffer,
    int offerCount,
    Optional<Money> bestTarget,
    int targetCount,
    Instant asOf) {

  /// A quote older than this is no ground for a purchase, where nobody says otherwise.
  public static final Duration OLDEST = Duration.ofMinutes(10);

  /// A best target above the best offer is stale data, not profit.
  public boolean isCrossed() {
    return bestOffer.isPresent()
        && bestTarget.isPresent()
        && bestTarget.get().isMoreThan(bestOffer.get());
  }

  public Duration age(Instant now) {
    return Duration.between(asOf, now);
  }
}
