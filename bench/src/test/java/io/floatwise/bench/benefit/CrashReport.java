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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a crash did to the lots that were ours when it began, or that were bought on the way down.
///
/// The loss is what they cost less what their sales brought, or what they would bring at the end at
/// the front of the offers, after the fee: as the drawdown is counted.
///
/// @param exposure cost of the lots that were ours when it began
/// @param onTheWay cost of what was bought from then on, until two days later: exposure too, taken
///   before anybody could know that this was a crash
/// @param fees of the sales of these lots, and what they would be for those that are left
/// @param loss as above
/// @param lossAtExit the same, but those that are left are sold to the best targets: the distance
///   between offers and targets included, which was there before the crash
/// @param fell when buying paused because prices fell
record CrashReport(
    Money exposure, Money onTheWay, Money fees, Money loss, Money lossAtExit, List<Instant> fell) {

  private static final Duration OVER = Duration.ofDays(2);

  private static final int TITLES = 60;
  private static final int CRASH_DAY = 10;
  private static final int DAYS = 20;

  /// The market of the contest, of which everything loses 30 % on a day in the middle.
  static Scene scene(long seed) {
    return Contest.scene(
        Contest.seeded(seed, TITLES).withCrash(Optional.of(new Crash(CRASH_DAY, 0.3))), DAYS);
  }

  /// When that day begins.
  static Instant begin() {
    return MarketSettings.SMALL_CS2.start().plus(Duration.ofDays(CRASH_DAY));
  }

  static CrashReport of(Life bot, Instant begin) {
    var before = new Portfolio();
    bot.journal().stream().takeWhile(e -> e.at().isBefore(begin)).forEach(before::apply);
    List<Lot> held =
        before.openLots().stream().map(l -> bot.books().lot(l.id()).orElseThrow()).toList();
    List<Lot> later =
        bot.books().lots().stream()
            .filter(l -> !l.acquiredAt().isBefore(begin))
            .filter(l -> l.acquiredAt().isBefore(begin.plus(OVER)))
            .toList();
    List<Lot> all = Stream.concat(held.stream(), later.stream()).toList();
    Instant end = bot.seen().times().getLast();
    Money cost = sum(all, CrashReport::cost);
    return new CrashReport(
        sum(held, CrashReport::cost),
        sum(later, CrashReport::cost),
        sum(
            all,
            lot -> sale(lot, bot).map(Fact.LotSold::fee).orElseGet(() -> bot.seen().fee(lot, end))),
        cost.minus(sum(all, lot -> brought(lot, bot, bot.seen().front(lot, end).orElseThrow()))),
        cost.minus(sum(all, lot -> brought(lot, bot, bot.seen().exit(lot, end)))),
        bot.journal().stream()
            .filter(e -> !e.at().isBefore(begin))
            .filter(e ->
                e.fact() instanceof Fact.ActivitiesPaused(var _, String reason, var _)
                    && reason.startsWith("the prices of"))
            .map(Entry::at)
            .toList());
  }

  /// After the fee; `otherwise` if it was not sold.
  private static Money brought(Lot lot, Life bot, Money otherwise) {
    return sale(lot, bot).map(sold -> sold.price().minus(sold.fee())).orElse(otherwise);
  }

  private static Optional<Fact.LotSold> sale(Lot lot, Life bot) {
    return bot.journal().stream()
        .map(Entry::fact)
        .filter(f -> f instanceof Fact.LotSold sold && sold.lot().equals(lot.id()))
        .map(Fact.LotSold.class::cast)
        .findFirst();
  }

  private static Money cost(Lot lot) {
    return lot.cost().orElseThrow();
  }

  private static Money sum(List<Lot> lots, Function<Lot, Money> amount) {
    return lots.stream().map(amount).reduce(Money.ZERO_USD, Money::plus);
  }

  /// 30 % of what was at risk, and the fees.
  Money allowed() {
    return exposure.plus(onTheWay).at(Rate.ofPercent(30), Rounding.UP).plus(fees);
  }
}
