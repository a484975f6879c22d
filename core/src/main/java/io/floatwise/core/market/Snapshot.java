package io.floatwise.core.market;

import io.floatwise.core.item.Attributes;
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
/// @param targets every step of the targets, in any order; empty where they were not read
/// @param asOf market time of the oldest part
public record Snapshot(
    Title title,
    Quote quote,
    List<Offer> offers,
    List<Sale> sales,
    Optional<List<TargetStep>> targets,
    Instant asOf) {

  public Snapshot {
    offers = List.copyOf(offers);
    sales = List.copyOf(sales);
    targets = targets.map(List::copyOf);
  }

  /// Without the targets, which were not read.
  public Snapshot(Title title, Quote quote, List<Offer> offers, List<Sale> sales, Instant asOf) {
    this(title, quote, offers, sales, Optional.empty(), asOf);
  }

  /// The cheapest offer that can be bought automatically and is not one of `own`.
  public Optional<Offer> cheapestBuyable(Set<OfferId> own) {
    return offers.stream().filter(o -> o.isBuyable() && !own.contains(o.id())).findFirst();
  }

  /// The offers of others by price, as far as they were read.
  public Ladder offerLadder(Set<OfferId> own) {
    return Ladder.ofOffers(offers.stream().filter(o -> !own.contains(o.id())).toList());
  }

  /// The targets that a lot with these attributes is known to satisfy, by price: what can be had
  /// for it at once, before the fee. Empty where the targets were not read, which says nothing
  /// about them. The venue does not say whose a target is, so our own are among them.
  public Optional<Ladder> targetLadder(Attributes lot) {
    return targets.map(steps -> Ladder.ofTargets(steps, lot));
  }
}
