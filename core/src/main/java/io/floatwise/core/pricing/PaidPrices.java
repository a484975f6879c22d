package io.floatwise.core.pricing;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/// What was paid for offers of a title until a moment, cheapest first, and how much each sale says
/// at its age: worked out once for everything that is asked about assets of the title. Thread-safe.
public final class PaidPrices {

  private static final int TRIM_DEVIATIONS = 5;
  private static final double LEAST_EFFECTIVE_SIZE = 4;

  /// A sale that is less alike says nothing.
  static final double LEAST_SIMILARITY = 0.01;

  private final List<Sale> sales;
  private final double[] weights;
  private final Instant asOf;
  private final Map<Alike, Optional<FairValue>> estimates = new ConcurrentHashMap<>();

  /// What [Similarity] compares.
  private record Alike(Optional<String> phase, Optional<Wear> wear) {}

  private PaidPrices(List<Sale> sales, double[] weights, Instant asOf) {
    this.sales = sales;
    this.weights = weights;
    this.asOf = asOf;
  }

  /// @param sales in any order, kinds mixed; those after `now` are ignored
  static PaidPrices of(List<Sale> sales, Instant now) {
    List<Sale> paid =
        sales.stream()
            .filter(sale -> sale.kind() == SaleKind.OFFER && !sale.at().isAfter(now))
            .sorted(Comparator.comparing(Sale::price))
            .toList();
    double[] weights =
        paid.stream().mapToDouble(s -> FairValue.weight(Duration.between(s.at(), now))).toArray();
    return new PaidPrices(paid, weights, now);
  }

  /// The fair value by sales of assets like this one; empty if too few say anything. Asked again
  /// and again, by every strategy and about the same offers, it is worked out once.
  Optional<FairValue> estimate(Attributes attributes) {
    return estimates.computeIfAbsent(
        new Alike(attributes.phase(), attributes.wear()),
        _ -> estimate(sale -> Similarity.of(sale, attributes)));
  }

  /// The fair value by sales as far as they are alike; empty if too few say anything.
  ///
  /// @param similarity 0 to 1
  Optional<FairValue> estimate(ToDoubleFunction<Sale> similarity) {
    long[] prices = new long[sales.size()];
    double[] counts = new double[sales.size()];
    int taken = 0;
    for (int i = 0; i < prices.length; i++) {
      double like = similarity.applyAsDouble(sales.get(i));
      if (like > LEAST_SIMILARITY) {
        prices[taken] = sales.get(i).price().minor();
        counts[taken] = weights[i] * like;
        taken++;
      }
    }
    int kept = taken == 0 ? 0 : trim(prices, counts, taken);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < kept; i++) {
      sum += counts[i];
      squares += counts[i] * counts[i];
    }
    double effective = sum * sum / squares;
    if (!(effective >= LEAST_EFFECTIVE_SIZE)) {
      return Optional.empty();
    }
    double half = FairValue.Z80 / (2 * StrictMath.sqrt(effective));
    Currency currency = sales.getFirst().price().currency();
    return Optional.of(
        new FairValue(
            new Money(quantile(prices, counts, kept, sum, 0.5), currency),
            new Money(quantile(prices, counts, kept, sum, 0.5 - half), currency),
            new Money(quantile(prices, counts, kept, sum, 0.5 + half), currency),
            effective,
            kept,
            taken - kept,
            asOf));
  }

  /// Moves what is not an outlier to the front.
  ///
  /// @return how many those are
  private static int trim(long[] prices, double[] counts, int taken) {
    long median = prices[taken / 2];
    long[] deviations = new long[taken];
    for (int i = 0; i < taken; i++) {
      deviations[i] = Math.abs(prices[i] - median);
    }
    Arrays.sort(deviations);
    long allowed = Math.max(TRIM_DEVIATIONS * deviations[taken / 2], median / 10);
    int kept = 0;
    for (int i = 0; i < taken; i++) {
      if (Math.abs(prices[i] - median) <= allowed) {
        prices[kept] = prices[i];
        counts[kept] = counts[i];
        kept++;
      }
    }
    return kept;
  }

  private static long quantile(
      long[] prices, double[] counts, int size, double total, double share) {
    double wanted = total * Math.clamp(share, 0.0, 1.0);
    double seen = 0;
    for (int i = 0; i < size; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return prices[i];
      }
    }
    return prices[size - 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PaidPrices that && sales.equals(that.sales) && asOf.equals(that.asOf);
  }

  @Override
  public int hashCode() {
    return 31 * sales.hashCode() + asOf.hashCode();
  }
}
