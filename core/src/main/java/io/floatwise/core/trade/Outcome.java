package io.floatwise.core.trade;

/// What came of a submission. Only positive proof is an acceptance or a rejection.
public sealed interface Outcome {

  record Accepted(Effect effect) implements Outcome {}

  /// The venue said no, and nothing happened.
  ///
  /// @param code the venue's code, for example `OfferNotFound`
  /// @param detail for people
  record Rejected(String code, String detail) implements Outcome {}

  /// It may or may not have happened; only asking the venue can tell. Never repeated, never taken
  /// for failed.
  record Unknown(String detail) implements Outcome {}

  /// The mode forbids the write; nothing was sent.
  record Withheld() implements Outcome {}
}
