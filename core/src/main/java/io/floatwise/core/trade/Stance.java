package io.floatwise.core.trade;

/// How much of trading the owner allows.
public enum Stance {
  /// Normal trading.
  NORMAL,
  /// Only cancel and sell.
  REDUCE,
  /// Nothing reaches the venue.
  HALT
}
