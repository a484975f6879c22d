package io.floatwise.core.paper;

import io.floatwise.core.item.Item;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// An offer of ours that stands beside a market which does not know of it. Buyers take the cheapest
/// offer, of equal prices the oldest; so ours is bought by the buyer who is observed to pay its
/// price or more while nobody is left before it. Where the observation cannot tell (the queue was
/// never seen whole, or a sale carries the second of the reading) it is not sold.
///
/// @param id of the offer
/// @param item what is on sale
/// @param price asked
/// @param since market time of the listing or the last change
/// @param ahead offers that a buyer would take before ours, at the last reading; empty if unknown
/// @param readAt market time of the last reading of the market; sales up to it count no more
record Stand(OfferId id, Item item, Money price, Instant since, OptionalInt ahead, Instant readAt) {

  static Stand fresh(OfferId id, Item item, Money price, Instant now) {
    return new Stand(id, item, price, now, OptionalInt.empty(), now);
  }

  /// The sale among `sales`, oldest first, whose buyer would have taken ours.
  Optional<Sale> buyer(List<Offer> offers, List<Sale> sales) {
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    int queue = ahead.getAsInt();
    for (Sale sale : sales) {
      if (sale.kind() != SaleKind.OFFER || !sale.at().isAfter(readAt)) {
        continue;
      }
      boolean atLeastOurs = sale.price().isAtLeast(price);
      if (atLeastOurs && queue == 0 && before(offers, sale.at()) == 0) {
        return Optional.of(sale);
      }
      boolean fromTheQueue = !sale.price().isMoreThan(price);
      queue -= fromTheQueue && queue > 0 ? 1 : 0;
    }
    return Optional.empty();
  }

  /// The same after a reading of the book at market time `now`.
  ///
  /// @param complete the reading holds every offer of the title
  Stand read(List<Offer> offers, boolean complete, Instant now) {
    boolean seen = complete || (!offers.isEmpty() && offers.getLast().price().isMoreThan(price));
    OptionalInt queue = seen ? OptionalInt.of(before(offers, now)) : OptionalInt.empty();
    return new Stand(id, item, price, since, queue, now);
  }

  /// Offers that stood before ours at market time `at` and still do.
  private int before(List<Offer> offers, Instant at) {
    return (int)
        offers.stream()
            .filter(o -> o.isBuyable() && !o.createdAt().isAfter(at) && isBefore(o))
            .count();
  }

  private boolean isBefore(Offer offer) {
    return offer.price().isLessThan(price)
        || (offer.price().equals(price) && !offer.createdAt().isAfter(since));
  }
}
