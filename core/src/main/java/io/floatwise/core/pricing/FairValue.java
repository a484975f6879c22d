package io.floatwise.core.pricing;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

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
  private static final double Z80 = 1.2816;
  private static final int TRIM_DEVIATIONS = 5;
  private static final double LEAST_EFFECTIVE_SIZE = 4;

  /// A premium needs this many effective sales of assets like it.
  private static final double LEAST_ALIKE = 6;

  /// And must be this many times its own standard error.
  private static final double CLEARLY = 3;

  private static final double LEAST_SIMILARITY = 0.01;

  private record Weighted(long minor, double weight) {}

  /// A sale and how much it says.
  private record Taken(Sale sale, double similarity) {
    long minor() {
      return sale.price().minor();
    }
  }

  /// Estimates from `sales` (any order, kinds mixed), as of `now`; sales after `now` are ignored.
  /// Empty if the effective size is below four: then there is no fair value.
  public static Optional<FairValue> of(List<Sale> sales, Instant now) {
    return estimate(sales, now, _ -> 1);
  }

  /// What an asset with these attributes is worth: the title's value, or the value by sales like it
  /// where there are enough of them and they say clearly something else. Below that its premium is
  /// zero.
  public FairValue of(List<Sale> sales, Attributes attributes) {
    if (attributes.phase().isEmpty() && attributes.wear().isEmpty()) {
      return this;
    }
    return estimate(sales, asOf, sale -> Similarity.of(sale, attributes))
        .filter(like ->
            Math.abs(like.value.minor() - value.minor()) > CLEARLY * like.standardError()
                && like.effectiveSize >= LEAST_ALIKE)
        .orElse(this);
  }

  private static Optional<FairValue> estimate(
      List<Sale> sales, Instant now, ToDoubleFunction<Sale> similarity) {
    List<Taken> taken = new ArrayList<>(sales.size());
    for (Sale sale : sales) {
      if (sale.kind() == SaleKind.OFFER && !sale.at().isAfter(now)) {
        double like = similarity.applyAsDouble(sale);
        if (like > LEAST_SIMILARITY) {
          taken.add(new Taken(sale, like));
        }
      }
    }
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    taken.sort(Comparator.comparingLong(Taken::minor));
    List<Taken> kept = trim(taken);
    List<Weighted> weighted = new ArrayList<>(kept.size());
    double sum = 0;
    double squares = 0;
    for (Taken one : kept) {
      double weight = weight(Duration.between(one.sale().at(), now)) * one.similarity();
      weighted.add(new Weighted(one.minor(), weight));
      sum += weight;
      squares += weight * weight;
    }
    double effective = sum * sum / squares;
    if (!(effective >= LEAST_EFFECTIVE_SIZE)) {
      return Optional.empty();
    }
    double half = Z80 / (2 * StrictMath.sqrt(effective));
    var currency = kept.getFirst().sale().price().currency();
    return Optional.of(
        new FairValue(
            new Money(quantile(weighted, sum, 0.5), currency),
            new Money(quantile(weighted, sum, 0.5 - half), currency),
            new Money(quantile(weighted, sum, 0.5 + half), currency),
            effective,
            kept.size(),
            taken.size() - kept.size(),
            now));
  }

  /// Standard error of the estimate in minor units.
  public double standardError() {
    return (high.minor() - low.minor()) / (2 * Z80);
  }

  static double weight(Duration age) {
    return StrictMath.pow(2, -(double) age.toSeconds() / HALF_LIFE.toSeconds());
  }

  private static List<Taken> trim(List<Taken> sorted) {
    long median = sorted.get(sorted.size() / 2).minor();
    long[] deviations =
        sorted.stream().mapToLong(s -> Math.abs(s.minor() - median)).sorted().toArray();
    long allowed = Math.max(TRIM_DEVIATIONS * deviations[deviations.length / 2], median / 10);
    return sorted.stream().filter(s -> Math.abs(s.minor() - median) <= allowed).toList();
  }

  private static long quantile(List<Weighted> sorted, double total, double share) {
    double wanted = total * Math.clamp(share, 0.0, 1.0);
    double seen = 0;
    for (Weighted sample : sorted) {
      seen += sample.weight();
      if (seen >= wanted) {
        return sample.minor();
      }
    }
    return sorted.getLast().minor();
  }
}
