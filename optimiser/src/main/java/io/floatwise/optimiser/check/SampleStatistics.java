package io.floatwise.optimiser.check;

import io.floatwise.optimiser.statistics.Interval;
import io.floatwise.optimiser.statistics.Moments;
import io.floatwise.optimiser.statistics.SharpeSignificance;
import io.floatwise.optimiser.statistics.StationaryBootstrap;
import io.floatwise.optimiser.statistics.TradeOrder;
import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.EquityCurve;
import io.floatwise.optimiser.trial.OtherEntries;
import io.floatwise.optimiser.trial.Window;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// How much of one curve and its trades can be chance. Ratios and means are those of a day.
///
/// @param name which curve it is
/// @param days returns
/// @param trades closed trades
/// @param profit in cents
/// @param sharpe mean by standard deviation; empty where nothing varies
/// @param meanInterval of the mean return; empty where there are fewer than ten days or nothing
///   varies
/// @param sharpeInterval likewise of the ratio
/// @param probabilistic probability that the true ratio is above zero
/// @param leastDays that the ratio needs to be above zero with 95 %; empty where none suffice
/// @param order of the trades; empty where there are fewer than two
/// @param random entries; empty where prices of other times are not known, or nothing was traded
public record SampleStatistics(
    String name,
    int days,
    int trades,
    long profit,
    OptionalDouble sharpe,
    Optional<Interval> meanInterval,
    Optional<Interval> sharpeInterval,
    OptionalDouble probabilistic,
    OptionalDouble leastDays,
    Optional<TradeOrder> order,
    Optional<RandomEntries> random) {

  public static final double CONFIDENCE = 0.95;
  public static final int DRAWS = 2_000;

  /// Fewer days say nothing about how days hang together.
  public static final int LEAST_DAYS = 10;

  /// @param curve one day or more
  /// @param trades closed in the window
  public static SampleStatistics of(
      String name,
      EquityCurve curve,
      List<ClosedTrade> trades,
      Window window,
      Optional<OtherEntries> other,
      long seed) {
    double[] returns = curve.returns();
    Moments moments = Moments.of(returns);
    boolean varies = moments.sharpe().isPresent();
    Optional<StationaryBootstrap.Intervals> intervals =
        returns.length < LEAST_DAYS || !varies
            ? Optional.empty()
            : Optional.of(
                new StationaryBootstrap(StationaryBootstrap.usualBlock(returns.length), DRAWS, seed)
                    .intervals(returns, CONFIDENCE));
    var significance = SharpeSignificance.of(moments);
    return new SampleStatistics(
        name,
        returns.length,
        trades.size(),
        curve.profit(),
        moments.sharpe(),
        intervals.map(StationaryBootstrap.Intervals::mean),
        intervals.map(StationaryBootstrap.Intervals::sharpe),
        varies ? significance.probabilityAbove(0) : OptionalDouble.empty(),
        varies ? significance.leastObservations(0, CONFIDENCE) : OptionalDouble.empty(),
        TradeOrder.of(
            curve.start(), trades.stream().mapToLong(ClosedTrade::profit).toArray(), DRAWS, seed),
        other.flatMap(prices -> RandomEntries.of(trades, window, prices, DRAWS, seed)));
  }
}
