package io.floatwise.core.analysis;

import io.floatwise.core.money.Money;
import java.util.List;

/// Bars as plain numbers, oldest first, the way indicators want them. Immutable.
///
/// Only bars count here, not the time between them: where nothing was sold there is no bar, and no
/// indicator invents one.
public final class Series {

  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final double[] volume;

  private Series(double[] high, double[] low, double[] close, double[] volume) {
    this.high = finite("high", high, close.length);
    this.low = finite("low", low, close.length);
    this.close = finite("close", close, close.length);
    this.volume = finite("volume", volume, close.length);
  }

  /// @throws IllegalArgumentException if the lengths differ or a number is not finite
  public static Series of(double[] high, double[] low, double[] close, double[] volume) {
    return new Series(high, low, close, volume);
  }

  /// Prices in units of the currency (dollars), volume in sales.
  public static Series of(List<PriceBar> bars) {
    return new Series(
        bars.stream().mapToDouble(b -> units(b.high())).toArray(),
        bars.stream().mapToDouble(b -> units(b.low())).toArray(),
        bars.stream().mapToDouble(b -> units(b.close())).toArray(),
        bars.stream().mapToDouble(PriceBar::sales).toArray());
  }

  private static double units(Money price) {
    return price.minor() / StrictMath.pow(10, price.currency().decimals());
  }

  private static double[] finite(String name, double[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "%s: expected %d values, found %d".formatted(name, length, values.length));
    }
    for (int i = 0; i < length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "%s: expected a finite number at index %d, found %s".formatted(name, i, values[i]));
      }
    }
    return values.clone();
  }

  /// How many bars there are.
  public int size() {
    return close.length;
  }

  double high(int index) {
    return high[index];
  }

  double low(int index) {
    return low[index];
  }

  double close(int index) {
    return close[index];
  }

  double volume(int index) {
    return volume[index];
  }

  /// (high + low + close) / 3.
  double typical(int index) {
    return (high[index] + low[index] + close[index]) / 3;
  }

  double[] closes() {
    return close.clone();
  }

  double[] highs() {
    return high.clone();
  }

  double[] lows() {
    return low.clone();
  }

  /// The largest of high - low, |high - close before| and |low - close before|; not defined at the
  /// first bar, which has no close before it.
  double[] trueRanges() {
    double[] ranges = Rolling.undefined(size());
    for (int i = 1; i < size(); i++) {
      double before = close[i - 1];
      double reach = Math.max(Math.abs(high[i] - before), Math.abs(low[i] - before));
      ranges[i] = Math.max(high[i] - low[i], reach);
    }
    return ranges;
  }
}
