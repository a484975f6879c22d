package io.floatwise.core.pricing;

import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Somebody seems to be moving the prices of a title: it is not to be bought until then.
///
/// @param kind what it looks like
/// @param reason for people, with the figures
/// @param until market time, exclusive
public record Suspicion(Kind kind, String reason, Instant until) {

  /// What it looks like.
  public enum Kind {
    /// What buyers paid rose by 15 % or more within an hour.
    PUMP,
    /// Again and again somebody pays far more than the others.
    WASH_TRADES
  }

  private static final double PUMP = 1.15;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /// One print is no price: this many must agree, before and after.
  private static final int LEAST_PRINTS = 3;

  private static final double FAR_ABOVE = 1.14;
  private static final double WASHES_A_DAY = 1.5;
  private static final int LEAST_WASHES = 4;
  private static final double MOST_DAYS = 14;

  /// What the prints of a title look like. A pump is the median of the prints of some hour against
  /// that of the day before it, at least three each, so that no single print (a troll's, an error)
  /// makes or hides one; it blocks for 24 hours from the last print of that hour.
  ///
  /// Wash trades are prints far above the median that come back at many different hours. Prints
  /// show neither who traded nor what stood in the ladder then: collectors who pay more for a
  /// pattern look the same, and somebody who trades with himself near the median cannot be seen.
  ///
  /// @param sales newest first, kinds mixed; those after `now` are ignored
  public static Optional<Suspicion> of(List<Sale> sales, Instant now) {
    List<Sale> prints = new ArrayList<>(sales.size());
    for (Sale sale : sales) {
      if (sale.kind() == SaleKind.OFFER && !sale.at().isAfter(now) && sale.price().isPositive()) {
        prints.add(sale);
      }
    }
    Optional<Suspicion> pump = pump(prints, now);
    return pump.isPresent() ? pump : washTrades(prints, now);
  }

  private static Optional<Suspicion> pump(List<Sale> prints, Instant now) {
    for (int last = 0; last < prints.size(); last++) {
      Instant end = prints.get(last).at();
      if (!end.plus(DAY).isAfter(now)) {
        break;
      }
      int hour = firstBefore(prints, last, end.minus(HOUR));
      if (hour - last < LEAST_PRINTS) {
        continue;
      }
      int day = firstBefore(prints, hour, end.minus(HOUR).minus(DAY));
      // In a quiet title the day before may hold too little: then whatever came before it.
      int from = Math.min(prints.size(), Math.max(day, hour + LEAST_PRINTS));
      if (from - hour < LEAST_PRINTS) {
        return Optional.empty();
      }
      double before = median(prints, hour, from);
      double after = median(prints, last, hour);
      if (after >= PUMP * before) {
        String reason =
            String.format(
                Locale.ROOT,
                "buyers paid %.0f %% more within an hour (%d sales)",
                100 * (after / before - 1),
                hour - last);
        return Optional.of(new Suspicion(Kind.PUMP, reason, end.plus(DAY)));
      }
    }
    return Optional.empty();
  }

  private static Optional<Suspicion> washTrades(List<Sale> prints, Instant now) {
    if (prints.size() < LEAST_WASHES) {
      return Optional.empty();
    }
    double far = FAR_ABOVE * median(prints, 0, prints.size());
    double days =
        Math.min(MOST_DAYS, Duration.between(prints.getLast().at(), now).toSeconds() / 86_400.0);
    Instant from = now.minus(Duration.ofSeconds((long) (86_400 * days)));
    int visits = 0;
    Instant later = now.plus(DAY);
    Instant newest = Instant.MIN;
    for (Sale print : prints) {
      if (print.price().minor() >= far && !print.at().isBefore(from)) {
        newest = visits == 0 ? print.at() : newest;
        visits += Duration.between(print.at(), later).compareTo(HOUR) > 0 ? 1 : 0;
        later = print.at();
      }
    }
    if (visits < LEAST_WASHES || visits < WASHES_A_DAY * days || !newest.plus(DAY).isAfter(now)) {
      return Optional.empty();
    }
    String reason =
        String.format(
            Locale.ROOT,
            "in %d hours of %.1f days somebody paid %.0f %% or more above the others",
            visits,
            days,
            100 * (FAR_ABOVE - 1));
    return Optional.of(new Suspicion(Kind.WASH_TRADES, reason, newest.plus(DAY)));
  }

  /// The first place from `from` on whose print is not after `time`.
  private static int firstBefore(List<Sale> prints, int from, Instant time) {
    int place = from;
    while (place < prints.size() && prints.get(place).at().isAfter(time)) {
      place++;
    }
    return place;
  }

  private static double median(List<Sale> prints, int from, int to) {
    long[] prices = new long[to - from];
    for (int i = from; i < to; i++) {
      prices[i - from] = prints.get(i).price().minor();
    }
    Arrays.sort(prices);
    int middle = prices.length / 2;
    return prices.length % 2 == 1 ? prices[middle] : (prices[middle - 1] + prices[middle]) / 2.0;
  }
}
