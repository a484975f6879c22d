package io.floatwise.optimiser.trial;

import java.time.Instant;

/// A purchase that was not sold when the window ended, or sold only because it ended.
///
/// @param item what it is
/// @param entered market time at which the purchase was known
/// @param cost in cents
public record OpenTrade(String item, Instant entered, long cost) {

  @Override
  public String toString() {
    return "%s bought %s for %d cents".formatted(item, entered, cost);
  }
}
