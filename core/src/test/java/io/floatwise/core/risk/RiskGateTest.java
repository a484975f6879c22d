package io.floatwise.core.risk;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.Given;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RiskGateTest {

  private static final Offer CHEAP = offer("cheap", "8.00");
  private static final List<Offer> LADDER =
      List.of(CHEAP, offer("x", "9.90"), offer("y", "10.00"), offer("z", "10.10"));
  private static final Snapshot MARKET = snapshot(LADDER, steadySales("10.00", 3));

  private final RiskGate gate = new RiskGate(RiskRules.ALL, RiskRules.HOLDS);
  private Books books = Books.with("1000.00");
  private Optional<Valuation> valuation = Valuation.of(MARKET, fees(7), NOW);
  private boolean reconciled = true;

  private String judge(Intent intent) {
    var view =
        new RiskView(
            books.portfolio,
            books.counters,
            Limits.DEFAULT,
            valuation,
            valuation.map(Valuation::fees),
            _ -> Optional.empty(),
            Money.ZERO_USD,
            Optional.of(Duration.ZERO),
            reconciled,
            books.now());
    return switch (gate.judge(new IntentId(99), intent, view)) {
      case Verdict.Passed(Approved approved) -> "passed " + approved.id();
      case Verdict.Held(String rule, String _) -> "held by " + rule;
      case Verdict.Refused(String rule, String _) -> rule;
    };
  }

  private String buy(Offer offer) {
    return judge(new Intent.BuyOffer(offer));
  }

  private void market(List<Offer> offers, Instant asOf) {
    valuation =
        Valuation.of(
            snapshot(offers, steadySales("10.00", 3), Optional.of(usd("8.00")), asOf),
            fees(7),
            NOW);
  }

  @Test
  void letsASoundPurchasePass() {
    assertThat(buy(CHEAP)).isEqualTo("passed i99");
  }

  @Test
  @Proves(
      value = "T5.6",
      breaks = {ReadinessRules.class, MarketRules.class, Rule.class})
  void refusesAPurchaseForEachThingThatIsNotKnownAndSaysWhich() {
    var court = new Court(Books.unopened());
    assertThat(court.buy("8.00")).isEqualTo("balance-unknown: the account's balance is not known");
    assertThat(court.target("8.00", 1)).startsWith("balance-unknown");

    court.books = Books.with("1000.00");
    assertThat(court.buy("8.00")).isEqualTo("passed");
    court.valuation = Optional.empty();
    assertThat(court.buy("8.00"))
        .isEqualTo("value-unknown: no fair value: too few sales, or the fee is not known");

    court.valuation =
        Valuation.of(
            snapshot(
                List.of(CHEAP, offer("x", "9.40")), steadySales("10.00", 3), Optional.empty(), NOW),
            fees(7),
            NOW);
    assertThat(court.buy("8.00")).isEqualTo("passed");
    court.valuation =
        Valuation.of(
            snapshot(List.of(CHEAP, offer("x", "8.49")), steadySales("10.00", 3)), fees(7), NOW);
    assertThat(court.buy("8.00"))
        .isEqualTo("quorum: sales say 10.00 USD, the ladder says 8.49 USD");
    court.valuation = Valuation.of(snapshot(List.of(), steadySales("10.00", 3)), fees(7), NOW);
    assertThat(court.buy("8.00")).isEqualTo("quorum: no ladder or no aggregated price");
    court.valuation = Valuation.of(snapshot(List.of(CHEAP), steadySales("10.00", 3)), fees(7), NOW);
    assertThat(court.buy("8.00")).isEqualTo("quorum: nobody else sells it");

    court.freshMarket();
    court.books.later(Duration.ofMinutes(10).plusSeconds(1));
    assertThat(court.buy("8.00")).isEqualTo("stale-quote: quote is 601 s old, limit 600 s");
    court.books = Books.with("1000.00");
    court.books.fact(new Fact.BooksDiffer(usd("1000.00"), usd("1000.01")));
    court.freshMarket();
    assertThat(court.buy("8.00"))
        .isEqualTo("books-differ: books say 1000.00 USD, the venue says 1000.01 USD");
  }

  @Test
  void refusesAFeeScheduleThatIsOlderThanADay() {
    books.later(Duration.ofHours(24).plusSeconds(1));
    valuation =
        Valuation.of(
            snapshot(LADDER, steadySales("10.00", 3), Optional.empty(), books.now()),
            fees(7),
            books.now());
    assertThat(buy(CHEAP)).isEqualTo("stale-fee");
  }

  @Test
  void refusesBeforeTheBooksWereComparedWithTheVenue() {
    reconciled = false;
    assertThat(buy(CHEAP)).isEqualTo("not-reconciled");
  }

  @Test
  @Proves(
      value = "D.2",
      breaks = {MarketRules.class, ReadinessRules.class})
  void refusesToBuyOnUnknownOrStaleData() {
    valuation = Optional.empty();
    assertThat(buy(CHEAP)).isEqualTo("value-unknown");

    market(LADDER, NOW.minus(Duration.ofMinutes(11)));
    assertThat(buy(CHEAP)).isEqualTo("stale-quote");
    market(LADDER, NOW.plusSeconds(1));
    assertThat(buy(CHEAP)).as("a quote from the future").isEqualTo("stale-quote");
    market(LADDER, NOW.minus(Duration.ofMinutes(10)));
    assertThat(buy(CHEAP)).isEqualTo("passed i99");

    market(List.of(CHEAP), NOW);
    assertThat(buy(CHEAP)).as("nobody else sells it").isEqualTo("quorum");
    market(List.of(CHEAP, offer("x", "13.00"), offer("y", "13.00")), NOW);
    assertThat(buy(CHEAP)).as("ladder and sales disagree").isEqualTo("quorum");

    market(LADDER, NOW);
    books.later(Duration.ofHours(25));
    assertThat(buy(CHEAP)).isEqualTo("stale-quote");
  }

  @Test
  void refusesACrossedBook() {
    valuation =
        Valuation.of(
            snapshot(LADDER, steadySales("10.00", 3), Optional.of(usd("8.01")), NOW), fees(7), NOW);
    assertThat(buy(CHEAP)).isEqualTo("crossed-book");
  }

  @Test
  void stopsBuyingWhileTheBooksDifferButGoesOnSelling() {
    LotId lot = books.buy(offer("a", "5.00"));
    books.fact(new Fact.BooksDiffer(usd("995.00"), usd("994.99")));
    assertThat(buy(CHEAP)).isEqualTo("books-differ");
    assertThat(list(lot, "10.00")).isEqualTo("passed i99");
    books.fact(new Fact.BooksAgree());
    assertThat(buy(CHEAP)).isEqualTo("passed i99");
  }

  @Test
  void refusesAboveTheLimitOfATrade() {
    List<Offer> dear = List.of(offer("d", "50.01"), offer("e", "55.00"), offer("f", "56.00"));
    valuation = Valuation.of(snapshot(dear, steadySales("55.00", 3)), fees(7), NOW);
    assertThat(buy(dear.getFirst())).isEqualTo("max-per-trade");
    assertThat(buy(offer("d", "50.00"))).isEqualTo("passed i99");
  }

  @Test
  void refusesAboveTheLimitOfTheDayAndStartsAnewTheNextDay() {
    books = Books.with("5000.00");
    for (int i = 0; i < 11; i++) {
      LotId lot = books.buy(offer("o" + i, "45.00"));
      books.sell(lot, books.list(lot, "60.00"), "60.00", "1.00");
    }
    assertThat(buy(CHEAP)).isEqualTo("max-per-day");
    books.later(Duration.ofHours(12));
    valuation =
        Valuation.of(
            snapshot(LADDER, steadySales("10.00", 3), Optional.of(usd("8.00")), books.now()),
            fees(7),
            books.now());
    assertThat(buy(CHEAP)).isEqualTo("passed i99");
  }

  @Test
  void refusesAFourthLotAndAFourthPurchaseAtOnce() {
    for (int i = 0; i < 3; i++) {
      books.buy(offer("o" + i, "5.00"));
    }
    assertThat(buy(CHEAP)).isEqualTo("lots-per-title");
  }

  @Test
  void refusesTheSameTitleWhileAnOutcomeIsUnknown() {
    books.answer(
        books.submit(new Intent.BuyOffer(offer("a", "5.00"))), new Outcome.Unknown("timeout"));
    assertThat(buy(CHEAP)).isEqualTo("busy");
  }

  @Test
  void keepsTheReserve() {
    books = Books.with("17.99");
    assertThat(buy(CHEAP)).isIn("max-in-one-title", "reserve");
    books = Books.with("49.00");
    assertThat(buy(CHEAP)).as("level standard needs 50 USD").isEqualTo("min-balance");
  }

  @Test
  @Proves(value = "T5.4", breaks = SellingRules.class, breaksMethods = "loss")
  void refusesAListingThatLosesMoneyAfterTheFee() {
    LotId lot = books.buy(offer("a", "10.00"));
    assertThat(list(lot, "10.20")).isEqualTo("loss");
    assertThat(list(lot, "10.75")).isEqualTo("loss");
    assertThat(list(lot, "10.76")).isEqualTo("passed i99");
  }

  private String list(LotId lot, String price) {
    var asset = books.portfolio.lot(lot).orElseThrow().item().id();
    return judge(new Intent.ListLot(lot, asset, Given.TITLE, usd(price)));
  }

  @Test
  void respectsTheChangeWindowOfTheVenue() {
    LotId lot = books.buy(offer("a", "8.00"));
    var own = books.list(lot, "10.00");
    var asset = books.portfolio.lot(lot).orElseThrow().item().id();
    var change = new Intent.Reprice(lot, asset, own, Given.TITLE, usd("10.00"), usd("9.80"));
    assertThat(judge(change)).isEqualTo("change-window");
    books.later(Duration.ofMinutes(15));
    assertThat(judge(change)).isEqualTo("passed i99");
  }

  @Test
  void pausesByActivityUntilTheTimeIsOver() {
    LotId lot = books.buy(offer("a", "8.00"));
    books.fact(
        new Fact.ActivitiesPaused(
            EnumSet.of(Activity.BUY), "test", Optional.of(NOW.plus(Duration.ofMinutes(5)))));
    assertThat(buy(CHEAP)).isEqualTo("paused");
    assertThat(list(lot, "10.00")).isEqualTo("passed i99");
    books.later(Duration.ofMinutes(5));
    assertThat(buy(CHEAP)).isEqualTo("passed i99");
    assertThat(books.counters.expired(books.now())).isEqualTo(Set.of(Activity.BUY));
  }
}
