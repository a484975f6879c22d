package io.floatwise.core.shared;

/// The other nodes, as far as a client of the venue meets them.
///
/// @param budget calls that are shared with them
/// @param answers that are shared with them
public record Neighbours(SharedBudget budget, SharedAnswers answers) {

  /// There are none.
  public static final Neighbours NONE = new Neighbours(SharedBudget.ALONE, SharedAnswers.NONE);
}
