package io.floatwise.core.risk;

/// The answer of the risk gate.
public sealed interface Verdict permits Verdict.Passed, Verdict.Held, Verdict.Refused {

  /// The intent may be submitted.
  record Passed(Approved approved) implements Verdict {}

  /// No limit refuses it, but a person must look at it first.
  ///
  /// @param rule name of the first rule that holds it
  /// @param reason what was found and what is usual
  record Held(String rule, String reason) implements Verdict {}

  /// It may not.
  ///
  /// @param rule name of the first rule that refused
  /// @param reason what was found and what the limit is
  record Refused(String rule, String reason) implements Verdict {}
}
