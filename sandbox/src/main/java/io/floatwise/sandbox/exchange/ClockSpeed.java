package io.floatwise.sandbox.exchange;

import io.floatwise.core.error.InputException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/// How many market seconds pass in a real second at most; market time and real time meet only here.
///
/// @param factor market seconds in a real second, 0.001 to 1,000,000; zero is no pacing at all
public record ClockSpeed(BigDecimal factor) {
  /// No pacing: market time goes as fast as somebody moves it.
  public static final ClockSpeed UNPACED = new ClockSpeed(BigDecimal.ZERO);

  private static final BigDecimal LEAST = new BigDecimal("0.001");
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  public ClockSpeed {
    factor = factor.stripTrailingZeros();
    boolean unpaced = factor.signum() == 0;
    if (!unpaced && (factor.compareTo(LEAST) < 0 || factor.compareTo(MOST) > 0)) {
      throw new InputException(
          "expected a clock speed of 0, max or 0.001 to 1000000, found " + factor.toPlainString());
    }
  }

  public static ClockSpeed of(long factor) {
    return new ClockSpeed(BigDecimal.valueOf(factor));
  }

  /// Reads `0`, `max` or market seconds per real second such as `3600`.
  ///
  /// @throws InputException if `text` is none of them
  public static ClockSpeed parse(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    if (trimmed.equals("max")) {
      return UNPACED;
    }
    try {
      return new ClockSpeed(new BigDecimal(trimmed));
    } catch (NumberFormatException e) {
      throw new InputException(
          "expected a clock speed such as 3600, 0 or max, found '" + text + "'", e);
    }
  }

  public boolean isUnpaced() {
    return factor.signum() == 0;
  }

  /// Real time that `market` time needs at least.
  public Duration realTime(Duration market) {
    return isUnpaced()
        ? Duration.ZERO
        : seconds(seconds(market).divide(factor, 9, java.math.RoundingMode.UP));
  }

  /// Market time that passes in `real` time; zero without pacing, where nothing passes by itself.
  public Duration marketTime(Duration real) {
    return seconds(seconds(real).multiply(factor));
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
  }

  private static Duration seconds(BigDecimal seconds) {
    BigDecimal nanos = seconds.movePointRight(9).setScale(0, java.math.RoundingMode.DOWN);
    return Duration.ofSeconds(nanos.divideToIntegralValue(BigDecimal.TEN.pow(9)).longValueExact())
        .plusNanos(nanos.remainder(BigDecimal.TEN.pow(9)).longValueExact());
  }

  @Override
  public String toString() {
    return isUnpaced() ? "max" : factor.toPlainString();
  }
}
