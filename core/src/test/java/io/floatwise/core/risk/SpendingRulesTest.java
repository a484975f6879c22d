package io.floatwise.core.risk;

import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.Given;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Cash;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpendingRulesTest {

  private final Court court = new Court(Books.with("1000.00"));

  private static Title title(int number) {
    return new Title(Game.CS2, "Case " + number);
  }

  private void dearMarket() {
    List<Offer> dear = List.of(offer("d", "50.00"), offer("e", "55.00"), offer("f", "56.00"));
    court.valuation = Valuation.of(snapshot(dear, steadySales("55.00", 3)), fees(7), Given.NOW);
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = SpendingRules.class,
      breaksMethods = {"perTrade", "balance"})
  void spendsAtMostFiftyAtOnceAndNeedsTheBalanceOfTheLevel() {
    dearMarket();
    assertThat(court.buy("50.00")).isEqualTo("passed");
    assertThat(court.buy("50.01")).isEqualTo("max-per-trade: price is 50.01 USD, limit 50.00 USD");
    court.books = Books.with("500.00");
    assertThat(court.buy("50.00")).isEqualTo("passed");
    court.books = Books.with("499.99");
    assertThat(court.buy("50.00"))
        .isEqualTo("min-balance: level ADVANCED needs a balance of 500.00 USD, found 499.99 USD");
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {SpendingRules.class, RiskCounters.class},
      breaksMethods = {"perDay", "spend", "spentOn", "beforeBooks"})
  void spendsAtMostFiveHundredOnACalendarDayAlsoAfterARestart() {
    court.books = Books.with("5000.00");
    for (int i = 0; i < 10; i++) {
      LotId lot = court.books.buy(offer("o" + i, "49.30"));
      court.books.sell(lot, court.books.list(lot, "60.00"), "60.00", "1.00");
    }
    assertThat(court.buy("7.00")).as("to the cent").isEqualTo("passed");
    String refused = "max-per-day: spent today with this is 500.01 USD, limit 500.00 USD";
    assertThat(court.buy("7.01")).isEqualTo(refused);
    court.books = court.books.restarted();
    assertThat(court.buy("7.01")).isEqualTo(refused);

    court.books.later(Duration.ofHours(12).minusMillis(1));
    court.freshMarket();
    assertThat(court.buy("7.01")).as("one millisecond to midnight").isEqualTo(refused);
    court.books.later(Duration.ofMillis(1));
    assertThat(court.buy("7.01")).as("midnight").isEqualTo("passed");
  }

  @Test
  void aPurchaseThatTurnsOutLateCountsForTheDayLikeAnyOther() {
    var id = court.books.submit(new Intent.BuyOffer(offer("late", "40.00")));
    court.books.answer(id, new Outcome.Unknown("timeout"));
    assertThat(court.books.counters.spentOn(court.books.now(), ZoneOffset.UTC))
        .isEqualTo(Money.ZERO_USD);
    assertThat(court.books.portfolio.reserved()).isEqualTo(usd("40.00"));
    court.books.fact(
        new Fact.OutcomeResolved(id, new Outcome.Accepted(new Effect.Bought()), "it is ours"));
    assertThat(court.books.counters.spentOn(court.books.now(), ZoneOffset.UTC))
        .isEqualTo(usd("40.00"));
  }

  @Test
  void aLossThatNobodyHasRealisedYetStopsBuyingToo() {
    dearMarket();
    court.unrealisedLoss = usd("149.99");
    assertThat(court.buy("25.00")).isEqualTo("passed");
    court.unrealisedLoss = usd("150.00");
    assertThat(court.buy("25.00"))
        .isEqualTo("drawdown: loss from the peak is 150.00 USD, buying stops at 150.00 USD");
  }

  @Test
  void halvesTheSizeAtFivePercentLossAndStopsBuyingAtFifteen() {
    dearMarket();
    lose("49.99");
    assertThat(court.buy("25.01")).isEqualTo("passed");
    lose("0.01");
    assertThat(court.buy("25.01"))
        .isEqualTo("max-per-trade: price (limit halved by drawdown) is 25.01 USD, limit 25.00 USD");
    assertThat(court.buy("25.00")).isEqualTo("passed");
    lose("99.99");
    assertThat(court.buy("25.00")).isEqualTo("passed");
    lose("0.01");
    assertThat(court.buy("25.00"))
        .isEqualTo("drawdown: loss from the peak is 150.00 USD, buying stops at 150.00 USD");
    court.books = court.books.restarted().later(Duration.ofDays(1));
    court.freshMarket();
    assertThat(court.rule(new Intent.BuyOffer(Court.CHEAP))).isEqualTo("drawdown");
  }

  /// Buys something and gets nothing for it.
  private void lose(String amount) {
    LotId lot = court.books.buy(offer("lost" + amount, amount));
    court.books.sell(lot, court.books.list(lot, amount), amount, amount);
  }

  @Test
  void moneyThatIsOnlyPromisedOrInItemsIsNoLoss() {
    court.books.buy(offer("a", "45.00"));
    for (int i = 0; i < 2; i++) {
      Offer other = Court.of(title(i), "t" + i, "45.00");
      court.books.answer(
          court.books.submit(new Intent.BuyOffer(other)), new Outcome.Unknown("timeout"));
    }
    assertThat(court.books.portfolio.equity()).isEqualTo(usd("1000.00"));
    assertThat(court.buy("8.00")).isEqualTo("passed");
  }

  @Test
  void whatTheOwnerTakesOutIsNoLossThatStopsBuyingForEver() {
    court.books = Books.with("1000.00");
    LotId gift = court.books.buy(offer("knife", "200.00"));
    court.books.fact(new Fact.LotWithdrawn(gift));
    assertThat(court.books.counters.peakEquity()).isEqualTo(usd("800.00"));
    assertThat(court.books.restarted().counters.peakEquity()).isEqualTo(usd("800.00"));
    court.books.later(Duration.ofDays(1));
    court.freshMarket();
    assertThat(court.buy("8.00")).isEqualTo("passed");
  }

  @Test
  void keepsThreeFifthsAtMostInItems() {
    for (int i = 0; i < 12; i++) {
      court.books.buy(Court.of(title(i), "o" + i, "45.00"));
    }
    court.books.later(Duration.ofDays(1));
    court.freshMarket();
    court.books.buy(Court.of(title(20), "p", "52.00"));
    assertThat(court.buy("8.00")).isEqualTo("passed");
    assertThat(court.buy("8.01"))
        .isEqualTo(
            "locked-away: money that is not usable within seven days is 600.01 USD, limit 600.00"
                + " USD");
  }

  @Test
  @Proves(
      value = "T5.5",
      breaks = SpendingRules.class,
      breaksMethods = {"reserve", "free"})
  void keepsTenDollarsOrFivePercentWhateverIsMore() {
    court.books = Books.with("20.00");
    for (int i = 0; i < 4; i++) {
      stand(title(i), "2.00");
    }
    assertThat(court.buy("2.00")).isEqualTo("passed");
    assertThat(court.buy("2.01"))
        .isEqualTo("reserve: 9.99 USD would be left, the reserve is 10.00 USD");
    court.books = mostlyProtected();
    assertThat(court.target("2.50", 2)).isEqualTo("passed");
    assertThat(court.target("2.51", 2))
        .isEqualTo("reserve: 49.98 USD would be left, the reserve is 50.00 USD");
  }

  private void stand(Title title, String price) {
    court.books.accept(
        court.books.submit(new Intent.PlaceTarget(title, usd(price), 1)),
        new Effect.TargetPlaced(new TargetId("t " + title)));
  }

  /// 1,000 USD, of which 945 can still be reverted.
  private static Books mostlyProtected() {
    Books books = Books.unopened();
    books.fact(new Fact.AccountOpened("demo", usd("55.00"), usd("945.00")));
    return books;
  }

  @Test
  void putsAtMostAFifthOfTheEquityIntoOneTitle() {
    court.books = Books.with("100.00");
    court.books.buy(offer("a", "12.00"));
    assertThat(court.buy("8.00")).isEqualTo("passed");
    assertThat(court.buy("8.01"))
        .isEqualTo("max-in-one-title: money in the title is 20.01 USD, limit 20.00 USD");
  }

  @Test
  void hasAtMostThreePurchasesUnderWay() {
    for (int i = 0; i < 3; i++) {
      assertThat(court.buy("8.00")).as("%d under way", i).isEqualTo("passed");
      court.books.submit(new Intent.BuyOffer(Court.of(title(i), "t" + i, "5.00")));
    }
    assertThat(court.buy("8.00"))
        .isEqualTo("purchases-at-once: purchases at once would be 4, limit 3");
  }

  @Test
  void holdsNoMoreThanAQuarterOfWhatSellsInAWeek() {
    court.valuation =
        Valuation.of(snapshot(Court.LADDER, steadySales("10.00", 1)), fees(7), court.books.now());
    assertThat(court.buy("8.00")).isEqualTo("passed");
    court.books.buy(offer("a", "8.00"));
    assertThat(court.buy("8.00"))
        .isEqualTo("share-of-sales: lots against the title's weekly sales would be 2, limit 1");
  }

  @Test
  @Proves(value = "T5.5", breaks = SpendingRules.class, breaksMethods = "hardCap")
  void aTargetNeverPaysMoreThanTheFairValueBringsHoweverMuchOthersPay() {
    Money fair = court.valuation.orElseThrow().fair().value();
    assertThat(fair).isEqualTo(usd("10.00"));
    court.valuation =
        Valuation.of(
            snapshot(
                List.of(offer("x", "9.90"), offer("y", "10.00"), offer("z", "10.10")),
                steadySales("10.00", 3),
                Optional.of(usd("9.80")),
                Given.NOW),
            fees(7),
            Given.NOW);
    assertThat(court.target("9.30", 1)).as("10.00 less 7 %").isEqualTo("passed");
    assertThat(court.target("9.31", 1))
        .isEqualTo("hard-cap: 9.31 USD is more than 9.30 USD, what a bad lot brings after the fee");
    assertThat(court.target("9.81", 1)).startsWith("hard-cap");
  }

  @Test
  @Proves(
      value = "T5.5",
      breaks = {Portfolio.class, Rule.class},
      breaksMethods = {"reserved", "of"})
  void whateverTargetsAreFilledTheMoneyAndTheBudgetOfTheDaySuffice() {
    int placed = 0;
    int filled = 0;
    for (long seed = 1; seed <= 300; seed++) {
      var random = new Random(seed);
      boolean small = seed % 2 == 0;
      long cash = small ? 20_00L + random.nextInt(50_00) : 600_00L + random.nextInt(900_00);
      court.books = Books.with(Money.usd(cash).toDecimal());
      for (int step = 0; step < 40; step++) {
        Title title = title(random.nextInt(30));
        Money price = Money.usd(50 + random.nextInt(small ? 240 : 880));
        Intent intent =
            random.nextInt(3) == 0
                ? new Intent.BuyOffer(Court.of(title, "b" + step, price.toDecimal()))
                : new Intent.PlaceTarget(title, price, 1 + random.nextInt(4));
        if (court.rule(intent).equals("passed")) {
          var id = court.books.submit(intent);
          court.books.accept(
              id,
              intent instanceof Intent.BuyOffer
                  ? new Effect.Bought()
                  : new Effect.TargetPlaced(new TargetId("t" + step)));
          placed++;
        }
        if (random.nextInt(4) == 0) {
          filled += fillOne(random, step);
        }
        check(seed, step);
      }
      List<Portfolio.Target> all = List.copyOf(court.books.portfolio.targets());
      for (Portfolio.Target target : all) {
        fill(target, target.price(), target.amount());
      }
      check(seed, 40);
    }
    assertThat(placed).as("targets and purchases").isGreaterThan(3000);
    assertThat(filled).as("fills meanwhile").isGreaterThan(500);
  }

  private int fillOne(Random random, int step) {
    var targets = new ArrayList<>(court.books.portfolio.targets());
    if (targets.isEmpty()) {
      return 0;
    }
    Portfolio.Target target = targets.get(random.nextInt(targets.size()));
    Money paid = random.nextBoolean() ? target.price() : target.price().minus(Money.usd(step % 9));
    fill(target, paid, 1);
    return 1;
  }

  private void fill(Portfolio.Target target, Money price, int times) {
    for (int i = 0; i < times; i++) {
      var item = Court.of(target.title(), target.id() + "-" + target.amount() + i, "1.00").item();
      court.books.fact(new Fact.TargetFilled(target.id(), item, price, court.books.now()));
    }
  }

  private void check(long seed, int step) {
    Cash cash = court.books.portfolio.cash().orElseThrow();
    Money reserved = court.books.portfolio.reserved();
    Money spent = court.books.counters.spentOn(court.books.now(), ZoneOffset.UTC);
    assertThat(cash.usable().minus(reserved))
        .as("seed %d, step %d: free money after every fill", seed, step)
        .isGreaterThanOrEqualTo(usd("10.00"));
    assertThat(spent.plus(reserved))
        .as("seed %d, step %d: the day's budget", seed, step)
        .isLessThanOrEqualTo(usd("500.00"));
  }

  @Test
  @Proves(
      value = "T5.5",
      breaks = Portfolio.class,
      breaksMethods = {"fill", "reserved"})
  void aPartlyFilledTargetReservesTheRest() {
    var id = court.books.submit(new Intent.PlaceTarget(TITLE, usd("5.00"), 3));
    assertThat(court.books.portfolio.reserved()).isEqualTo(usd("15.00"));
    court.books.accept(id, new Effect.TargetPlaced(new TargetId("t")));
    assertThat(court.books.portfolio.reserved()).isEqualTo(usd("15.00"));
    var target = court.books.portfolio.targets().iterator().next();
    fill(target, usd("4.90"), 1);
    assertThat(court.books.portfolio.reserved()).isEqualTo(usd("10.00"));
    fill(target, usd("5.00"), 2);
    assertThat(court.books.portfolio.reserved()).isEqualTo(Money.ZERO_USD);
    assertThat(court.books.portfolio.targets()).isEmpty();
    assertThat(court.books.portfolio.cash().orElseThrow().usable()).isEqualTo(usd("985.10"));
  }

  @Test
  void aTargetCountsAsAllTheLotsThatItCouldBecome() {
    assertThat(court.target("5.00", 3)).isEqualTo("passed");
    assertThat(court.target("5.00", 4))
        .isEqualTo("lots-per-title: lots of the title would be 4, limit 3");
    court.books.accept(
        court.books.submit(new Intent.PlaceTarget(TITLE, usd("5.00"), 2)),
        new Effect.TargetPlaced(new TargetId("t")));
    assertThat(court.target("5.00", 1)).isEqualTo("passed");
    assertThat(court.target("5.00", 2)).startsWith("lots-per-title");
    court.books.buy(offer("a", "5.00"));
    assertThat(court.buy("8.00")).startsWith("lots-per-title");
  }

  @Test
  void protectedProceedsBuyOffersButCoverNoTargetAndNoOtherGame() {
    court.books = mostlyProtected();
    assertThat(court.buy("45.00")).as("a CS2 offer").isEqualTo("passed");
    assertThat(court.target("2.00", 3)).startsWith("reserve: 49.00 USD would be left");
    court.limits = Limits.DEFAULT.with(Limit.GAMES, Set.of(Game.CS2, Game.RUST));
    Offer rust = Court.of(new Title(Game.RUST, "Whiteout Facemask"), "r", "9.50");
    assertThat(court.judge(new Intent.BuyOffer(rust)))
        .startsWith("reserve: 45.50 USD would be left");
    stand(title(1), "2.00");
    assertThat(court.buy("8.00"))
        .as("would take the target's cover")
        .startsWith("reserve: 45.00 USD would be left");
  }

  @Test
  void refusesOrdersThatWouldSlipUnderEveryLimit() {
    assertThat(court.buy("0.00")).isEqualTo("impossible-order: the price is 0.00 USD");
    assertThat(court.buy("-8.00")).isEqualTo("impossible-order: the price is -8.00 USD");
    assertThat(court.target("5.00", 0))
        .isEqualTo("impossible-order: 0 items wanted, 1 to 100 possible");
    assertThat(court.target("5.00", -3)).startsWith("impossible-order");
    assertThat(court.target("5.00", 101)).startsWith("impossible-order");
    LotId lot = court.books.buy(offer("a", "5.00"));
    assertThat(court.list(lot, "0.00")).startsWith("impossible-order");
  }
}
