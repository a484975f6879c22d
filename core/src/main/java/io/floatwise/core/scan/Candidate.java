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

/// One offer under examination, with everything that conditions ask about; what is dear to find out
/// is found out when it is asked for first. Not thread-safe.
public final class Candidate {

  private final Offer offer;
  private final Optional<Valuation> title;
  private final Optional<Valuation> item;
  private final Set<OfferId> gone;
  private final Instant now;
  private Optional<Listing> listing = Optional.empty();
  private boolean isListed;

  private Candidate(Offer offer, Optional<Valuation> title, Set<OfferId> gone, Instant now) {
    this.offer = offer;
    this.title = title;
    this.item = title.map(v -> v.of(offer.item()));
    this.gone = Set.copyOf(gone);
    this.now = now;
  }

  /// @param valuation of the title; empty if there are too few sales
  /// @param own offers of ours, which are no competition
  /// @param now market time
  public static Candidate of(
      Offer offer, Optional<Valuation> valuation, Set<OfferId> own, Instant now) {
    Set<OfferId> gone = new HashSet<>(own);
    gone.add(offer.id());
    return new Candidate(offer, valuation, gone, now);
  }

  /// What could be bought.
  public Offer offer() {
    return offer;
  }

  /// What it would cost.
  public Money cost() {
    return offer.price();
  }

  public Optional<Level> level() {
    return Level.of(offer.price());
  }

  /// What the title is worth; empty if there are too few sales.
  public Optional<Valuation> title() {
    return title;
  }

  /// What this asset of the title is worth; empty if there are too few sales.
  public Optional<Valuation> valuation() {
    return item;
  }

  /// The best way to sell it again; empty if no price brings back what it costs, or the level or
  /// the value is not known.
  public Optional<Listing> listing() {
    if (!isListed) {
      listing = level().flatMap(level -> item.flatMap(value -> best(value, level)));
      isListed = true;
    }
    return listing;
  }

  /// What others ask, if that is so far below what was paid that the market is falling.
  public Optional<Money> fallen() {
    return item.flatMap(value -> OrdinaryPrice.fallen(value, gone));
  }

  /// Market time.
  public Instant now() {
    return now;
  }

  /// What it is expected to bring at the 20 % quantile of the fair value's estimate.
  public Optional<Money> lowerGain() {
    return listing().flatMap(l -> item.map(v -> v.lowerExpectedValue(l)));
  }

  private Optional<Listing> best(Valuation value, Level level) {
    Money cost = offer.price();
    return value.bestListing(
        cost, gone, level.maxHold(), cost, OrdinaryPrice.toCountOn(value, gone));
  }
}
