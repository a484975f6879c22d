package io.floatwise.proofs.mutation;

import io.floatwise.proofs.mutation.Mutant.Line;
import java.time.Duration;
import java.util.Set;

/// How one run of one proof ended.
///
/// @param reason why it did not pass, else empty
/// @param wasSwapped whether the broken class was loaded
/// @param lines of the watched classes that ran
record Trial(End end, String reason, Duration took, boolean wasSwapped, Set<Line> lines) {
  enum End {
    PASSED,
    FAILED,
    SKIPPED,
    /// Killed, because it took much longer than it should.
    TIMED_OUT,
    /// Ended without an answer.
    DIED
  }

  boolean isNoticed() {
    return switch (end) {
      case PASSED, SKIPPED -> false;
      case FAILED, TIMED_OUT, DIED -> true;
    };
  }
}
