package io.floatwise.sandbox.behaviour;

/// How well a default is known.
public enum Basis {
  /// A kept answer of the real server shows it.
  RECORDED,
  /// The official documents say so.
  DOCUMENTED,
  /// Authors of clients saw it, but kept no answer.
  OBSERVED,
  /// Deduced, or simply not known.
  INFERRED
}
