package io.floatwise.store.lease;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The two clocks of a machine.
///
/// @param nanos never goes back, but may stand still while the machine sleeps
/// @param wall goes on while it sleeps, but may be set back
public record Clocks(LongSupplier nanos, InstantSource wall) {

  /// One moment on both.
  record Moment(long nanos, Instant wall) {}

  Moment now() {
    return new Moment(nanos.getAsLong(), wall.instant());
  }
}
