package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.core.guard.Guard;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How long one trial may take.
final class DeadlineOption {

  private static final double MILLIS = 1000;

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      description = "Longest time for one trial, then it is abandoned (default: 600).")
  private double seconds = 600;

  /// A millisecond or more.
  ///
  /// @throws InputException if it makes no sense
  Duration longest() {
    if (!(seconds > 0 && seconds <= Guard.LONGEST_DEADLINE.toSeconds())) {
      throw new InputException(
          "--deadline: expected seconds above 0 and at most %d, found %s"
              .formatted(Guard.LONGEST_DEADLINE.toSeconds(), seconds));
    }
    return Duration.ofMillis(Math.max(1, Math.round(seconds * MILLIS)));
  }
}
