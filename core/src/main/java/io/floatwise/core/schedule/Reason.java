package io.floatwise.core.schedule;

/// Why a title is worth a close look. How often each reason led to something is learned.
public enum Reason {
  /// Its best offer is far below what the title is known to be worth.
  BELOW_FAIR(1, 1),
  /// Its best offer fell far below what it was before; what the title is worth is not known.
  FELL(1, 3),
  /// Nothing is conspicuous: what is learned is what the title is worth.
  UNKNOWN(1, 30);

  private final double found;
  private final double missed;

  Reason(double found, double missed) {
    this.found = found;
    this.missed = missed;
  }

  /// Looks that found something and looks that did not, which are assumed to have been made before
  /// the first.
  double assumedFound() {
    return found;
  }

  double assumedMissed() {
    return missed;
  }
}
