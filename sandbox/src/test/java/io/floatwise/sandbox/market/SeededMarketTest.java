package io.floatwise.sandbox.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.sim.Wanted;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.catalog.Exterior;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeededMarketTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final AccountId ME = new AccountId("me");
  private static final MarketSettings SMALL =
      MarketSettings.SMALL_CS2.withTitles(40).withHistoryDays(5).withMispricedPerDay(40);

  @Test
  void isAFunctionOfTheSeed() {
    SimExchange first = open(SMALL);
    SimExchange second = open(SMALL);
    SimExchange other = open(SMALL.withSeed(2));
    for (SimExchange each : List.of(first, second, other)) {
      each.advanceTo(SMALL.start().plus(DAY));
    }

    assertThat(first.stateHash()).isEqualTo(second.stateHash()).isNotEqualTo(other.stateHash());
    assertThat(first.titles()).isEqualTo(second.titles());
    first.titles().forEach(t -> assertThat(first.offers(t)).isEqualTo(second.offers(t)));
  }

  @Test
  void doesNotDependOnHowTimeIsCut() {
    Instant end = SMALL.start().plus(Duration.ofDays(10));
    SimExchange inOneStep = open(SMALL);
    inOneStep.advanceTo(SMALL.start().plus(DAY));
    act(inOneStep);
    inOneStep.advanceTo(end);

    for (int seed = 0; seed < 3; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SimExchange inMany = open(SMALL);
      walk(inMany, SMALL.start().plus(DAY), random);
      act(inMany);
      walk(inMany, end, random);

      assertThat(inMany.stateHash()).as("seed %d", seed).isEqualTo(inOneStep.stateHash());
    }
  }

  @Test
  void whatWeDoInOneTitleDisturbsNoOther() {
    SimExchange quiet = open(SMALL);
    SimExchange busy = open(SMALL);
    Title ours = busy.titles().getFirst();
    act(busy);
    quiet.advanceTo(SMALL.start().plus(Duration.ofDays(20)));
    busy.advanceTo(SMALL.start().plus(Duration.ofDays(20)));

    for (Title title : quiet.titles()) {
      if (!title.equals(ours)) {
        assertThat(busy.offers(title)).as(title.name()).isEqualTo(quiet.offers(title));
        assertThat(busy.sales(title, 500)).as(title.name()).isEqualTo(quiet.sales(title, 500));
      }
    }
    assertThat(busy.sales(ours, 500)).isNotEqualTo(quiet.sales(ours, 500));
  }

  @Test
  @Proves(value = "D.4", breaks = TitleFlow.class)
  void aCarefulBuyerFindsItsFirstBargainWithinTwoDays() {
    for (int seed = 1; seed <= 2; seed++) {
      MarketSettings settings = MarketSettings.SMALL_CS2.withSeed(seed).withHistoryDays(14);
      SimExchange exchange = open(settings);

      int found =
          new CarefulBuyer(exchange, Rate.ofPercent(3))
              .trade(settings.start().plus(Duration.ofDays(2)), Duration.ofMinutes(30));

      System.out.printf("mispriced on, seed %d: %d purchases in 2 days%n", seed, found);
      assertThat(found).as("seed %d", seed).isGreaterThan(4);
    }
  }

  @Test
  @Proves(value = "D.4", breaks = TitleFlow.class)
  void findsNextToNothingWithoutMispricing() {
    MarketSettings settings = MarketSettings.SMALL_CS2.withHistoryDays(14).withMispricedPerDay(0);
    SimExchange exchange = open(settings);

    int found =
        new CarefulBuyer(exchange, Rate.ofPercent(3))
            .trade(settings.start().plus(Duration.ofDays(10)), Duration.ofHours(1));

    System.out.printf("mispriced off: %d purchases in 10 days%n", found);
    assertThat(found).isLessThanOrEqualTo(10);
  }

  @Test
  void sellsWhatIsListedAtTheFrontAndNotWhatIsTooDear() {
    SimExchange exchange = open(SMALL.withMispricedPerDay(0));
    exchange.openAccount(ME, Money.usd(0));
    for (Title title : exchange.titles()) {
      Money best = exchange.quote(title).orElseThrow().bestOffer().orElseThrow();
      AssetId fair = exchange.bringIn(ME, title, Attributes.UNKNOWN);
      AssetId dear = exchange.bringIn(ME, title, Attributes.UNKNOWN);
      exchange.createOffer(ME, fair, best);
      exchange.createOffer(ME, dear, best.times(2));
    }

    exchange.advanceTo(SMALL.start().plus(Duration.ofDays(3)));

    assertThat(exchange.closedSales(ME)).hasSizeBetween(30, 40);
    assertThat(exchange.openOffers(ME)).hasSizeBetween(40, 50);
    assertThat(exchange.totals().balance()).isEqualTo(Money.ZERO_USD);
  }

  @Test
  void booksLookLikeAMarket() {
    SimExchange exchange = open(MarketSettings.SMALL_CS2.withHistoryDays(5));
    List<Double> spreads = new ArrayList<>();
    List<Double> prices = new ArrayList<>();
    int trolls = 0;
    for (int hour = 0; hour < 48; hour++) {
      exchange.advanceTo(exchange.now().plus(Duration.ofHours(1)));
      for (Title title : exchange.titles()) {
        Quote quote = exchange.quote(title).orElseThrow();
        assertThat(quote.isCrossed()).as("%s at %s", title, exchange.now()).isFalse();
        assertThat(quote.offerCount()).as(title.name()).isBetween(3, 120);
        if (quote.bestTarget().isPresent()) {
          double best = quote.bestOffer().orElseThrow().minor();
          prices.add(best);
          spreads.add(1 - quote.bestTarget().get().minor() / best);
        }
      }
    }
    for (Title title : exchange.titles()) {
      List<Offer> offers = exchange.offers(title);
      long best = offers.getFirst().price().minor();
      trolls += offers.getLast().price().minor() > 8 * best ? 1 : 0;
      offers.forEach(SeededMarketTest::hasFloatOfItsExterior);
    }

    assertThat(exchange.titles()).hasSize(300).doesNotHaveDuplicates();
    assertThat(share(spreads, 0.05)).isBetween(0.02, 0.05);
    assertThat(share(spreads, 0.5)).isBetween(0.04, 0.12);
    assertThat(share(prices, 0.0)).isBetween(15.0, 60.0);
    assertThat(share(prices, 0.999)).isBetween(20_000.0, 45_000.0);
    assertThat(trolls).isBetween(40, 150);
  }

  @Test
  void withoutAnEdgeNoTargetStandsAndNobodySellsFurtherFromTheBestOfferThanTheLeastFee() {
    SimExchange usual = open(SMALL.withMispricedPerDay(0));
    SimExchange efficient = open(SMALL.withMispricedPerDay(0).withEfficient(true));
    for (SimExchange each : List.of(usual, efficient)) {
      each.advanceTo(SMALL.start().plus(Duration.ofDays(20)));
    }

    double wide = usual.titles().stream().mapToDouble(t -> spread(usual, t)).max().orElseThrow();
    assertThat(wide).as("usually").isGreaterThan(0.05);
    for (Title title : efficient.titles()) {
      assertThat(spread(efficient, title)).as("%s", title).isLessThan(0.05);
      long median = median(efficient.sales(title, 200).stream().map(Sale::price).toList());
      assertThat(efficient.sales(title, 200))
          .as("%s", title)
          .allSatisfy(
              sale -> assertThat((double) sale.price().minor()).isGreaterThan(median * 0.8));
    }
  }

  @Test
  void aCrashTakesItsShareAndNothingComesBack() {
    SimExchange steady = open(SMALL.withMispricedPerDay(0));
    SimExchange crashing =
        open(SMALL.withMispricedPerDay(0).withCrash(Optional.of(new Crash(5, 0.3))));
    for (int days : new int[] {5, 7, 15}) {
      double left = days == 5 ? 1 : 0.7;
      for (SimExchange each : List.of(steady, crashing)) {
        each.advanceTo(SMALL.start().plus(Duration.ofDays(days)));
      }
      List<Double> shares = new ArrayList<>();
      for (Title title : steady.titles()) {
        Money before = steady.quote(title).orElseThrow().bestOffer().orElseThrow();
        Money after = crashing.quote(title).orElseThrow().bestOffer().orElseThrow();
        shares.add((double) after.minor() / before.minor());
      }
      assertThat(shares.stream().mapToDouble(d -> d).average().orElseThrow())
          .as("after %d days", days)
          .isBetween(left - 0.03, left + 0.03);
    }
  }

  /// Distance of the best target from the best offer, as a share of it.
  private static double spread(SimExchange exchange, Title title) {
    Quote quote = exchange.quote(title).orElseThrow();
    double offer = quote.bestOffer().orElseThrow().minor();
    return (offer - quote.bestTarget().orElseThrow().minor()) / offer;
  }

  private static long median(List<Money> prices) {
    return prices.stream().sorted().toList().get(prices.size() / 2).minor();
  }

  @Test
  void saysWhatIsAssumed() {
    assertThat(SeededMarket.open(SMALL.withTitles(3).withSeed(77), SimRules.DEFAULT).description())
        .contains("seed 77", "3 CS2 titles", "40.0 a day", "assumptions", "no evidence");
  }

  @Test
  void refusesMoreTitlesThanThereAreNames() {
    assertThat(Titles.most(Game.CS2)).isGreaterThanOrEqualTo(300);
    assertThatThrownBy(() -> open(SMALL.withTitles(Titles.most(Game.CS2) + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most " + Titles.most(Game.CS2));
    assertThatThrownBy(() -> SMALL.withMispricedPerDay(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void hasFloatOfItsExterior(Offer offer) {
    Exterior exterior =
        Arrays.stream(Exterior.values())
            .filter(e -> offer.item().title().name().contains(e.label))
            .findFirst()
            .orElseThrow();
    assertThat(offer.item().attributes().wear().map(Wear::billionths).orElseThrow())
        .as(offer.toString())
        .isBetween(exterior.wearFrom, exterior.wearTo - 1);
  }

  private static double share(List<Double> values, double share) {
    return values.stream()
        .sorted()
        .skip((long) (share * (values.size() - 1)))
        .findFirst()
        .orElse(0.0);
  }

  private static SimExchange open(MarketSettings settings) {
    return SeededMarket.open(settings, SimRules.DEFAULT).exchange();
  }

  private static void walk(SimExchange exchange, Instant end, SplittableRandom random) {
    while (exchange.now().isBefore(end)) {
      Instant next = exchange.now().plusMillis(1 + random.nextInt(7_200_000));
      exchange.advanceTo(next.isBefore(end) ? next : end);
    }
  }

  /// Buys, lists and places a target in the first title.
  private static void act(SimExchange exchange) {
    Title title = exchange.titles().getFirst();
    exchange.openAccount(ME, Money.usd(1_000_000));
    Offer best = exchange.offers(title).stream().filter(Offer::isBuyable).findFirst().orElseThrow();
    exchange.buy(ME, best.id(), best.price());
    exchange.createOffer(ME, best.item().id(), best.price());
    exchange.createTarget(ME, title, best.price(), 3, Wanted.ANY);
    assertThat(exchange.openOffers(ME)).hasSize(1);
  }
}
