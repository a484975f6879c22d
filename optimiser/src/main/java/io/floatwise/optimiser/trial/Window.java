package io.floatwise.optimiser.trial;

import io.floatwise.core.error.InputException;
import java.time.Duration;
import java.time.Instant;

/// A stretch of market time.
///
/// @param from first instant
/// @param until end, exclusive; after `from`
public record Window(Instant from, Instant until) {

  /// @throws InputException if it ends before it begins
  public Window {
    if (!from.isBefore(until)) {
      throw new InputException(
          "expected a window that ends after it begins, found %s to %s".formatted(from, until));
    }
  }

  public Duration length() {
    return Duration.between(from, until);
  }

  public boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
