package io.floatwise.core.backtest;

import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import java.time.Instant;

/// What became of the offers of others, which only later looks show.
@FunctionalInterface
interface Fates {

  /// Whether the offer, which the last look before `moment` showed at that price, could still be
  /// bought then: no sale until that moment took it. Whatever vanished without a sale did so at
  /// some time until the next look, which is long against the way of an order. What no look showed
  /// is not there.
  boolean stood(OfferId offer, Money price, Instant moment);
}
