package io.floatwise.optimiser.trial;

import java.time.Instant;
import java.util.OptionalLong;

/// Prices of the times at which nothing was traded. Asked from one thread.
public interface OtherEntries {

  /// Profit in cents, all costs taken off, of the same money put into the same item at `entry` and
  /// held as long; empty where there was no price.
  OptionalLong profit(ClosedTrade like, Instant entry);
}
