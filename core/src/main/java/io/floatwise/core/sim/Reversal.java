package io.floatwise.core.sim;

/// What came of rolling a trade back.
public sealed interface Reversal {

  record Done() implements Reversal {}

  /// Nothing happened.
  record Refused(String reason) implements Reversal {}
}
