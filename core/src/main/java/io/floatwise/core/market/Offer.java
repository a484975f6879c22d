package io.floatwise.core.market;

import io.floatwise.core.item.Item;
import io.floatwise.core.money.Money;
import java.time.Instant;

/// Somebody's price to sell one asset.
///
/// @param id the venue's id
/// @param item what is sold
/// @param price what the buyer pays
/// @param createdAt since when
/// @param custody who holds the item
/// @param locked a trade is running on it; it cannot be bought
public record Offer(
    OfferId id, Item item, Money price, Instant createdAt, Custody custody, boolean locked) {

  public boolean isBuyable() {
    return !locked && custody == Custody.VENUE;
  }
}
