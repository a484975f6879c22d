package io.floatwise.bench.benefit;

import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import java.time.Duration;
import java.time.Instant;

/// What a crash did to an account.
///
/// @param exposure cost of the lots that were ours when it began, and what targets promised then
/// @param fees that were paid for sales from then on, and would be for what is left
/// @param loss from the books at its beginning, lots at cost, to the end of the run, lots at their
///   fair value after the fee: what the fall took, without the spread, which was there before it
/// @param lossAtExit the same with lots at the end at what the best targets pay
/// @param purchases begun on the day of the crash
record CrashReport(Money exposure, Money fees, Money loss, Money lossAtExit, long purchases) {

  static CrashReport of(Life bot, Instant begin) {
    var before = new Portfolio();
    bot.journal().stream().takeWhile(e -> e.at().isBefore(begin)).forEach(before::apply);
    Money exposure = Money.ZERO_USD;
    for (Lot lot : before.openLots()) {
      exposure = exposure.plus(lot.cost().orElseThrow());
    }
    for (Portfolio.Target target : before.targets()) {
      exposure = exposure.plus(target.price().times(target.amount()));
    }
    Instant end = begin.plus(Duration.ofDays(1));
    return new CrashReport(
        exposure,
        bot.books().totals().fees().minus(before.totals().fees()).plus(bot.worth().exitFees()),
        before.equity().minus(bot.worth().atFairValue()),
        before.equity().minus(bot.worth().atExit()),
        bot.purchases().stream().filter(at -> !at.isBefore(begin) && at.isBefore(end)).count());
  }

  /// 30 % of what was held, and the fees.
  Money allowed() {
    return exposure.at(Rate.ofPercent(30), Rounding.UP).plus(fees);
  }
}
