package io.floatwise.sandbox.http;

/// A group of operations that share one limit per account and second, from DMarket's FAQ table.
public enum RateGroup {
  FEES(110),
  LAST_SALES(6),
  MARKET_ITEMS(10),
  OTHER(20);

  private final int perSecond;

  RateGroup(int perSecond) {
    this.perSecond = perSecond;
  }

  /// Requests allowed in any one second.
  public int perSecond() {
    return perSecond;
  }
}
