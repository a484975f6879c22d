package io.floatwise.sandbox.exchange;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.Wanted;
import io.floatwise.sandbox.behaviour.Behaviour;
import java.time.Instant;
import java.util.List;

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

  /// Offers and targets created, changed and deleted together: all of it happens or nothing.
  record Together(List<Input> orders) implements Input {
    public Together {
      orders = List.copyOf(orders);
      for (Input order : orders) {
        switch (order) {
          case CreateOffer _, UpdateOffer _, DeleteOffer _, CreateTarget _, DeleteTarget _ -> {}
          case OpenAccount _,
              TakeClock _,
              Advance _,
              Buy _,
              Together _,
              Revert _,
              ShiftCent _,
              Uncover _,
              Raise _,
              Deposit _,
              Withdraw _,
              AddSteamItem _,
              Behave _ ->
              throw new IllegalArgumentException("expected offers and targets, found " + order);
        }
      }
    }
  }

  /// Rolls back the protected trade of an offer.
  record Revert(OfferId offer) implements Input {}

  /// Fault: the account's next sale is credited one cent short.
  record ShiftCent(AccountId account) implements Input {}

  /// Fault: every target of the account becomes inactive.
  record Uncover(AccountId account) implements Input {}

  /// Fault: the crowd's offer of that id costs a cent more from now on.
  record Raise(OfferId offer) implements Input {}

  /// @param assets composite ids of items in Steam
  record Deposit(AccountId account, List<String> assets) implements Input {
    public Deposit {
      assets = List.copyOf(assets);
    }
  }

  /// @param request id that the client chose
  record Withdraw(AccountId account, String request, List<AssetId> assets) implements Input {
    public Withdraw {
      assets = List.copyOf(assets);
    }
  }

  /// An item appears in the account's Steam inventory.
  ///
  /// @param wear billionths, -1 for none
  /// @param seed paint seed, -1 for none
  record AddSteamItem(AccountId account, Title title, int wear, int seed) implements Input {}

  /// From now on the marketplace behaves so.
  record Behave(Behaviour behaviour, String value) implements Input {}
}
