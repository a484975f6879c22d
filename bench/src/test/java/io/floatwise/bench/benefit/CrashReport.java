package io.floatwise.bench.benefit;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.sandbox.market.Crash;
import io.floatwise.sandbox.market.MarketSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a crash did to an account.
///
/// @param exposure cost of the lots that were ours when it began
/// @param onTheWay cost of what was bought from then on, until two days later: exposure too, taken
///   before anybody could know that this was a crash
/// @param fees that were paid for sales from then on, and would be for what is left
/// @param loss from the books at its beginning, lots at cost, to the end of the run, lots at what
///   the best targets pay, after the fee
/// @param lossAtFairValue the same with lots at the end at their fair value after the fee
/// @param fell when buying paused because prices fell; empty if it did not
record CrashReport(
    Money exposure,
    Money onTheWay,
    Money fees,
    Money loss,
    Money lossAtFairValue,
    List<Instant> fell) {

  private static final Duration OVER = Duration.ofDays(2);

  private static final int TITLES = 60;
  private static final int CRASH_DAY = 10;
  private static final int DAYS = 20;

  /// The market of the contest, of which everything loses 30 % on a day in the middle.
  static Scene scene(long seed) {
    return Contest.scene(Contest.seeded(seed, TITLES).withCrash(new Crash(CRASH_DAY, 0.3)), DAYS);
  }

  /// When that day begins.
  static Instant begin() {
    return MarketSettings.SMALL_CS2.start().plus(Duration.ofDays(CRASH_DAY));
  }

  static CrashReport of(Life bot, Instant begin) {
    var before = new Portfolio();
    bot.journal().stream().takeWhile(e -> e.at().isBefore(begin)).forEach(before::apply);
    Instant over = begin.plus(OVER);
    List<Lot> later =
        bot.books().lots().stream()
            .filter(lot -> !lot.acquiredAt().isBefore(begin) && lot.acquiredAt().isBefore(over))
            .toList();
    return new CrashReport(
        cost(before.openLots()),
        cost(later),
        bot.books().totals().fees().minus(before.totals().fees()).plus(bot.worth().exitFees()),
        before.equity().minus(bot.worth().atExit()),
        before.equity().minus(bot.worth().atFairValue()),
        bot.journal().stream()
            .filter(e -> !e.at().isBefore(begin))
            .filter(e ->
                e.fact() instanceof Fact.ActivitiesPaused(var _, String reason, var _)
                    && reason.startsWith("the prices of"))
            .map(Entry::at)
            .toList());
  }

  private static Money cost(List<Lot> lots) {
    return lots.stream()
        .map(lot -> lot.cost().orElseThrow())
        .reduce(Money.ZERO_USD, Money::plus);
  }

  /// 30 % of what was at risk, and the fees.
  Money allowed() {
    return exposure.plus(onTheWay).at(Rate.ofPercent(30), Rounding.UP).plus(fees);
  }
}
