package io.floatwise.sandbox.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.sim.TargetLevel;
import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The market of four games and its dishonest traders.
class FullMarketTest {

  private static final MarketSettings SOME =
      MarketSettings.FULL.withTitles(new Titles(60, 40, 40, 40)).withHistoryDays(3);

  @Test
  @Proves(
      value = "D.4",
      breaks = {SeededMarket.class, Population.class})
  void holdsThousandsOfTitlesAndTensOfThousandsOfOffersInFourGames() {
    SimExchange exchange = open(MarketSettings.FULL);
    Map<Game, Integer> titles = new TreeMap<>();
    Map<Game, Integer> offers = new TreeMap<>();
    int all = 0;
    for (Title title : exchange.titles()) {
      titles.merge(title.game(), 1, Integer::sum);
      offers.merge(title.game(), exchange.offers(title).size(), Integer::sum);
      all += exchange.offers(title).size();
    }
    System.out.println("full market: titles " + titles + ", offers " + offers);

    assertThat(titles)
        .isEqualTo(Map.of(Game.CS2, 1_200, Game.DOTA2, 400, Game.TF2, 300, Game.RUST, 300));
    assertThat(all).isGreaterThan(20_000);
    assertThat(offers).allSatisfy((game, count) -> assertThat(count).isGreaterThan(2_000));
    assertThat(exchange.titles()).doesNotHaveDuplicates();
  }

  @Test
  void isAFunctionOfTheSeedHoweverTimeIsCut() {
    SimExchange first = open(SOME);
    SimExchange second = open(SOME);
    first.advanceTo(SOME.start().plus(Duration.ofDays(2)));
    for (int hour = 1; hour <= 48; hour++) {
      second.advanceTo(SOME.start().plus(Duration.ofHours(hour)));
    }
    assertThat(first.stateHash()).isEqualTo(second.stateHash());
    assertThat(open(SOME.withSeed(2)).stateHash()).isNotEqualTo(open(SOME).stateHash());
  }

  @Test
  @Proves(value = "D.4", breaks = Rivals.class)
  void undercuttingBotsStandOneCentBelowTheRest() {
    int honest = byOneCent(traders(0, 0, 0), true);
    int undercut = byOneCent(traders(1, 0, 0), true);
    System.out.printf("best offer by one cent: %d honest, %d with bots%n", honest, undercut);
    assertThat(undercut).isGreaterThan(2 * honest + 50);
  }

  @Test
  @Proves(value = "D.4", breaks = Rivals.class)
  void overbiddingBotsStandOneCentAboveTheRest() {
    int honest = byOneCent(traders(0, 0, 0), false);
    int overbid = byOneCent(traders(0, 1, 0), false);
    System.out.printf("best target by one cent: %d honest, %d with bots%n", honest, overbid);
    assertThat(overbid).isGreaterThan(2 * honest + 30);
  }

  @Test
  @Proves(value = "D.4", breaks = Rivals.class)
  void washTradersShowInTheLastSalesFarAboveEverybodyElse() {
    assertThat(inflatedSales(traders(0, 0, 0))).isLessThan(60);
    assertThat(inflatedSales(traders(0, 0, 1))).isGreaterThan(600);
  }

  @Test
  @Proves(value = "D.4", breaks = Rivals.class)
  void someAskForNearlyTenMillionAndNobodyPays() {
    SimExchange exchange = open(MarketSettings.FULL);
    Money nines = Money.usd(999_999_900);
    List<Title> absurd =
        exchange.titles().stream()
            .filter(t -> exchange.offers(t).getLast().price().equals(nines))
            .toList();
    assertThat(absurd).hasSizeBetween(50, 130);
    assertThat(absurd)
        .allSatisfy(title ->
            assertThat(exchange.sales(title, 500)).noneMatch(sale -> sale.price().equals(nines)));
  }

  @Test
  void noBookIsCrossedWhateverTheBotsDo() {
    SimExchange exchange = open(SOME.withTraders(new Traders(1, 1, 1, 1, 1, 1)));
    for (int hour = 0; hour < 72; hour++) {
      exchange.advanceTo(exchange.now().plus(Duration.ofHours(1)));
      for (Title title : exchange.titles()) {
        Quote quote = exchange.quote(title).orElseThrow();
        assertThat(quote.isCrossed()).as("%s at %s", title, exchange.now()).isFalse();
        assertThat(quote.offerCount()).as(title.name()).isBetween(3, 130);
      }
    }
  }

  /// The recorded page of a hundred offers holds no troll, thin items of another market at least
  /// some asks of a hundred times what others ask; spreads of the thinnest items there reach most
  /// of the price, which bounds ours from above.
  @Test
  @Proves(value = "D.4", breaks = Temper.class)
  void spreadsAndTrollsAreNoWorseThanRecordedOnes() throws java.io.IOException {
    List<Double> recorded =
        RecordedSeries.spreads(
            Needs.shared("data/market/steam_boosterpack_top_of_book_latest_full.csv.gz"));
    SimExchange exchange = open(MarketSettings.FULL);
    List<Double> made = new ArrayList<>();
    int trolls = 0;
    int offers = 0;
    for (Title title : exchange.titles()) {
      Quote quote = exchange.quote(title).orElseThrow();
      quote
          .bestTarget()
          .ifPresent(
              bid -> made.add(1 - (double) bid.minor() / quote.bestOffer().orElseThrow().minor()));
      List<Offer> book = exchange.offers(title);
      long middle = book.get(book.size() / 2).price().minor();
      trolls += (int) book.stream().filter(o -> o.price().minor() > 8 * middle).count();
      offers += book.size();
    }
    System.out.printf(
        "spreads, recorded thin items: 5 %% %.2f, median %.2f; simulated: median %.2f, 95 %% %.2f%n",
        at(recorded, 0.05), at(recorded, 0.5), at(made, 0.5), at(made, 0.95));
    System.out.printf("trolls: %d of %d offers%n", trolls, offers);

    assertThat(at(made, 0.95)).isBetween(at(recorded, 0.05) / 2, at(recorded, 0.05) * 2);
    assertThat(at(made, 0.5)).isLessThan(at(recorded, 0.5) / 2);
    assertThat((double) trolls / offers).isBetween(0.005, 0.05);
  }

  @Test
  void saysWhoTradesAndHowOften() {
    assertThat(SeededMarket.describe(MarketSettings.FULL))
        .contains(
            "1200 CS2, 400 Dota 2, 300 Team Fortress 2, 300 Rust titles",
            "undercutting bots in 25 %",
            "overbidding bots in 20 %",
            "wash traders in 5 %",
            "collectors who pay more in 75 %",
            "troll offers in 30 %",
            "asks of 9,999,999.00 in 4 %");
    assertThat(SeededMarket.describe(MarketSettings.SMALL_CS2)).doesNotContain("bots");
  }

  @Test
  void refusesSharesAndNumbersThatMakeNoSense() {
    for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new Traders(0, 0, 0, share, 0, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("from 0 to 1");
    }
    assertThatThrownBy(() -> new Titles(0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one title");
    Titles tooMany = new Titles(1, 0, 0, Titles.most(Game.RUST) + 1);
    assertThatThrownBy(() -> open(SOME.withTitles(tooMany)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most " + Titles.most(Game.RUST) + " Rust titles");
  }

  @Test
  void marketsWithoutBotsKeepTheNameOfTheirLogs() {
    assertThat(MarketSettings.SMALL_CS2.withSeed(7).identity())
        .isEqualTo(
            "MarketSettings[seed=7, titles=300, mispricedPerDay=30.0,"
                + " start=2026-01-05T00:00:00Z, historyDays=14]");
    assertThat(Stream.of(MarketSettings.FULL, MarketSettings.FULL.withTraders(Traders.PLAIN)))
        .extracting(MarketSettings::identity)
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).contains("dota2=400"));
  }

  /// How often, hour by hour, the best is one cent better than the second of its side.
  private static int byOneCent(MarketSettings settings, boolean offers) {
    SimExchange exchange = open(settings);
    int found = 0;
    for (int hour = 0; hour < 24; hour++) {
      exchange.advanceTo(exchange.now().plus(Duration.ofHours(1)));
      for (Title title : exchange.titles()) {
        long[] prices =
            offers
                ? exchange.offers(title).stream().mapToLong(o -> o.price().minor()).toArray()
                : exchange.targets(title).stream().mapToLong(FullMarketTest::cents).toArray();
        long best = prices.length < 2 ? 0 : Math.abs(prices[0] - prices[1]);
        found += best == 1 && prices[0] > 100 ? 1 : 0;
      }
    }
    return found;
  }

  private static long cents(TargetLevel level) {
    return level.price().minor();
  }

  private static int inflatedSales(MarketSettings settings) {
    SimExchange exchange = open(settings);
    exchange.advanceTo(exchange.now().plus(Duration.ofDays(4)));
    int found = 0;
    for (Title title : exchange.titles()) {
      double[] prices =
          exchange.sales(title, 500).stream().map(Sale::price).mapToDouble(Money::minor).toArray();
      double middle = prices.length == 0 ? 0 : DailyStatistics.median(prices);
      found += (int) Arrays.stream(prices).filter(p -> p > 1.2 * middle && middle > 100).count();
    }
    return found;
  }

  private static MarketSettings traders(double undercutting, double overbidding, double washing) {
    return SOME.withMispricedPerDay(0)
        .withTraders(new Traders(undercutting, overbidding, washing, 0, 0, 0));
  }

  private static double at(List<Double> values, double share) {
    return values.stream().sorted().toList().get((int) (share * (values.size() - 1)));
  }

  private static SimExchange open(MarketSettings settings) {
    return SeededMarket.open(settings, SimRules.DEFAULT).exchange();
  }
}
