package io.floatwise.proofs.mutation;

import java.time.Duration;
import java.util.List;

/// What came of breaking one class under one proof.
///
/// @param ids the requirements that the test proves by guarding this class
/// @param guard the class, or the fault where no class is named
/// @param reason empty if the verdict needs none
/// @param candidates possible changes of the class, whether or not the proof runs the line
/// @param executed changes in lines that the proof runs
/// @param late how many of the noticed were noticed by their taking too long or dying
/// @param survivors changes that the proof did not notice
record Finding(
    List<String> ids,
    String test,
    String guard,
    Verdict verdict,
    String reason,
    int candidates,
    int executed,
    int noticed,
    int late,
    List<String> survivors,
    Duration took) {
  enum Verdict {
    /// The proof notices when the class is broken.
    PROVED,
    /// The class can be broken unnoticed.
    NOT_PROVED,
    /// Nothing is known, because the proof did not pass with nothing broken.
    VOID,
    /// This machine lacks what the proof needs.
    SKIPPED,
    /// The test itself switches a fault of the sandbox on.
    BY_FAULT
  }

  /// Without any mutant.
  static Finding without(GuardingTest test, Guard guard, Verdict verdict, String reason) {
    return new Finding(
        test.guarded().getOrDefault(guard, List.of()),
        test.name(),
        guard.className(),
        verdict,
        reason,
        0,
        0,
        0,
        0,
        List.of(),
        Duration.ZERO);
  }

  int tried() {
    return noticed + survivors.size();
  }

  boolean isBad() {
    return verdict == Verdict.NOT_PROVED || verdict == Verdict.VOID;
  }
}
