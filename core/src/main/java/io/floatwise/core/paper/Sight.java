package io.floatwise.core.paper;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the market of one title showed at one moment, without our orders.
///
/// @param offers cheapest first
/// @param complete `offers` are all there are
/// @param newestFirst executed sales
/// @param targets what others want; empty if it was not asked for
/// @param at market time
public record Sight(
    List<Offer> offers,
    boolean complete,
    List<Sale> newestFirst,
    Optional<List<TargetStep>> targets,
    Instant at) {

  public Sight {
    offers = List.copyOf(offers);
    newestFirst = List.copyOf(newestFirst);
    targets = targets.map(List::copyOf);
  }

  /// Offers that somebody else can be bought from: not those whose asset is among `taken`.
  List<Offer> buyable(Set<AssetId> taken) {
    return offers.stream().filter(o -> o.isBuyable() && !taken.contains(o.item().id())).toList();
  }

  /// Whether every offer that comes before one at `price` is among `offers`.
  boolean reaches(Money price) {
    return complete || (!offers.isEmpty() && offers.getLast().price().isMoreThan(price));
  }
}
