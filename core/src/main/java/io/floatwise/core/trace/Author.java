package io.floatwise.core.trace;

/// Who or what decided.
///
/// @param kind what sort of author
/// @param name for people: of the strategy, of the request that was approved, of the person's wish
public record Author(Kind kind, String name) {

  /// What sort of author.
  public enum Kind {
    /// A strategy; risk judged its wish.
    STRATEGY,
    /// What a person approved was checked again.
    APPROVAL,
    /// A person gave a command; risk judged it.
    PERSON,
    /// The engine itself, after what the venue answered or because nobody watches; risk judged its
    /// wish.
    ENGINE,
    /// What was known did not suffice to ask a strategy.
    READINESS
  }

  public static Author engine(String name) {
    return new Author(Kind.ENGINE, name);
  }

  public static Author strategy(String name) {
    return new Author(Kind.STRATEGY, name);
  }
}
