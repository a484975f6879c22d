package io.floatwise.core.analysis;

import io.floatwise.core.market.Sale;
import io.floatwise.core.money.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A range of prices in which many sales happened.
///
/// Ranges are as wide as Freedman and Diaconis choose: twice the distance of the quartiles divided
/// by the cube root of the number of sales, at least a minor unit.
///
/// @param from lowest price, inclusive
/// @param to highest price, inclusive
/// @param sales how many
public record PriceZone(Money from, Money to, long sales) {

  /// Sales from which on zones are told apart.
  static final int LEAST_SALES = 20;

  private static final int SHOWN = 3;
  private static final Comparator<PriceZone> BUSIEST =
      Comparator.comparingLong(PriceZone::sales).reversed().thenComparing(PriceZone::from);

  /// The three busiest, busiest first.
  ///
  /// @param sales of one kind
  static Sampled<List<PriceZone>> of(List<Sale> sales) {
    return Sampled.of(sales.size(), LEAST_SALES, () -> busiest(sales));
  }

  private static List<PriceZone> busiest(List<Sale> sales) {
    Quantiles quantiles = Quantiles.of(sales);
    Money low = quantiles.lowerQuartile().value().orElseThrow();
    Money reach = quantiles.upperQuartile().value().orElseThrow().minus(low);
    long width = Math.max(1, StrictMath.round(2 * reach.minor() / StrictMath.cbrt(sales.size())));
    Map<Long, Long> counts =
        sales.stream()
            .collect(
                Collectors.groupingBy(
                    s -> Math.floorDiv(s.price().minor(), width),
                    TreeMap::new,
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(e ->
            new PriceZone(
                new Money(e.getKey() * width, low.currency()),
                new Money((e.getKey() + 1) * width - 1, low.currency()),
                e.getValue()))
        .sorted(BUSIEST)
        .limit(SHOWN)
        .toList();
  }
}
