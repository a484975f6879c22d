package io.floatwise.core.pricing;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Where the prices of a whole game go: 1 at the start, chained day by day from the median change
/// of the best offers of all titles that were offered both times. Titles that come or go change
/// nothing, and neither does a minority of trolls. Not thread-safe.
public final class GameIndex {

  /// What the market of the game is doing.
  public enum Regime {
    CALM,
    RISING,
    FALLING,
    /// A tenth or more was lost within a day.
    CRASH
  }

  /// @param level of the index
  private record Point(Instant at, double level) {}

  private static final Duration STEP = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int LEAST_TITLES = 10;
  private static final double CRASH = -0.10;
  private static final double CRASH_OVER = -0.03;
  private static final double TREND = 0.03;
  private static final double TREND_OVER = 0.01;

  private final Map<Title, Long> base = new HashMap<>();
  private final Deque<Point> points = new ArrayDeque<>();
  private Instant baseAt = Instant.MIN;
  private double baseLevel = 1;
  private double level = 1;
  private double lastDay;
  private Regime regime = Regime.CALM;

  /// All quotes of the game were read; readings are in the order of time.
  void quoted(Collection<Quote> quotes, Instant now) {
    if (!base.isEmpty()) {
      level = baseLevel * StrictMath.exp(medianChange(quotes));
    }
    if (base.isEmpty() || !now.isBefore(baseAt.plus(DAY))) {
      base.clear();
      for (Quote quote : quotes) {
        quote
            .bestOffer()
            .filter(price -> price.isPositive())
            .ifPresent(price -> base.put(quote.title(), price.minor()));
      }
      baseAt = now;
      baseLevel = level;
    }
    if (points.isEmpty() || !now.isBefore(points.getLast().at().plus(STEP))) {
      points.addLast(new Point(now, level));
    }
    while (points.getFirst().at().isBefore(now.minus(KEPT))) {
      points.removeFirst();
    }
    lastDay = change(DAY, now);
    regime = next(lastDay, change(WEEK, now));
  }

  /// 1 when the first quotes were read.
  public double level() {
    return level;
  }

  /// What it is now; it changes later than it would without memory, so that it does not flicker.
  public Regime regime() {
    return regime;
  }

  /// The share that was lost within the last day, or since the start if that is later; 0 where
  /// nothing was lost.
  public Rate lostInADay() {
    return Rate.ofBasisPoints(
        (int) Math.max(0, StrictMath.round(10_000 * (1 - StrictMath.exp(lastDay)))));
  }

  /// Mean logarithmic change a day over what is remembered, at most a month; 0 within a day.
  private double drift() {
    Point first = points.peekFirst();
    Point last = points.peekLast();
    double days = first == null || last == null ? 0 : days(first, last);
    return days < 1 ? 0 : StrictMath.log(last.level() / first.level()) / days;
  }

  /// Standard deviation of a day's logarithmic change over what is remembered.
  public double volatility() {
    double squares = 0;
    double days = 0;
    double drift = drift();
    Point before = null;
    for (Point point : points) {
      if (before == null) {
        before = point;
      } else if (!point.at().isBefore(before.at().plus(DAY))) {
        double span = days(before, point);
        double off = StrictMath.log(point.level() / before.level()) - drift * span;
        squares += off * off;
        days += span;
        before = point;
      }
    }
    return days == 0 ? 0 : StrictMath.sqrt(squares / days);
  }

  private Regime next(double day, double week) {
    boolean crash = day <= CRASH || (regime == Regime.CRASH && day < CRASH_OVER);
    boolean falling = week <= -TREND || (regime == Regime.FALLING && week < -TREND_OVER);
    boolean rising = week >= TREND || (regime == Regime.RISING && week > TREND_OVER);
    if (crash) {
      return Regime.CRASH;
    }
    return falling ? Regime.FALLING : rising ? Regime.RISING : Regime.CALM;
  }

  /// Logarithmic change over `span`, or since the start if that is later.
  private double change(Duration span, Instant now) {
    Instant from = now.minus(span);
    double then = points.getFirst().level();
    for (Point point : points) {
      if (point.at().isAfter(from)) {
        break;
      }
      then = point.level();
    }
    return StrictMath.log(level / then);
  }

  private double medianChange(Collection<Quote> quotes) {
    double[] changes = new double[quotes.size()];
    int count = 0;
    for (Quote quote : quotes) {
      Long before = base.get(quote.title());
      if (before != null && quote.bestOffer().isPresent()) {
        long cents = quote.bestOffer().get().minor();
        if (cents > 0) {
          changes[count++] = StrictMath.log((double) cents / before);
        }
      }
    }
    if (count < LEAST_TITLES) {
      return StrictMath.log(level / baseLevel);
    }
    Arrays.sort(changes, 0, count);
    return count % 2 == 1 ? changes[count / 2] : (changes[count / 2 - 1] + changes[count / 2]) / 2;
  }

  private static double days(Point from, Point to) {
    return Duration.between(from.at(), to.at()).toSeconds() / 86_400.0;
  }
}
