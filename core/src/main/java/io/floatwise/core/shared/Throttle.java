package io.floatwise.core.shared;

import java.time.Duration;
import java.util.Optional;

/// Limits what each person asks for, on all nodes together. Thread-safe; takes a fraction of a
/// second at most.
@FunctionalInterface
public interface Throttle {

  /// Counts one command, or refuses it; a refused one does not count.
  ///
  /// @param person who, for example `person:0123456789ab`
  /// @return empty if it may be obeyed, else the time after which to come back
  Optional<Duration> ask(String person, CommandKind kind);
}
