package io.floatwise.core.analysis;

import io.floatwise.core.market.Sale;
import io.floatwise.core.money.Money;
import java.util.List;

/// Quantiles of prices that were paid: the least price that at least this share of the sales did
/// not exceed, so always a price that somebody paid.
///
/// @param median needs 3 sales
/// @param lowerQuartile needs 8
/// @param upperQuartile needs 8
/// @param lowerDecile needs 20
/// @param upperDecile needs 20
public record Quantiles(
    Sampled<Money> median,
    Sampled<Money> lowerQuartile,
    Sampled<Money> upperQuartile,
    Sampled<Money> lowerDecile,
    Sampled<Money> upperDecile) {

  private static final int FOR_MEDIAN = 3;
  private static final int FOR_QUARTILES = 8;
  private static final int FOR_DECILES = 20;

  static Quantiles of(List<Sale> sales) {
    List<Money> sorted = sales.stream().map(Sale::price).sorted().toList();
    return new Quantiles(
        at(sorted, 50, FOR_MEDIAN),
        at(sorted, 25, FOR_QUARTILES),
        at(sorted, 75, FOR_QUARTILES),
        at(sorted, 10, FOR_DECILES),
        at(sorted, 90, FOR_DECILES));
  }

  private static Sampled<Money> at(List<Money> sorted, int percent, int needed) {
    return Sampled.of(
        sorted.size(), needed, () -> sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1));
  }
}
