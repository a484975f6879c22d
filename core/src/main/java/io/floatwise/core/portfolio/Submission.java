package io.floatwise.core.portfolio;

import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import java.time.Instant;

/// An intent that was handed to the venue and whose outcome is not known yet.
public record Submission(IntentId id, Intent intent, Evidence evidence, Instant at) {

  boolean concerns(LotId lot) {
    return switch (intent) {
      case Intent.ListLot i -> i.lot().equals(lot);
      case Intent.Reprice i -> i.lot().equals(lot);
      case Intent.Delist i -> i.lot().equals(lot);
      case Intent.BuyOffer _, Intent.PlaceTarget _, Intent.CancelTarget _ -> false;
    };
  }

  /// The most that it can cost.
  Money worstCase() {
    return switch (intent) {
      case Intent.BuyOffer buy -> buy.price();
      case Intent.PlaceTarget place -> place.price().times(place.amount());
      case Intent.ListLot _, Intent.Reprice _, Intent.Delist _, Intent.CancelTarget _ ->
          Money.ZERO_USD;
    };
  }
}
