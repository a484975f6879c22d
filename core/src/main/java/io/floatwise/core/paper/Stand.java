package io.floatwise.core.paper;

import io.floatwise.core.item.Item;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import java.time.Instant;

/// An offer of ours that stands beside a market which does not know of it.
///
/// @param id of the offer
/// @param item what is on sale
/// @param price asked
/// @param since market time of the listing or the last change
/// @param watchedFrom market time from which the market is watched for its buyer; not before
///   `since`
record Stand(OfferId id, Item item, Money price, Instant since, Instant watchedFrom) {

  Place place() {
    return new Place(price, since);
  }
}
