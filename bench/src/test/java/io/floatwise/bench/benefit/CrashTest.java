package io.floatwise.bench.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.GameIndex;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.Marks;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.market.Crash;
import io.floatwise.sandbox.market.MarketSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Everything loses 30 % of its value within a day and does not get it back.
class CrashTest {

  private static final List<Long> SEEDS = Seeds.TUNING.subList(0, 6);

  /// A market of bargains, so that an account that sells nothing is soon full of them.
  private static final int BARGAINS_A_DAY = 200;

  private static final int FULL_BY = 2;
  private static final int ITEMS = 95;

  @Test
  @Proves(
      value = "B.3",
      breaks = GameIndex.class,
      breaksMethods = {"quoted", "lostInADay"})
  void noPurchaseExceedsALimitAndNoMoreIsLostThanTheFallTook() {
    for (long seed : SEEDS) {
      Life bot = BotRun.live(CrashReport.scene(seed));
      CrashReport report = CrashReport.of(bot, CrashReport.begin());
      System.out.println("CrashTest: seed %d, %s".formatted(seed, report));
      assertThat(LimitAudit.excesses(bot)).as("seed %d", seed).isEmpty();
      assertThat(report.loss())
          .as("seed %d: %s", seed, report)
          .isLessThanOrEqualTo(report.allowed());
      assertThat(report.fell().getFirst())
          .as("seed %d: noticed within half a day", seed)
          .isBefore(CrashReport.begin().plus(Duration.ofHours(12)));
      assertThat(boughtWhilePaused(bot, report)).as("seed %d", seed).isEmpty();
      assertThat(bot.differences()).as("seed %d, books", seed).isEmpty();
    }
  }

  /// With nothing else to stop it: the pause for a fall is off, and the account is full.
  @Test
  @Proves(value = "B.3", breaks = Marks.class)
  void buyingStopsAtTheDrawdownLimitWithinOneReadingOfTheMarket() {
    Limits limits =
        Limits.DEFAULT
            .with(Limit.LOCKED_AWAY, Rate.ofPercent(ITEMS))
            .with(Limit.CRASH_PAUSES, Rate.ofPercent(100));
    Life bot = BotRun.hoarding(full().with(limits));
    CrashReport report = CrashReport.of(bot, begin());
    List<Instant> stopped = LimitAudit.stopped(bot);
    System.out.println("CrashTest: full, stops at %s, %s".formatted(stopped.getFirst(), report));
    assertThat(report.exposure()).as("it is full").isGreaterThan(Money.usd(600_00));
    assertThat(bot.purchases().stream().filter(at -> at.isBefore(stopped.getFirst())))
        .as("it buys until then")
        .hasSizeGreaterThan(20);
    assertThat(bot.purchases()).as("and not after that").doesNotContainAnyElementsOf(stopped);
    assertThat(refused(bot, "drawdown")).as("it would have gone on").isPositive();
    assertThat(LimitAudit.excesses(bot, ITEMS)).isEmpty();
    assertThat(report.loss()).as("%s", report).isLessThanOrEqualTo(report.allowed());
    assertThat(report.lossAtExit()).as("%s", report).isLessThanOrEqualTo(report.allowed());
  }

  @Test
  void aPauseForTheFallKeepsItFromBuyingWhatOnlyLooksCheap() {
    Limits limits = Limits.DEFAULT.with(Limit.LOCKED_AWAY, Rate.ofPercent(ITEMS));
    Life paused = BotRun.live(full().with(limits));
    Life unpaused = BotRun.live(full().with(limits.with(Limit.CRASH_PAUSES, Rate.ofPercent(100))));
    CrashReport with = CrashReport.of(paused, begin());
    CrashReport without = CrashReport.of(unpaused, begin());
    System.out.println("CrashTest: with the pause %s, without %s".formatted(with, without));
    assertThat(with.fell()).isNotEmpty();
    assertThat(without.fell()).isEmpty();
    assertThat(refused(paused, "paused")).as("it would have gone on").isPositive();
    assertThat(boughtWhilePaused(paused, with)).isEmpty();
    assertThat(with.onTheWay()).isLessThan(without.onTheWay());
    assertThat(with.loss()).isLessThan(without.loss());
  }

  /// Where prices fall a little, what does not sell for two days is given away at a small loss, and
  /// never at a larger one.
  @Test
  void aStopSellsWithinItsBudgetWhatFellALittle() {
    MarketSettings market =
        Contest.seeded(SEEDS.get(1), 400).withCrash(Optional.of(new Crash(5, 0.15)));
    Life bot = BotRun.live(Contest.scene(market, 14));
    List<Fact.LotSold> stops =
        bot.journal().stream()
            .filter(e -> e.fact() instanceof Fact.LotSold)
            .map(e -> (Fact.LotSold) e.fact())
            .filter(sold -> net(sold).isLessThan(cost(bot, sold)))
            .toList();
    assertThat(stops).as("sold by a stop").isNotEmpty();
    assertThat(stops)
        .allSatisfy(sold ->
            assertThat(net(sold).minor() * 100)
                .as("cost %s", cost(bot, sold))
                .isGreaterThanOrEqualTo(cost(bot, sold).minor() * 95));
  }

  private static Money net(Fact.LotSold sold) {
    return sold.price().minus(sold.fee());
  }

  private static Money cost(Life bot, Fact.LotSold sold) {
    return bot.books().lot(sold.lot()).flatMap(lot -> lot.cost()).orElseThrow();
  }

  private static Scene full() {
    MarketSettings market =
        Contest.seeded(SEEDS.getFirst(), BARGAINS_A_DAY)
            .withMispricedPerDay(BARGAINS_A_DAY)
            .withCrash(Optional.of(new Crash(FULL_BY, 0.3)));
    return Contest.scene(market, FULL_BY + 3);
  }

  private static Instant begin() {
    return MarketSettings.SMALL_CS2.start().plus(Duration.ofDays(FULL_BY));
  }

  private static List<Instant> boughtWhilePaused(Life bot, CrashReport report) {
    return bot.purchases().stream()
        .filter(at ->
            report.fell().stream()
                .anyMatch(from -> !at.isBefore(from) && at.isBefore(from.plus(Duration.ofDays(1)))))
        .toList();
  }

  private static long refused(Life bot, String rule) {
    return bot.journal().stream()
        .filter(e -> e.fact() instanceof Fact.IntentRefused refused && refused.rule().equals(rule))
        .count();
  }
}
