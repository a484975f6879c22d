package io.floatwise.sandbox.http;

import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.behaviour.Behaviours;

/// A group of operations that share one limit per account and second, from DMarket's FAQ table.
public enum RateGroup {
  FEES(Behaviour.RATE_FEES),
  LAST_SALES(Behaviour.RATE_LAST_SALES),
  MARKET_ITEMS(Behaviour.RATE_MARKET_ITEMS),
  OTHER(Behaviour.RATE_OTHER);

  private final Behaviour rate;

  RateGroup(Behaviour rate) {
    this.rate = rate;
  }

  /// Requests that DMarket's table allows in any one second.
  public int perSecond() {
    return Integer.parseInt(rate.fallback());
  }

  /// Requests that are allowed in any one second now.
  public int perSecond(Behaviours behaviours) {
    return (int) behaviours.number(rate);
  }
}
