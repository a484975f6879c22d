package io.floatwise.optimiser.trial;

import java.time.Duration;
import java.time.Instant;

/// A purchase that was sold.
///
/// @param item what it was
/// @param entered market time at which the purchase was known
/// @param left market time at which the sale was known
/// @param cost in cents
/// @param profit in cents, all costs taken off
public record ClosedTrade(String item, Instant entered, Instant left, long cost, long profit) {

  public Duration held() {
    return Duration.between(entered, left);
  }

  @Override
  public String toString() {
    return "%s bought %s for %d cents, sold %s with %d cents of profit"
        .formatted(item, entered, cost, left, profit);
  }
}
