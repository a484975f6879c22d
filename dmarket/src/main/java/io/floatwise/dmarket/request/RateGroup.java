package io.floatwise.dmarket.request;

/// The venue counts calls per account and second in these groups (DMarket FAQ, read 2026-07-25).
public enum RateGroup {
  FEE(110),
  LAST_SALES(6),
  MARKET_ITEMS(10),
  OTHER(20);

  private final int callsPerSecond;

  RateGroup(int callsPerSecond) {
    this.callsPerSecond = callsPerSecond;
  }

  /// Calls that an account may make in any one second.
  public int callsPerSecond() {
    return callsPerSecond;
  }
}
