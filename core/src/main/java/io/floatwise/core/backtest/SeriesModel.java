package io.floatwise.core.backtest;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What is assumed of a market of which only a series is known: prices and volumes, no offers.
/// Fills are guessed against us.
///
/// @param spread between best offer and best target, as a share of the price; at most 100 %
/// @param fee of a sale where the tape tells none
/// @param mostTitles only so many titles are traded, those that are told first; above 0
public record SeriesModel(Rate spread, Rate fee, int mostTitles) {

  /// More is no fee of a market.
  public static final Rate MOST_FEE = Rate.ofPercent(50);

  /// Assumed: 5 %, and the 10 % that DMarket takes where nothing is reduced.
  public static final SeriesModel USUAL =
      new SeriesModel(Rate.ofPercent(5), Rate.ofPercent(10), Integer.MAX_VALUE);

  /// Of the units of a bar, rounded down: more is neither bought nor sold by us.
  public static final Rate SHARE = Rate.ofPercent(10);

  /// A bar must be so far beyond the price of an order of ours to fill it.
  public static final Rate MARGIN = Rate.ofPercent(1);

  /// Units of a bar that count as sales, for each day that it covers; the others are not shown.
  public static final int SALES_A_DAY = 6;

  /// Bars of this time are shown as sales.
  public static final Duration SALES_FOR = Duration.ofDays(30);

  /// Offers that are shown at the best price. More is not needed: what stands before an order of
  /// ours is the average volume of a day.
  public static final int OFFERS_SHOWN = 6;

  private static final Money LEAST_FEE = Money.usd(1);
  private static final int WHOLE = 10_000;

  public SeriesModel {
    if (spread.basisPoints() > WHOLE) {
      throw new IllegalArgumentException(
          "expected a spread of 0 to %d basis points, found %d"
              .formatted(WHOLE, spread.basisPoints()));
    }
    if (fee.compareTo(MOST_FEE) > 0) {
      throw new IllegalArgumentException(
          "expected a fee of 0 to %d basis points, found %d"
              .formatted(MOST_FEE.basisPoints(), fee.basisPoints()));
    }
    if (mostTitles < 1) {
      throw new IllegalArgumentException("expected 1 title or more, found " + mostTitles);
    }
  }

  /// The fees that are assumed of `game` at market time `now`.
  FeeSchedule fees(Game game, Instant now) {
    return new FeeSchedule(game, fee, LEAST_FEE, Map.of(), now);
  }
}
