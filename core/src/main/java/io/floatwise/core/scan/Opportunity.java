package io.floatwise.core.scan;

import io.floatwise.core.market.Offer;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Listing;
import io.floatwise.core.pricing.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// An offer that met every condition, with the evidence for it.
///
/// @param offer what can be bought
/// @param level whose conditions it met
/// @param valuation what its title is worth
/// @param listing how it is expected to be sold again
/// @param lowerGain expected gain at the 20 % quantile of the fair value's estimate
/// @param anomaly why a person should look before anybody buys; empty if nothing is odd
/// @param asOf market time of the oldest part of the picture
public record Opportunity(
    Offer offer,
    Level level,
    Valuation valuation,
    Listing listing,
    Money lowerGain,
    Optional<String> anomaly,
    Instant asOf) {

  /// An edge above this is more often a mistake than a gift: a troll offer, a wrong attribute, a
  /// stale fee, a pump.
  static final Rate ANOMALOUS_EDGE = Rate.ofPercent(30);

  private static final double LEAST_DAYS = 1;

  /// Best first; equal ones by game, title and id, so that the same market gives the same order.
  public static final Comparator<Opportunity> BEST_FIRST =
      Comparator.comparingDouble(Opportunity::score)
          .reversed()
          .thenComparing(o -> o.offer().item().title())
          .thenComparing(o -> o.offer().id());

  static Opportunity of(Candidate candidate) {
    Listing listing = candidate.listing().orElseThrow();
    Valuation valuation = candidate.valuation().orElseThrow();
    Money odd = candidate.cost().at(ANOMALOUS_EDGE, Rounding.DOWN);
    Optional<String> anomaly =
        listing.expectedValue().isMoreThan(odd)
            ? Optional.of(
                "an expected gain of %s is more than %s of the price"
                    .formatted(listing.expectedValue(), ANOMALOUS_EDGE))
            : Optional.empty();
    return new Opportunity(
        candidate.offer(),
        candidate.level().orElseThrow(),
        valuation,
        listing,
        candidate.lowerGain().orElseThrow(),
        anomaly,
        valuation.snapshot().asOf());
  }

  /// Gain at the 20 % quantile by money and by day (a day at least), in basis points of the price a
  /// day. Thin evidence widens the estimate and so lowers the score; a higher claimed profit
  /// without more evidence does not raise it by itself.
  public double score() {
    return 10_000.0
        * lowerGain.minor()
        / offer.price().minor()
        / Math.max(listing.days(), LEAST_DAYS);
  }

  /// Expected gain as a share of the price, in basis points; may be negative.
  public long edgeBasisPoints() {
    return Math.floorDiv(10_000 * listing.expectedValue().minor(), offer.price().minor());
  }

  public Duration age(Instant now) {
    return Duration.between(asOf, now);
  }
}
