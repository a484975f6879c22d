package io.floatwise.core.strategies;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.Given;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Sale;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueFlipTest {

  private static final List<Sale> SALES = steadySales("10.00", 3);
  private static final List<Offer> OTHERS =
      List.of(offer("x", "9.90"), offer("y", "10.00"), offer("z", "10.10"));

  private final ValueFlip strategy = new ValueFlip();
  private final Books books = Books.with("1000.00");

  private List<Decision> decide(List<Offer> offers, List<Sale> sales) {
    var snapshot = snapshot(offers, sales, Optional.empty(), books.now());
    var view =
        new StrategyView(
            snapshot,
            Valuation.of(snapshot, fees(7), books.now()),
            new Fees(fees(7), TITLE, books.now()),
            books.portfolio,
            Money.ZERO_USD,
            books.now());
    var decisions = new ArrayList<>(new Selling().decide(view));
    decisions.addAll(strategy.decide(view));
    return decisions;
  }

  private static List<Offer> with(Offer... first) {
    var ladder = new ArrayList<>(List.of(first));
    ladder.addAll(OTHERS);
    ladder.sort(Comparator.comparing(Offer::price));
    return ladder;
  }

  private static List<Intent> wishes(List<Decision> decisions) {
    return decisions.stream()
        .filter(Decision.Propose.class::isInstance)
        .map(d -> ((Decision.Propose) d).intent())
        .toList();
  }

  private static List<String> skips(List<Decision> decisions) {
    return decisions.stream()
        .filter(Decision.Skip.class::isInstance)
        .map(d -> (Decision.Skip) d)
        .map(s -> s.rule() + ": " + s.evidence().summary())
        .toList();
  }

  @Test
  void buysTheCheapestOfferThatIsWorthMore() {
    Offer cheap = offer("cheap", "8.00");
    assertThat(wishes(decide(with(cheap, offer("next", "8.10")), SALES)))
        .containsExactly(new Intent.BuyOffer(cheap));
  }

  @Test
  void neverBuysFaceToFaceOrWhatIsBeingTradedOrItsOwn() {
    Offer cheap = offer("cheap", "8.00");
    var seller =
        new Offer(
            cheap.id(), cheap.item(), cheap.price(), cheap.createdAt(), Custody.SELLER, false);
    var locked = new Offer(new OfferId("l"), cheap.item(), usd("8.05"), NOW, Custody.VENUE, true);
    LotId lot = books.buy(offer("mine", "8.00"));
    OfferId own = books.list(lot, "8.10");
    List<Decision> decisions = decide(List.of(seller, locked, offer(own.value(), "8.10")), SALES);
    assertThat(skips(decisions)).containsExactly("no-offer: nothing can be bought");
  }

  @Test
  void saysWhichConditionFailedFirst() {
    assertThat(skips(decide(with(offer("a", "8.00")), List.of())))
        .containsExactly("no-fair-value: too few sales");
    assertThat(skips(decide(List.of(), SALES))).containsExactly("no-offer: nothing can be bought");
    assertThat(skips(decide(with(offer("a", "0.49")), SALES)))
        .containsExactly("no-level: 0.49 USD is outside every level");
    assertThat(skips(decide(with(offer("a", "8.00")), SALES.subList(0, 8))))
        .singleElement()
        .asString()
        .matches("thin-evidence: effective sample [78]\\.\\d, level STANDARD needs 10");
    assertThat(skips(decide(with(offer("a", "8.00")), oneADay())))
        .as("7 x 30 / 31 a week")
        .containsExactly("illiquid: 6.8 sales a week, level STANDARD needs 7");
    assertThat(skips(decide(with(offer("a", "9.60")), SALES)))
        .singleElement()
        .asString()
        .startsWith("never-breaks-even: no price at which it may sell brings back 9.60 USD");
    assertThat(skips(decide(with(offer("a", "9.10")), SALES)))
        .singleElement()
        .asString()
        .startsWith("edge-too-small: expected ")
        .endsWith("level STANDARD needs 0.28 USD");
  }

  private static List<Sale> oneADay() {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < 30; i++) {
      sales.add(Given.sale("10.00", Duration.ofDays(i)));
    }
    return sales;
  }

  @Test
  void listsWhatItHoldsAndNeverBelowTheCost() {
    var fees = new Fees(fees(7), TITLE, NOW);
    int listed = 0;
    for (long seed = 1; seed <= 200; seed++) {
      var random = new Random(seed);
      Books fresh = Books.with("1000.00");
      Money cost = Money.usd(600 + random.nextInt(700));
      LotId lot = fresh.buy(offer("mine", cost.toDecimal()));
      var offers = new ArrayList<Offer>();
      for (int i = 0; i < random.nextInt(10); i++) {
        offers.add(offer("o" + i, Money.usd(500 + random.nextInt(700)).toDecimal()));
      }
      offers.sort(Comparator.comparing(Offer::price));
      var snapshot = snapshot(offers, SALES, Optional.empty(), NOW);
      var view =
          new StrategyView(
              snapshot,
              Valuation.of(snapshot, fees(7), NOW),
              fees,
              fresh.portfolio,
              Money.ZERO_USD,
              NOW);
      for (Intent intent : wishes(new Selling().decide(view))) {
        if (intent instanceof Intent.ListLot list) {
          assertThat(list.lot()).isEqualTo(lot);
          assertThat(fees.net(list.price())).as("seed %d", seed).isGreaterThanOrEqualTo(cost);
          listed++;
        }
      }
    }
    assertThat(listed).as("every lot has a price that brings back its cost").isEqualTo(200);
  }

  @Test
  void listsAtBreakEvenWhatItPaidTooMuchFor() {
    LotId lot = books.buy(offer("mine", "12.00"));
    // 12.91 less 7 % rounded up is 12.00; 12.90 brings 11.99.
    assertThat(wishes(decide(OTHERS, SALES)))
        .containsExactly(
            new Intent.ListLot(lot, offer("mine", "1").item().id(), TITLE, usd("12.91")));
  }

  @Test
  void movesAListingOnlyWhenAnotherPriceIsClearlyBetter() {
    LotId lot = books.buy(offer("mine", "8.00"));
    Intent.ListLot wish = (Intent.ListLot) wishes(decide(OTHERS, SALES)).getFirst();
    OfferId own = books.list(lot, wish.price().toDecimal());
    List<Offer> ladder = with(offer(own.value(), wish.price().toDecimal()));
    assertThat(wishes(decide(ladder, SALES))).as("it is where it belongs").isEmpty();

    OfferId dear = new OfferId("dear");
    books.fact(new Fact.OfferAdopted(lot, dear, usd("30.00")));
    books.later(Duration.ofMinutes(30));
    assertThat(wishes(decide(with(offer("dear", "30.00")), SALES)))
        .containsExactly(
            new Intent.Reprice(lot, wish.asset(), dear, TITLE, usd("30.00"), wish.price()));
  }

  @Test
  void doesNotUndercutItsOwnOffers() {
    LotId first = books.buy(offer("one", "8.00"));
    Intent.ListLot wish = (Intent.ListLot) wishes(decide(OTHERS, SALES)).getFirst();
    OfferId own = books.list(first, wish.price().toDecimal());
    LotId second = books.buy(offer("two", "8.00"));
    List<Offer> ladder = with(offer(own.value(), wish.price().toDecimal()));
    assertThat(wishes(decide(ladder, SALES)))
        .containsExactly(
            new Intent.ListLot(second, offer("two", "1").item().id(), TITLE, wish.price()));
  }

  @Test
  void leavesAloneWhatItDoesNotKnowTheCostOfOrIsWaitingFor() {
    books.fact(new Fact.LotAdopted(Given.item("gift"), Optional.empty()));
    LotId gift = books.portfolio.openLots().getFirst().id();
    assertThat(skips(decide(List.of(), SALES)))
        .containsExactly(
            "cost-unknown: lot %s is left as it is".formatted(gift),
            "no-offer: nothing can be bought");
    LotId lot = books.buy(offer("mine", "8.00"));
    books.submit(new Intent.ListLot(lot, offer("mine", "1").item().id(), TITLE, usd("10.00")));
    assertThat(wishes(decide(OTHERS, SALES))).isEmpty();
  }

  @Test
  void decidesTheSameOnTheSameView() {
    books.buy(offer("mine", "8.00"));
    List<Offer> ladder = with(offer("cheap", "8.00"));
    assertThat(decide(ladder, SALES)).isEqualTo(decide(ladder, SALES)).isNotEmpty();
  }

  @Test
  void countsOnNoPriceThatOnlyFewPay() {
    var sales = new ArrayList<>(SALES);
    for (int day = 0; day < 20; day++) {
      sales.add(Given.sale("13.00", Duration.ofDays(day)));
    }
    assertThat(wishes(decide(with(offer("a", "9.25")), sales)))
        .as("a day's wash trade or collector is no buyer of an ordinary lot")
        .isEmpty();
  }

  @Test
  void buysNothingWhileOthersAskMuchLessThanWasPaid() {
    List<Offer> fallen =
        List.of(offer("a", "7.00"), offer("b", "9.30"), offer("c", "9.49"), offer("d", "9.60"));
    assertThat(skips(decide(fallen, SALES)))
        .containsExactly("falling: 10.00 USD was paid, others ask 9.49 USD now");
    List<Offer> level =
        List.of(offer("a", "7.00"), offer("b", "9.30"), offer("c", "9.50"), offer("d", "9.60"));
    assertThat(wishes(decide(level, SALES)))
        .as("no more than 5 % less, but only 9.50 is counted on")
        .containsExactly(new Intent.BuyOffer(level.getFirst()));
  }

  @Test
  void countsOnNoMoreThanOthersAskWhereThatIsLess() {
    List<Offer> lower =
        List.of(offer("a", "8.80"), offer("b", "9.50"), offer("c", "9.55"), offer("d", "9.60"));
    assertThat(wishes(decide(lower, SALES)))
        .as("9.30 after the fee of 10.00 would do, 8.88 after that of 9.55 does not")
        .isEmpty();
  }
}
