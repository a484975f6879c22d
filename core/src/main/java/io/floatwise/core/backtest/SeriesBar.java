package io.floatwise.core.backtest;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.tape.SeriesPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What was sold in a span, at which median. Only a bar fills orders.
///
/// @param price median, in units of `decimals`
/// @param units sold
/// @param sales that stand for them, newest first
record SeriesBar(
    Title title,
    Instant from,
    Instant until,
    long price,
    int decimals,
    int units,
    List<Sale> sales) {

  private static final int CENTS = 2;
  private static final int HALVES = 20_000;

  static SeriesBar of(SeriesPoint point) {
    long price = point.price().orElseThrow();
    int units = point.quantity().orElse(0);
    return new SeriesBar(
        point.title(),
        point.from(),
        point.until(),
        price,
        point.decimals(),
        units,
        sales(point, down(price, point.decimals()), units));
  }

  Duration span() {
    return Duration.between(from, until);
  }

  /// Units that were sold to us or bought from us at most.
  int share() {
    return (int) ((long) units * SeriesModel.SHARE.basisPoints() / 10_000);
  }

  /// The median, rounded down to cents.
  Money low() {
    return down(price, decimals);
  }

  /// The median, rounded up to cents.
  Money high() {
    return up(price, decimals);
  }

  /// Half a spread above the median, rounded up.
  Money offer(Rate spread) {
    long scaled = Math.multiplyExact(price, HALVES + spread.basisPoints());
    return cents(Math.ceilDiv(scaled, HALVES), decimals, true);
  }

  /// Half a spread below the median, rounded down.
  Money target(Rate spread) {
    long scaled = Math.multiplyExact(price, HALVES - spread.basisPoints());
    return cents(Math.floorDiv(scaled, HALVES), decimals, false);
  }

  static Money down(long price, int decimals) {
    return cents(price, decimals, false);
  }

  static Money up(long price, int decimals) {
    return cents(price, decimals, true);
  }

  private static Money cents(long price, int decimals, boolean up) {
    long units = price;
    for (int i = decimals; i < CENTS; i++) {
      units = Math.multiplyExact(units, 10);
    }
    long finer = 1;
    for (int i = decimals; i > CENTS; i--) {
      finer *= 10;
    }
    return Money.usd(up ? Math.ceilDiv(units, finer) : Math.floorDiv(units, finer));
  }

  /// Spread evenly over the span. Nobody says which side was taken, so it is each in turn: the
  /// buyers took offers, the sellers filled targets, all at the median.
  private static List<Sale> sales(SeriesPoint point, Money price, int units) {
    long seconds = Duration.between(point.from(), point.until()).toSeconds();
    int shown = price.isPositive() ? (int) Math.min(units, most(seconds)) : 0;
    List<Sale> sales = new ArrayList<>(shown);
    for (int i = shown - 1; i >= 0; i--) {
      Instant at = point.from().plusSeconds((2L * i + 1) * seconds / (2L * shown));
      SaleKind kind = i % 2 == 0 ? SaleKind.OFFER : SaleKind.TARGET;
      sales.add(
          new Sale(
              point.title(), price, at.truncatedTo(ChronoUnit.SECONDS), kind, Attributes.UNKNOWN));
    }
    return List.copyOf(sales);
  }

  private static long most(long seconds) {
    long day = Duration.ofDays(1).toSeconds();
    return Math.max(1, (SeriesModel.SALES_A_DAY * seconds + day / 2) / day);
  }
}
