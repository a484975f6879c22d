package io.floatwise.core.money;

/// A currency with the number of decimals of its minor unit.
public enum Currency {
  USD(2);

  private final int decimals;

  Currency(int decimals) {
    this.decimals = decimals;
  }

  /// Decimals of the minor unit: 2 for cents.
  public int decimals() {
    return decimals;
  }
}
