package io.floatwise.bench.lanes;

import io.floatwise.core.bars.Bars;
import io.floatwise.core.bars.RoundTrip;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.NumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/// The same moving-average cross with ta4j: its own rules, orders filled at the next open.
final class Ta4j {

  private static final Duration DAY = Duration.ofDays(1);

  private Ta4j() {}

  /// The bars as ta4j has them.
  static BarSeries series(Bars bars, NumFactory numbers) {
    BarSeries series = new BaseBarSeriesBuilder().withNumFactory(numbers).build();
    for (int i = 0; i < bars.size(); i++) {
      series
          .barBuilder()
          .timePeriod(DAY)
          .endTime(Instant.ofEpochMilli(bars.time(i)).plus(DAY))
          .openPrice(dollars(bars.open(i)))
          .highPrice(dollars(bars.high(i)))
          .lowPrice(dollars(bars.low(i)))
          .closePrice(dollars(bars.close(i)))
          .volume(Math.max(0, bars.volume(i)))
          .add();
    }
    return series;
  }

  /// Indicators, rules and the run over the whole series.
  static TradingRecord trade(BarSeries series, int fast, int slow) {
    var close = new ClosePriceIndicator(series);
    var fastMean = new SMAIndicator(close, fast);
    var slowMean = new SMAIndicator(close, slow);
    var strategy =
        new BaseStrategy(
            new CrossedUpIndicatorRule(fastMean, slowMean),
            new CrossedDownIndicatorRule(fastMean, slowMean),
            slow);
    return new BarSeriesManager(series).run(strategy);
  }

  /// Bars and prices of its closed positions, in the words of ours.
  static List<String> trips(TradingRecord record) {
    return record.getPositions().stream().map(Ta4j::text).toList();
  }

  /// Likewise of ours.
  static List<String> ours(List<RoundTrip> trips) {
    return trips.stream()
        .map(trip ->
            text(
                trip.entryBar(),
                new BigDecimal(trip.entryPrice().toDecimal()),
                trip.exitBar(),
                new BigDecimal(trip.exitPrice().toDecimal())))
        .toList();
  }

  private static String text(Position position) {
    return text(
        position.getEntry().getIndex(),
        position.getEntry().getPricePerAsset().bigDecimalValue(),
        position.getExit().getIndex(),
        position.getExit().getPricePerAsset().bigDecimalValue());
  }

  private static String text(long entryBar, BigDecimal entry, long exitBar, BigDecimal exit) {
    return "%d at %s, %d at %s"
        .formatted(
            entryBar,
            entry.stripTrailingZeros().toPlainString(),
            exitBar,
            exit.stripTrailingZeros().toPlainString());
  }

  private static BigDecimal dollars(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
