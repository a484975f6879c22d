package io.floatwise.core.pricing;

import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the sales of a title say at one moment, whoever asks: the part of a [Valuation] that
/// depends on nothing else. Thread-safe.
///
/// @param paid what was paid for offers
/// @param fair fair value of an asset of which nothing but the title is known
/// @param buyers who take offers, without their peers
/// @param sellers who fill targets, without their peers
/// @param suspicion why the title is not to be bought now, if somebody seems to move its prices
/// @param dailyVolatility relative, bounce removed
public record Appraisal(
    PaidPrices paid,
    FairValue fair,
    Liquidity buyers,
    Liquidity sellers,
    Optional<Suspicion> suspicion,
    double dailyVolatility) {

  /// Empty if there are too few sales for a fair value.
  ///
  /// @param sales newest first, of either kind, as a reading of [Valuation#SALES_LIMIT] gave them
  /// @param now market time
  public static Optional<Appraisal> of(List<Sale> sales, Instant now) {
    boolean complete = sales.size() < Valuation.SALES_LIMIT;
    PaidPrices paid = PaidPrices.of(sales, now);
    return paid.estimate(_ -> 1)
        .map(fair ->
            new Appraisal(
                paid,
                fair,
                Liquidity.of(SaleKind.OFFER, sales, complete, now),
                Liquidity.of(SaleKind.TARGET, sales, complete, now),
                Suspicion.of(sales, now),
                Volatility.daily(sales, now)));
  }
}
