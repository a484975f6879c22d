package io.floatwise.core.risk;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConcentrationRulesTest {

  private static final Title RUST = new Title(Game.RUST, "Whiteout Facemask");

  private final Court court = new Court(Books.with("1000.00"));

  private static Title title(int number) {
    return new Title(Game.CS2, "Case " + number);
  }

  private void hold(Title title, String price) {
    court.books.buy(Court.of(title, title + price, price));
  }

  /// The next day, so that the budget of the day is whole again.
  private void nextDay() {
    court.books.later(Duration.ofDays(1));
    court.freshMarket();
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = ConcentrationRules.class,
      breaksMethods = {"game", "within", "committed"})
  void putsAtMostHalfOfTheEquityIntoOneGameWhereMoreThanOneIsEnabled() {
    for (int i = 0; i < 10; i++) {
      hold(title(i), "49.20");
    }
    nextDay();
    assertThat(court.buy("8.01")).as("one game").isEqualTo("passed");
    court.limits = Limits.DEFAULT.with(Limit.GAMES, Set.of(Game.CS2, Game.RUST));
    assertThat(court.buy("8.00")).isEqualTo("passed");
    assertThat(court.buy("8.01"))
        .isEqualTo("max-in-one-game: money in CS2 is 500.01 USD, limit 500.00 USD");
    assertThat(court.judge(new Intent.BuyOffer(Court.of(RUST, "r", "8.01"))))
        .as("another game")
        .isEqualTo("passed");
  }

  @Test
  void buysOnlyInGamesThatAreEnabled() {
    Intent rust = new Intent.BuyOffer(Court.of(RUST, "r", "8.00"));
    assertThat(court.judge(rust))
        .isEqualTo("game-not-enabled: Rust is not among the enabled games [CS2]");
    court.limits = Limits.DEFAULT.with(Limit.GAMES, Set.of(Game.CS2, Game.RUST));
    assertThat(court.judge(rust)).isEqualTo("passed");
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = ConcentrationRules.class,
      breaksMethods = {"collection", "within", "committed"})
  void putsAtMostThreeTenthsOfTheEquityIntoOneCollection() {
    court.collections =
        t ->
            t.equals(TITLE) || t.name().startsWith("Case")
                ? Optional.of("Cache")
                : Optional.empty();
    court.books = Books.with("100.00");
    hold(title(1), "12.00");
    hold(new Title(Game.CS2, "of no known collection"), "12.00");
    court.books.accept(
        court.books.submit(new Intent.PlaceTarget(title(2), usd("5.00"), 2)),
        new Effect.TargetPlaced(new TargetId("t")));
    assertThat(court.buy("8.00")).isEqualTo("passed");
    assertThat(court.buy("8.01"))
        .isEqualTo(
            "max-in-one-collection: money in the collection Cache is 30.01 USD, limit 30.00 USD");
    court.collections = _ -> Optional.empty();
    assertThat(court.buy("8.01")).as("each title on its own").isEqualTo("passed");
  }

  @Test
  void aCollectionOfTheSameNameInAnotherGameIsAnotherCollection() {
    court.collections = _ -> Optional.of("Winter");
    court.limits = Limits.DEFAULT.with(Limit.GAMES, Set.of(Game.CS2, Game.RUST));
    for (int i = 0; i < 6; i++) {
      hold(new Title(Game.RUST, "Mask " + i), "49.50");
    }
    nextDay();
    assertThat(court.buy("8.00")).isEqualTo("passed");
    assertThat(court.rule(new Intent.BuyOffer(Court.of(RUST, "r", "8.00"))))
        .isEqualTo("max-in-one-collection");
  }

  @Test
  void aPurchaseUnderWayCountsForItsCollection() {
    court.collections = _ -> Optional.of("Cache");
    court.books = Books.with("100.00");
    court.books.submit(new Intent.BuyOffer(Court.of(title(1), "a", "15.00")));
    court.books.submit(new Intent.BuyOffer(Court.of(title(2), "b", "7.00")));
    assertThat(court.buy("8.00")).isEqualTo("passed");
    assertThat(court.rule(new Intent.BuyOffer(offer("cheap", "8.01"))))
        .isEqualTo("max-in-one-collection");
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = ConcentrationRules.class,
      breaksMethods = {"targets", "openTargets", "beingPlaced"})
  void allTargetsTogetherPromiseAFifthOfTheEquityAndAreNotMoreThanAHundred() {
    for (int i = 0; i < 19; i++) {
      standing("t" + i, "5.00", 2);
    }
    assertThat(court.target("9.00", 1)).as("190 and nine").isEqualTo("passed");
    IntentId onItsWay = court.books.submit(new Intent.PlaceTarget(title(1), usd("0.99"), 1));
    assertThat(court.target("9.01", 1)).isEqualTo("passed");
    assertThat(court.target("9.02", 1))
        .isEqualTo("max-in-targets: money that targets promise is 200.01 USD, limit 200.00 USD");
    assertThat(court.buy("9.02")).as("an offer is no target").isEqualTo("passed");
    court.books.answer(onItsWay, new Outcome.Rejected("NotEnoughBalance", ""));
    for (int i = 19; i < 99; i++) {
      standing("t" + i, "0.01", 1);
    }
    assertThat(court.target("1.00", 1)).as("the hundredth").isEqualTo("passed");
    standing("t99", "0.01", 1);
    assertThat(court.target("1.00", 1))
        .isEqualTo("open-targets: open targets would be 101, limit 100");
  }

  private void standing(String id, String price, int amount) {
    court.books.fact(
        new Fact.TargetAdopted(new TargetId(id), title(id.hashCode()), usd(price), amount));
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {LockBucket.class, ConcentrationRules.class},
      breaksMethods = {"of", "locked"})
  void proceedsThatAreProtectedForMoreThanSevenDaysAreLockedAwayLikeItems() {
    for (int i = 0; i < 12; i++) {
      hold(title(i), "45.00");
    }
    nextDay();
    LotId sold = court.books.buy(offer("s", "50.00"));
    assertThat(court.buy("8.00")).as("590 in items").isEqualTo("passed");
    court.books.fact(
        new Fact.LotSold(
            sold,
            court.books.list(sold, "60.00"),
            usd("60.00"),
            usd("4.20"),
            court.books.now(),
            Optional.of(court.books.now().plus(Duration.ofDays(7)).plusSeconds(1))));
    assertThat(court.buy("7.68")).as("540 in items, 55.80 protected").isEqualTo("passed");
    assertThat(court.buy("7.69"))
        .isEqualTo(
            "locked-away: money that is not usable within seven days is 603.49 USD, limit 603.48"
                + " USD");
    court.books.later(Duration.ofSeconds(1));
    assertThat(court.buy("7.69")).as("usable within seven days").isEqualTo("passed");
  }

  @Test
  void everyCentLiesInOneBucketByTheDaysUntilItIsUsable() {
    Books books = court.books;
    for (int days : List.of(8, 7, 4, 3, 1)) {
      LotId lot = books.buy(Court.of(title(days), "d" + days, "10.00"));
      books.fact(
          new Fact.LotSold(
              lot,
              books.list(lot, "12.00"),
              usd("12.00"),
              usd("1.00").plus(Money.usd(days)),
              NOW,
              Optional.of(NOW.plus(Duration.ofDays(days)))));
    }
    hold(title(20), "5.00");
    books.submit(new Intent.BuyOffer(offer("p", "6.00")));
    Map<LockBucket, Money> buckets = LockBucket.of(books.portfolio, books.now());
    assertThat(buckets)
        .containsExactly(
            Map.entry(LockBucket.NOW, usd("939.00")),
            Map.entry(LockBucket.DAYS_1_TO_3, usd("21.96")),
            Map.entry(LockBucket.DAYS_4_TO_7, usd("21.89")),
            Map.entry(LockBucket.LATER, usd("21.92")));
    assertThat(buckets.values().stream().reduce(Money.ZERO_USD, Money::plus))
        .isEqualTo(books.portfolio.equity());
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {Allowance.class, ConcentrationRules.class},
      breaksMethods = {"of", "share", "half", "within"})
  void afterADrawdownOfFivePercentEverySizeIsHalved() {
    LotId lot = court.books.buy(offer("lost", "50.00"));
    court.books.sell(lot, court.books.list(lot, "50.00"), "50.00", "50.00");
    assertThat(court.books.portfolio.equity()).isEqualTo(usd("950.00"));
    nextDay();
    hold(TITLE, "45.00");
    hold(TITLE, "42.00");
    assertThat(court.buy("8.00")).isEqualTo("passed");
    assertThat(court.buy("8.01"))
        .isEqualTo(
            "max-in-one-title: money in the title (limit halved by drawdown) is 95.01 USD, limit"
                + " 95.00 USD");
    for (int i = 0; i < 3; i++) {
      hold(title(i), "52.00");
    }
    assertThat(court.buy("7.00")).isEqualTo("passed");
    assertThat(court.buy("7.01"))
        .isEqualTo(
            "max-per-day: spent today with this (limit halved by drawdown) is 250.01 USD, limit"
                + " 250.00 USD");
  }

  /// Nothing was sold, but the market fell: that is a drawdown as well.
  @Test
  void aFallingMarketCountsAsALossBeforeAnythingIsSoldAndARiseDoesNot() {
    for (int i = 0; i < 10; i++) {
      hold(title(i), "49.00");
    }
    nextDay();
    quote("60.00");
    assertThat(court.buy("8.00")).as("a rise").isEqualTo("passed");
    quote("37.00");
    assertThat(court.buy("8.00"))
        .as("37.00 brings 34.41: 14.59 less than each of ten cost")
        .isEqualTo("passed");
    quote("36.00");
    assertThat(court.buy("8.00"))
        .isEqualTo("drawdown: loss from the peak is 155.20 USD, buying stops at 150.00 USD");
    court.books = court.books.restarted();
    assertThat(court.rule(new Intent.BuyOffer(Court.CHEAP))).isEqualTo("drawdown");
  }

  private void quote(String bestOffer) {
    court.marks.observe(
        court.books.portfolio.openLots().stream()
            .map(lot ->
                new Quote(
                    lot.title(),
                    Optional.of(usd(bestOffer)),
                    1,
                    Optional.empty(),
                    0,
                    court.books.now()))
            .toList());
  }
}
