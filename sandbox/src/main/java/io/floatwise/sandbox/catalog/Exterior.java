package io.floatwise.sandbox.catalog;

/// A range of floats with the name that market names carry.
///
/// Floats are in billionths; the price factor relative to Field-Tested is an assumption.
public enum Exterior {
  FN("Factory New", 0, 70, 1.7),
  MW("Minimal Wear", 70, 150, 1.25),
  FT("Field-Tested", 150, 380, 1),
  WW("Well-Worn", 380, 450, 0.9),
  BS("Battle-Scarred", 450, 1000, 0.8);

  private static final int MILLI = 1_000_000;

  /// As market names spell it.
  public final String label;

  /// Billionths, inclusive.
  public final int wearFrom;

  /// Billionths, exclusive.
  public final int wearTo;

  final double priceFactor;

  Exterior(String label, int from, int to, double priceFactor) {
    this.label = label;
    this.wearFrom = from * MILLI;
    this.wearTo = to * MILLI;
    this.priceFactor = priceFactor;
  }
}
