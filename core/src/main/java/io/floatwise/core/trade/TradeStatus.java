package io.floatwise.core.trade;

/// State of a closed trade at the venue.
public enum TradeStatus {
  /// Done, but can still be reverted.
  PROTECTED,
  /// Final.
  SUCCESSFUL,
  /// Rolled back.
  REVERTED
}
