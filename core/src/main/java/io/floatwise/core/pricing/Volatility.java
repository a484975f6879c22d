package io.floatwise.core.pricing;

import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// How much the value of a title moves a day, the bounce between listings removed.
///
/// Median sale prices of a day jump between listings, which shows as negative autocorrelation of
/// their returns; the long-run variance g0 + 2 g1 takes it out. With fewer than eight daily returns
/// the bounce is left in: a larger risk, never a smaller one.
public final class Volatility {

  private static final int RETURNS_FOR_CORRECTION = 8;
  private static final int SECONDS_A_DAY = 86_400;

  private Volatility() {}

  /// Standard deviation of a day's relative move; 1 (everything can be lost) without two days of
  /// sales.
  public static double daily(List<Sale> sales, Instant now) {
    var byDay = new TreeMap<Long, List<Long>>();
    for (Sale sale : sales) {
      // A price of nothing is an error, and its logarithm would make the risk disappear.
      if (sale.kind() == SaleKind.OFFER && !sale.at().isAfter(now) && sale.price().isPositive()) {
        long day = Math.floorDiv(sale.at().getEpochSecond(), SECONDS_A_DAY);
        byDay.computeIfAbsent(day, _ -> new ArrayList<>()).add(sale.price().minor());
      }
    }
    double[] medians = byDay.values().stream().mapToDouble(Volatility::median).toArray();
    if (medians.length < 3) {
      return 1;
    }
    double[] returns = new double[medians.length - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = StrictMath.log(medians[i + 1] / medians[i]);
    }
    double variance = covariance(returns, 0);
    if (returns.length >= RETURNS_FOR_CORRECTION) {
      variance = Math.max(0, variance + 2 * covariance(returns, 1));
    }
    return StrictMath.sqrt(variance);
  }

  private static double median(List<Long> prices) {
    List<Long> sorted = prices.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }

  private static double covariance(double[] values, int lag) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double sum = 0;
    for (int i = lag; i < values.length; i++) {
      sum += (values[i] - mean) * (values[i - lag] - mean);
    }
    return sum / values.length;
  }
}
