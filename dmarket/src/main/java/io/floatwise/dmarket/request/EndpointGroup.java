package io.floatwise.dmarket.request;

/// Operations that fail together: each group has a circuit breaker of its own, so that trouble with
/// the storefront does not stop orders, and the other way round.
public enum EndpointGroup {
  /// Public market data.
  MARKET,
  /// Our targets.
  TARGETS,
  /// Profile and balance.
  BALANCE,
  /// What we hold, deposits and withdrawals.
  INVENTORY,
  /// Our offers and purchases.
  TRADING
}
