package io.floatwise.app.sweep;

import io.floatwise.app.optimise.BarExperiment;
import io.floatwise.app.why.DecidingCode;
import io.floatwise.core.engine.Engine;
import io.floatwise.optimiser.trial.TrialRunner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a node must have to work on a sweep: the same bytes and the same code.
///
/// @param sha256 of the file with bars, 64 hex digits
/// @param code which code trades, see [#code]
record SweepSource(String sha256, String code) {

  /// With which the name of every such job begins.
  static final String JOBS = "sweep-";

  private static final int LETTERS = 16;

  /// The libraries that the result of a trial depends on, as [DecidingCode] names them.
  static String thisCode() {
    return Stream.of(Engine.class, TrialRunner.class, BarExperiment.class)
        .map(DecidingCode::of)
        .collect(Collectors.joining("-"));
  }

  /// Name of the job. A node knows the jobs of its own files and code only, so it cannot take those
  /// of others.
  String job() {
    String letters =
        hash(sha256 + " " + code)
            .chars()
            .limit(LETTERS)
            .mapToObj(digit -> Character.toString('a' + Character.digit(digit, 16)))
            .collect(Collectors.joining());
    return JOBS + letters;
  }

  /// SHA-256 of a text, 64 hex digits.
  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
