package io.floatwise.core.market;

import io.floatwise.core.item.Title;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything read about one title at one moment of market time.
///
/// @param title whose market
/// @param quote top of the book
/// @param offers cheapest first, as far as they were read
/// @param sales newest first, as far as they were read
/// @param asOf market time of the oldest part
public record Snapshot(
    Title title, Quote quote, List<Offer> offers, List<Sale> sales, Instant asOf) {

  public Snapshot {
    offers = List.copyOf(offers);
    sales = List.copyOf(sales);
  }

  /// The cheapest offer that can be bought automatically and is not one of `own`.
  public Optional<Offer> cheapestBuyable(Set<OfferId> own) {
    return offers.stream().filter(o -> o.isBuyable() && !own.contains(o.id())).findFirst();
  }
}
