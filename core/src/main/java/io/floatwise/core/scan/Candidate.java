package io.floatwise.core.scan;

import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Listing;
import io.floatwise.core.pricing.OrdinaryPrice;
import io.floatwise.core.pricing.Valuation;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// One offer under examination, with everything that conditions ask about.
///
/// @param offer what could be bought
/// @param valuation of its title; empty if there are too few sales
/// @param listing the best way to sell it again; empty if no price brings back what it costs
/// @param fallen what others ask, if that is so far below what was paid that the market is falling
/// @param now market time
public record Candidate(
    Offer offer,
    Optional<Valuation> valuation,
    Optional<Listing> listing,
    Optional<Money> fallen,
    Instant now) {

  /// @param own offers of ours, which are no competition
  static Candidate of(Offer offer, Optional<Valuation> valuation, Set<OfferId> own, Instant now) {
    Set<OfferId> gone = new HashSet<>(own);
    gone.add(offer.id());
    Optional<Level> level = Level.of(offer.price());
    Optional<Valuation> its = valuation.map(v -> v.of(offer.item()));
    Optional<Listing> listing =
        level.isEmpty()
            ? Optional.empty()
            : its.flatMap(v ->
                v.bestListing(
                    offer.price(),
                    gone,
                    level.get().maxHold(),
                    offer.price(),
                    OrdinaryPrice.toCountOn(v, gone)));
    return new Candidate(
        offer, its, listing, valuation.flatMap(v -> OrdinaryPrice.fallen(v, gone)), now);
  }

  /// What it would cost.
  public Money cost() {
    return offer.price();
  }

  public Optional<Level> level() {
    return Level.of(offer.price());
  }

  /// What it is expected to bring at the 20 % quantile of the fair value's estimate.
  Optional<Money> lowerGain() {
    return listing.flatMap(l -> valuation.map(v -> v.lowerExpectedValue(l)));
  }
}
