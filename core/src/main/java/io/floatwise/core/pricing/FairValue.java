package io.floatwise.core.pricing;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.market.Sale;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a title is worth by what was paid for it: the age-weighted median of `Offer` sales.
///
/// Weights halve every five days. Prices further than five median absolute deviations from the
/// plain median are left out as errors or wash trades. The interval is the distribution-free one of
/// the median: the weighted quantiles at 1/2 -+ z / (2 sqrt(nEff)), which is deterministic where a
/// bootstrap would need randomness, and as wide.
///
/// @param value the estimate
/// @param low lower end of the 80 % interval
/// @param high upper end of the 80 % interval
/// @param effectiveSize sum of weights squared by sum of squared weights
/// @param sampleSize sales that were used
/// @param trimmed sales that were left out
/// @param asOf market time of the estimate
public record FairValue(
    Money value,
    Money low,
    Money high,
    double effectiveSize,
    int sampleSize,
    int trimmed,
    Instant asOf) {

  private static final Duration HALF_LIFE = Duration.ofDays(5);
  static final double Z80 = 1.2816;

  /// A premium needs this many effective sales of assets like it.
  private static final double LEAST_ALIKE = 6;

  /// And must be this many times its own standard error.
  private static final double CLEARLY = 3;

  /// Estimates from `sales` (any order, kinds mixed), as of `now`; sales after `now` are ignored.
  /// Empty if the effective size is below four: then there is no fair value.
  public static Optional<FairValue> of(List<Sale> sales, Instant now) {
    return PaidPrices.of(sales, now).estimate(_ -> 1);
  }

  /// What an asset with these attributes is worth: the title's value, or the value by sales like it
  /// where there are enough of them and they say clearly something else. Below that its premium is
  /// zero.
  ///
  /// @param paid what this value was estimated from
  FairValue of(PaidPrices paid, Attributes attributes) {
    if (attributes.phase().isEmpty() && attributes.wear().isEmpty()) {
      return this;
    }
    return paid.estimate(attributes)
        .filter(like ->
            Math.abs(like.value.minor() - value.minor()) > CLEARLY * like.standardError()
                && like.effectiveSize >= LEAST_ALIKE)
        .orElse(this);
  }

  /// Standard error of the estimate in minor units.
  public double standardError() {
    return (high.minor() - low.minor()) / (2 * Z80);
  }

  static double weight(Duration age) {
    return StrictMath.pow(2, -(double) age.toSeconds() / HALF_LIFE.toSeconds());
  }
}
