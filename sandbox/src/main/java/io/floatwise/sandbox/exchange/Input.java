package io.floatwise.sandbox.exchange;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.Wanted;
import java.time.Instant;

/// Something that changes the exchange. The exchange is a function of its market and the sequence
/// of these, so they are what the log keeps.
public sealed interface Input {

  record OpenAccount(AccountId account, Money deposit) implements Input {}

  /// A controller took the market clock; from now on only [Advance] moves it.
  record TakeClock() implements Input {}

  record Advance(Instant to) implements Input {}

  record Buy(AccountId account, OfferId offer, Money price) implements Input {}

  record CreateOffer(AccountId account, AssetId asset, Money price) implements Input {}

  record UpdateOffer(AccountId account, OfferId offer, Money price) implements Input {}

  record DeleteOffer(AccountId account, OfferId offer) implements Input {}

  record CreateTarget(AccountId account, Title title, Money price, int amount, Wanted wanted)
      implements Input {}

  record DeleteTarget(AccountId account, TargetId target) implements Input {}

  /// Rolls back the protected trade of an offer.
  record Revert(OfferId offer) implements Input {}

  /// Fault: the account's next sale is credited one cent short.
  record ShiftCent(AccountId account) implements Input {}
}
