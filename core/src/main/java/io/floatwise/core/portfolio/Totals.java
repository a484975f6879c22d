package io.floatwise.core.portfolio;

import io.floatwise.core.money.Money;
import java.util.Optional;

/// Sums over the whole journal. A profit counts only where the cost is known.
///
/// @param purchases items bought
/// @param sales items sold, reverted ones not counted
/// @param spent for purchases that stood
/// @param netProceeds of sales that stood, after fees
/// @param fees of sales that stood
/// @param realisedProfit of settled sales
/// @param atRiskProfit of sales that can still be reverted
public record Totals(
    long purchases,
    long sales,
    Money spent,
    Money netProceeds,
    Money fees,
    Money realisedProfit,
    Money atRiskProfit) {

  static final Totals NONE =
      new Totals(
          0, 0, Money.ZERO_USD, Money.ZERO_USD, Money.ZERO_USD, Money.ZERO_USD, Money.ZERO_USD);

  Totals bought(Money price) {
    return new Totals(
        purchases + 1, sales, spent.plus(price), netProceeds, fees, realisedProfit, atRiskProfit);
  }

  Totals returned(Money price) {
    return new Totals(
        purchases, sales, spent.minus(price), netProceeds, fees, realisedProfit, atRiskProfit);
  }

  Totals sold(Money net, Money fee, Optional<Money> cost, boolean reversible) {
    Money profit = profit(net, cost);
    return new Totals(
        purchases,
        sales + 1,
        spent,
        netProceeds.plus(net),
        fees.plus(fee),
        reversible ? realisedProfit : realisedProfit.plus(profit),
        reversible ? atRiskProfit.plus(profit) : atRiskProfit);
  }

  Totals settled(Money net, Optional<Money> cost) {
    Money profit = profit(net, cost);
    return new Totals(
        purchases,
        sales,
        spent,
        netProceeds,
        fees,
        realisedProfit.plus(profit),
        atRiskProfit.minus(profit));
  }

  Totals reverted(Money net, Money fee, Optional<Money> cost) {
    return new Totals(
        purchases,
        sales - 1,
        spent,
        netProceeds.minus(net),
        fees.minus(fee),
        realisedProfit,
        atRiskProfit.minus(profit(net, cost)));
  }

  private static Money profit(Money net, Optional<Money> cost) {
    return cost.map(net::minus).orElse(Money.ZERO_USD);
  }
}
