package io.floatwise.core.risk;

import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import java.time.Duration;

/// What trading may never exceed, TRADING.md section 3.
///
/// @param perTrade most for one purchase
/// @param perDay most for all purchases of a calendar day (UTC)
/// @param purchasesAtOnce purchases without a known outcome
/// @param lotsPerTitle open lots of one title
/// @param perTitle share of equity in one title
/// @param lockedAway share of equity in lots, whose money is not usable within seven days
/// @param reserve share of equity that stays free
/// @param leastReserve money that stays free in any case
/// @param drawdownHalves loss from the peak at which sizes are halved
/// @param drawdownStops loss from the peak at which buying stops
/// @param weeklySalesShare share of a title's weekly sales that we may hold
/// @param quoteAge oldest market picture that is acted on
/// @param feeAge oldest fee schedule that is acted on
/// @param quorum how far sales, ladder and aggregated price may disagree
/// @param changeWindow time after a listing or change in which the venue refuses another
/// @param changesPerDay price changes of one lot in a calendar day (UTC)
/// @param errorsToPause errors in a row that pause everything for `pause`
/// @param errorsToPauseLong errors in a row that pause everything for `longPause`
/// @param lossesToStop losses in a row that stop buying until somebody resumes
public record Limits(
    Money perTrade,
    Money perDay,
    int purchasesAtOnce,
    int lotsPerTitle,
    Rate perTitle,
    Rate lockedAway,
    Rate reserve,
    Money leastReserve,
    Rate drawdownHalves,
    Rate drawdownStops,
    Rate weeklySalesShare,
    Duration quoteAge,
    Duration feeAge,
    Rate quorum,
    Duration changeWindow,
    int changesPerDay,
    int errorsToPause,
    Duration pause,
    int errorsToPauseLong,
    Duration longPause,
    int lossesToStop) {

  public static final Limits DEFAULT =
      new Limits(
          Money.usd(50_00),
          Money.usd(500_00),
          3,
          3,
          Rate.ofPercent(20),
          Rate.ofPercent(60),
          Rate.ofPercent(5),
          Money.usd(10_00),
          Rate.ofPercent(5),
          Rate.ofPercent(15),
          Rate.ofPercent(25),
          Duration.ofMinutes(10),
          Duration.ofHours(24),
          Rate.ofPercent(15),
          Duration.ofMinutes(15),
          10,
          3,
          Duration.ofMinutes(15),
          10,
          Duration.ofMinutes(60),
          5);

  /// The same with other limits on what may be spent for one purchase and on one day.
  public Limits withSpending(Money trade, Money day) {
    return new Limits(
        trade,
        day,
        purchasesAtOnce,
        lotsPerTitle,
        perTitle,
        lockedAway,
        reserve,
        leastReserve,
        drawdownHalves,
        drawdownStops,
        weeklySalesShare,
        quoteAge,
        feeAge,
        quorum,
        changeWindow,
        changesPerDay,
        errorsToPause,
        pause,
        errorsToPauseLong,
        longPause,
        lossesToStop);
  }
}
