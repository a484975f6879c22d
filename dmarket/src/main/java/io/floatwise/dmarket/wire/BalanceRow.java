package io.floatwise.dmarket.wire;

import java.util.Optional;

/// The account's money. `GET /account/v1/balance`, in cents.
///
/// @param usd usable now
/// @param usdAvailableToWithdraw the part of it that can be paid out, where the venue says it
/// @param usdTradeProtected proceeds that can be reverted, not part of `usd`; not documented
public record BalanceRow(
    Cents usd, Optional<Cents> usdAvailableToWithdraw, Optional<Cents> usdTradeProtected) {

  public static BalanceRow read(Json json) {
    return new BalanceRow(
        json.cents("usd"),
        json.optionalCents("usdAvailableToWithdraw"),
        json.optionalCents("usdTradeProtected"));
  }
}
