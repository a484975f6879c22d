package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.live.Trader;
import io.floatwise.app.run.Ports;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.execution.Venue;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.MarketFeed;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.paper.PaperAccount;
import io.floatwise.core.paper.PaperVenue;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Totals;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.market.MarketSettings;
import io.floatwise.sandbox.market.SeededMarket;
import io.floatwise.testkit.journal.MemoryJournal;
import io.floatwise.testkit.sim.SimFeed;
import io.floatwise.testkit.sim.SimVenue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What paper says of a bot, beside what an exchange books.
class PaperTwinTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final AccountId ACCOUNT = new AccountId("trader");

  /// The same orders at the same moments, where the market shows everybody who would have bought.
  @Test
  @Proves(
      value = "P5.2.3.5",
      breaks = {PaperAccount.class, PaperVenue.class})
  void booksToTheCentAndTheMomentWhatTheExchangeBooks() {
    int sold = 0;
    for (Game game : Game.values()) {
      for (long seed = 1; seed <= 2; seed++) {
        long s = seed;
        Twins twins = new Twins(() -> steady(s, game)).trade(Duration.ofDays(9), List.of(game));
        assertThat(twins.onPaper()).as("%s, seed %d", game, seed).isEqualTo(twins.onTheExchange());
        assertThat(twins.answeredOtherwise()).as("%s, seed %d", game, seed).isEmpty();
        sold += twins.sales().size();
      }
    }
    assertThat(sold).isGreaterThan(300);
  }

  /// Two bots of the same kind, one on paper and one in the market, where the others look at each
  /// other's prices and at ours, have limits that nobody sees and pick what they like: here paper
  /// cannot know everything.
  @Test
  @Proves(value = "P5.2.3.5", breaks = PaperAccount.class)
  void earnsAboutWhatABotInTheSandboxsMarketEarns() {
    comparePaperWithReality(2, Duration.ofDays(8), 0.15, 0.10);
  }

  @Test
  @Tag("long")
  @Proves(value = "P5.2.3.5", breaks = PaperAccount.class, form = Proves.Form.LONG)
  void earnsAboutWhatABotInTheSandboxsMarketEarnsOverManySeeds() {
    comparePaperWithReality(20, Duration.ofDays(20), 0.08, 0.02);
  }

  /// @param less share of sales and of profit that paper may miss in sum
  /// @param more share that it may claim too much, which is worse
  private static void comparePaperWithReality(
      int seeds, Duration length, double less, double more) {
    List<Totals> paper =
        LongStream.rangeClosed(1, seeds).mapToObj(s -> onPaper(market(s), length)).toList();
    List<Totals> real =
        LongStream.rangeClosed(1, seeds).mapToObj(s -> traded(market(s), length)).toList();
    long sales = paper.stream().mapToLong(Totals::sales).sum();
    long realSales = real.stream().mapToLong(Totals::sales).sum();
    long profit = paper.stream().mapToLong(PaperTwinTest::profit).sum();
    long realProfit = real.stream().mapToLong(PaperTwinTest::profit).sum();
    System.out.printf(
        "PaperTwinTest: %d seeds, %d days: %d sales on paper, %d in the market; profit %s, %s%n",
        seeds, length.toDays(), sales, realSales, Money.usd(profit), Money.usd(realProfit));
    assertThat(realSales).isGreaterThan(20L * seeds);
    assertThat((double) sales / realSales).isBetween(1 - less, 1 + more);
    assertThat((double) profit / realProfit).isBetween(1 - less, 1 + more);
  }

  private static long profit(Totals totals) {
    return totals.realisedProfit().plus(totals.atRiskProfit()).minor();
  }

  private static Totals onPaper(SimExchange market, Duration length) {
    var account = new PaperAccount(new Portfolio(), Twins.DEPOSIT, market.now());
    var venue = new PaperVenue(account, new SimFeed(market), market::now, () -> Duration.ZERO);
    return trade(market, venue, venue.feed(), length);
  }

  private static Totals traded(SimExchange market, Duration length) {
    market.openAccount(ACCOUNT, Twins.DEPOSIT);
    return trade(market, new SimVenue(market, ACCOUNT), new SimFeed(market), length);
  }

  private static Totals trade(SimExchange market, Venue venue, MarketFeed feed, Duration length) {
    var trader =
        new Trader(
            new Engine("test", Limits.DEFAULT, Strategies.USUAL),
            new MemoryJournal(),
            new Executor(venue),
            feed,
            List.of(Game.CS2),
            Ports.HOURLY_CALLS,
            _ -> {});
    Instant end = market.now().plus(length);
    while (market.now().isBefore(end)) {
      trader.round(market.now());
      market.advanceTo(market.now().plus(Duration.ofHours(1)));
    }
    return trader.engine().portfolio().totals();
  }

  private static SimExchange market(long seed) {
    MarketSettings settings =
        MarketSettings.SMALL_CS2
            .withSeed(seed)
            .withTitles(20)
            .withHistoryDays(14)
            .withMispricedPerDay(25);
    return SeededMarket.open(settings, SimRules.DEFAULT).exchange();
  }

  private static SimExchange steady(long seed, Game game) {
    var exchange =
        new SimExchange(
            SimRules.DEFAULT,
            (g, time) -> new FeeSchedule(g, Rate.ofPercent(5), Money.usd(1), Map.of(), time),
            seed,
            START);
    for (int i = 0; i < 2; i++) {
      exchange.open(new Title(game, "Case " + i), new SteadyCrowd(seed * 31 + i, 400 + 311L * i));
    }
    exchange.advanceTo(START.plus(Duration.ofDays(2)));
    return exchange;
  }
}
