package io.floatwise.core.strategies;

import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import io.floatwise.core.strategy.BelowMean;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence.Datum;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Mean and standard deviation of what buyers paid for offers of a title in the days of the window,
/// each sale once, and what is far below them.
///
/// @param mean rounded down to the cent
/// @param deviation standard deviation, cents
/// @param sum of the prices, cents
/// @param sales how many
/// @param values of the strategy
record PaidMean(Money mean, double deviation, long sum, int sales, ParameterSet values) {

  static final Parameter WINDOW =
      new Parameter("window-days", "Days whose sales make the mean.", 2, 90, 20);
  static final Parameter DEVIATIONS =
      new Parameter(
          "deviations-tenths",
          "How far below the mean, in tenths of the standard deviation of what was paid.",
          0,
          100,
          20);
  static final Parameter LEAST_SALES =
      new Parameter("least-sales", "Sales in the window; fewer make no mean.", 2, 200, 20);

  static final List<Parameter> PARAMETERS =
      List.of(WINDOW, DEVIATIONS, BelowMean.EDGE, LEAST_SALES);

  private static final double TENTHS = 10;

  /// Empty if there are fewer sales than asked for.
  static Optional<PaidMean> of(StrategyView view, ParameterSet values) {
    Instant since = view.now().minus(Duration.ofDays(values.get(WINDOW.name())));
    List<Money> paid =
        view.snapshot().sales().stream()
            .filter(sale -> sale.kind() == SaleKind.OFFER)
            .filter(sale -> sale.at().isAfter(since) && !sale.at().isAfter(view.now()))
            .map(Sale::price)
            .toList();
    if (paid.size() < values.get(LEAST_SALES.name())) {
      return Optional.empty();
    }
    long sum = paid.stream().mapToLong(Money::minor).sum();
    double mean = sum / (double) paid.size();
    double squares = 0;
    for (Money price : paid) {
      double away = price.minor() - mean;
      squares += away * away;
    }
    return Optional.of(
        new PaidMean(
            new Money(sum / paid.size(), paid.getFirst().currency()),
            StrictMath.sqrt(squares / paid.size()),
            sum,
            paid.size(),
            values));
  }

  /// Whether `price` lies at least as many deviations below the mean as asked for.
  boolean isUnusual(Money price) {
    return below(price) >= deviation * values.get(DEVIATIONS.name()) / TENTHS;
  }

  /// Whether the way from `price` back to the mean pays for leaving there, and the edge.
  ///
  /// @param costBp of leaving, basis points of the mean
  boolean pays(Money price, long costBp) {
    long threshold = BelowMean.threshold(costBp, values.get(BelowMean.EDGE.name()));
    return BelowMean.isFarEnough(price.minor(), sum, sales, threshold);
  }

  /// How many standard deviations `price` lies below the mean; 0 where all prices are the same.
  double deviations(Money price) {
    return deviation > 0 ? below(price) / deviation : 0;
  }

  private double below(Money price) {
    return sum / (double) sales - price.minor();
  }

  List<Datum> figures(Money price) {
    return List.of(
        new Datum("cost", price.toString()),
        new Datum("mean paid", mean.toString()),
        new Datum("sales in the window", Integer.toString(sales)),
        new Datum("deviation", Figures.percent(deviation * sales / Math.max(1, sum))),
        new Datum("deviations below", Figures.decimal(deviations(price))));
  }
}
