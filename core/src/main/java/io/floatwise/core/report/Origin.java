package io.floatwise.core.report;

import java.time.Instant;

/// How an item became ours.
///
/// @param since market time from which it is ours; an item that came back from its owner or from a
///   sale that was rolled back is ours since it was acquired first
/// @param way how
/// @param strategy name of the strategy that wished it; `by hand` where none did, `not recorded`
///   where the journal is older than the name
public record Origin(Instant since, Way way, String strategy) {

  static final String BY_HAND = "by hand";
  static final String NOT_RECORDED = "not recorded";

  /// How an item can become ours.
  public enum Way {
    OFFER("bought"),
    TARGET("target filled"),
    ADOPTED("adopted");

    private final String label;

    Way(String label) {
      this.label = label;
    }

    /// For people.
    public String label() {
      return label;
    }
  }
}
