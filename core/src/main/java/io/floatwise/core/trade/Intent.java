package io.floatwise.core.trade;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;

/// A wish to change something at the venue. It becomes real only through risk and execution.
public sealed interface Intent {

  Title title();

  /// Buy exactly this offer at exactly the price it was seen at.
  record BuyOffer(Offer offer) implements Intent {
    @Override
    public Title title() {
      return offer.item().title();
    }

    public Money price() {
      return offer.price();
    }

    public Item item() {
      return offer.item();
    }
  }

  /// Put a held lot up for sale.
  record ListLot(LotId lot, AssetId asset, Title title, Money price) implements Intent {}

  /// Change the price of our own offer.
  record Reprice(LotId lot, AssetId asset, OfferId offer, Title title, Money from, Money price)
      implements Intent {}

  /// Take our own offer down.
  record Delist(LotId lot, AssetId asset, OfferId offer, Title title) implements Intent {}

  /// Place a target for `amount` (1 to 100) items at `price` each.
  record PlaceTarget(Title title, Money price, int amount) implements Intent {}

  /// Take our own target down.
  record CancelTarget(TargetId target, Title title) implements Intent {}
}
