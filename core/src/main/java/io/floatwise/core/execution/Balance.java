package io.floatwise.core.execution;

import io.floatwise.core.money.Money;

/// The account's money as the venue states it.
///
/// @param usable usable now for anything but payout
/// @param withdrawable the part of `usable` that can be paid out
/// @param tradeProtected proceeds that can still be reverted, not contained in `usable`; they buy
///   offers of the same game only
public record Balance(Money usable, Money withdrawable, Money tradeProtected) {

  public Money total() {
    return usable.plus(tradeProtected);
  }
}
