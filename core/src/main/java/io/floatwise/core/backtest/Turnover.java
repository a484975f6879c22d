package io.floatwise.core.backtest;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Totals;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How much was done with the money that was there. Means are of the ends of days.
///
/// @param days whose ends count
/// @param bought what was paid for purchases that stood
/// @param proceeds of sales that stood, after fees
/// @param equity mean, items at cost
/// @param usable mean of the money that was free
/// @param locked mean of the proceeds that could be reverted
/// @param items mean of the open lots, at cost
/// @param turns `bought` by mean equity, in basis points: 10000 is once
/// @param turnsByMonth the same in thirty days
public record Turnover(
    int days,
    Money bought,
    Money proceeds,
    Money equity,
    Money usable,
    Money locked,
    Money items,
    long turns,
    long turnsByMonth) {

  private static final int MONTH = 30;
  private static final int BASIS_POINTS = 10_000;

  /// Empty where no day ended with an equity above zero.
  public static Optional<Turnover> of(List<EquityPoint> ends, Totals totals) {
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    Money equity = mean(ends, EquityPoint::equity);
    if (!equity.isPositive()) {
      return Optional.empty();
    }
    BigInteger turned =
        BigInteger.valueOf(totals.spent().minor()).multiply(BigInteger.valueOf(BASIS_POINTS));
    BigInteger whole = BigInteger.valueOf(equity.minor());
    return Optional.of(
        new Turnover(
            ends.size(),
            totals.spent(),
            totals.netProceeds(),
            equity,
            mean(ends, EquityPoint::usable),
            mean(ends, EquityPoint::locked),
            mean(ends, EquityPoint::items),
            turned.divide(whole).longValueExact(),
            turned
                .multiply(BigInteger.valueOf(MONTH))
                .divide(whole.multiply(BigInteger.valueOf(ends.size())))
                .longValueExact()));
  }

  private static Money mean(List<EquityPoint> ends, Function<EquityPoint, Money> figure) {
    long sum = ends.stream().map(figure).mapToLong(Money::minor).reduce(0, Math::addExact);
    return Money.usd(Math.floorDiv(sum, ends.size()));
  }
}
