package io.floatwise.dmarket.http;

import io.floatwise.dmarket.request.EndpointGroup;
import io.floatwise.dmarket.request.Operation;

/// Who goes first when the budget is short. Within one priority the order of asking counts, and of
/// any four calls granted one goes to whoever has waited longest, so nobody starves.
public enum Priority {
  /// Buying, listing, cancelling.
  ORDER,
  /// What happened to our orders and money.
  ACCOUNT,
  /// Looking around.
  SCAN;

  static Priority of(Operation operation) {
    if (!operation.isRead()) {
      return ORDER;
    }
    return operation.endpoint() == EndpointGroup.MARKET ? SCAN : ACCOUNT;
  }
}
