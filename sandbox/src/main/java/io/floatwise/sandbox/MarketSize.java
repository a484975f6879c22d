package io.floatwise.sandbox;

import io.floatwise.sandbox.market.MarketSettings;

/// Which seeded market a sandbox serves.
public enum MarketSize {
  /// A few hundred CS2 titles and honest traders.
  SMALL,
  /// All four games, thousands of titles, and traders of every kind.
  FULL;

  MarketSettings settings() {
    return switch (this) {
      case SMALL -> MarketSettings.SMALL_CS2;
      case FULL -> MarketSettings.FULL;
    };
  }
}
