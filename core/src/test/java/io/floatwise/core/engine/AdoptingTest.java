package io.floatwise.core.engine;

import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.Shown;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.CommandText;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Totals;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.strategies.Selling;
import io.floatwise.core.strategies.ValueFlip;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the owner does with his money by hand is adopted on his word, and on nothing less.
class AdoptingTest {

  private static final Offer CHEAP = offer("cheap", "8.00");
  private static final Snapshot MARKET =
      snapshot(
          List.of(CHEAP, offer("x", "9.90"), offer("y", "10.00"), offer("z", "10.10")),
          steadySales("10.00", 3));

  private static final Outcome BOUGHT = new Outcome.Accepted(new Effect.Bought());

  private final Bot bot = new Bot(new Selling(), new ValueFlip());

  @BeforeEach
  void meetTheAccount() {
    bot.account(Shown.with("1000.00"));
    bot.fees(7);
  }

  private List<Fact> say(String line) {
    return bot.command(CommandText.parse(line)).entries().stream().map(Entry::fact).toList();
  }

  /// Why a command was not obeyed; nothing else may have come of it.
  private String refusal(String line) {
    Portfolio books = bot.get().portfolio();
    var cash = books.cash();
    var difference = books.difference();
    var lots = List.copyOf(books.lots());
    List<Fact> facts = say(line);
    assertThat(facts).hasSize(1);
    assertThat(books.cash()).isEqualTo(cash);
    assertThat(books.difference()).isEqualTo(difference);
    assertThat(books.lots()).containsExactlyElementsOf(lots);
    Fact.CommandRefused refused = (Fact.CommandRefused) facts.getFirst();
    assertThat(refused.command()).isEqualTo(line);
    return refused.reason();
  }

  private boolean buys() {
    return bot.look(MARKET).submissions().stream()
        .anyMatch(a -> a.intent().equals(new Intent.BuyOffer(CHEAP)));
  }

  private Lot lot(String asset) {
    return bot.get().portfolio().openLot(new AssetId(asset)).orElseThrow();
  }

  private Money total() {
    return bot.get().portfolio().cash().orElseThrow().total();
  }

  private RiskCounters counters() {
    return bot.get().counters();
  }

  @Test
  void aDepositThatItsOwnerNamesToTheCentIsBookedAndBuyingGoesOn() {
    bot.account(Shown.with("1100.00"));
    assertThat(buys()).isFalse();
    assertThat(refusal("money +99.99 USD"))
        .isEqualTo(
            "expected +100.00 USD, for the books say 1000.00 USD and the venue says 1100.00 USD,"
                + " found +99.99 USD");
    assertThat(refusal("money -100.00 USD")).contains("expected +100.00 USD", "found -100.00 USD");

    assertThat(say("money +100.00 USD"))
        .containsExactly(new Fact.MoneyAdopted(usd("100.00"), Optional.empty(), "owner"));

    assertThat(total()).isEqualTo(usd("1100.00"));
    assertThat(bot.get().portfolio().difference()).isEmpty();
    assertThat(counters().refusedCommand()).as("the last word was obeyed").isEmpty();
    assertThat(refusal("money +100.00 USD"))
        .as("said twice")
        .isEqualTo("expected books that differ from the venue, found that both say 1100.00 USD");
    assertThat(buys()).isTrue();
  }

  @Test
  void whatWasPaidForAnItemByHandBecomesItsCostAndTheItemMayBeSold() {
    bot.account(Shown.with("998.76").item("by-hand"));
    LotId id = lot("by-hand").id();
    assertThat(buys()).isFalse();

    assertThat(say("money -1.24 USD for " + id))
        .containsExactly(new Fact.MoneyAdopted(usd("-1.24"), Optional.of(id), "owner"));

    assertThat(lot("by-hand").cost()).contains(usd("1.24"));
    assertThat(lot("by-hand").bought()).as("out of this account").isTrue();
    assertThat(total()).isEqualTo(usd("998.76"));
    assertThat(bot.get().portfolio().equity()).isEqualTo(usd("1000.00"));
    assertThat(counters().peakEquity()).isEqualTo(usd("1000.00"));
    assertThat(counters().spentOn(bot.now(), ZoneOffset.UTC))
        .as("the day's budget is that of the bot")
        .isEqualTo(Money.ZERO_USD);
    Totals totals = bot.get().portfolio().totals();
    assertThat(totals.purchases()).isEqualTo(1);
    assertThat(totals.spent()).isEqualTo(usd("1.24"));
    assertThat(bot.look(MARKET).submissions())
        .extracting(Approved::intent)
        .as("listed like any other")
        .anyMatch(i -> i instanceof Intent.ListLot list && list.lot().equals(id));
  }

  @Test
  void aPurchaseByHandThatIsRolledBackGivesItsMoneyBack() {
    bot.account(Shown.with("998.76").item("by-hand"));
    LotId id = lot("by-hand").id();
    say("money -1.24 USD for " + id);

    for (int reading = 0; reading < 3; reading++) {
      bot.account(Shown.with("1000.00"));
    }

    assertThat(bot.journal()).extracting(Entry::fact).contains(new Fact.PurchaseReverted(id));
    assertThat(bot.get().portfolio().difference()).isEmpty();
    assertThat(total()).isEqualTo(usd("1000.00"));
    assertThat(bot.get().portfolio().totals().spent()).isEqualTo(Money.ZERO_USD);
  }

  @Test
  void onlyAnOpenLotOfUnknownCostCanBePaidForAndOnlyWithMoneyThatLeft() {
    bot.answer(bot.look(MARKET), BOUGHT);
    LotId bought = lot("asset-cheap").id();
    bot.account(Shown.with("990.76").item("asset-cheap").item("by-hand"));
    LotId byHand = lot("by-hand").id();

    assertThat(refusal("money -1.24 USD for L999")).isEqualTo("expected a lot of ours, found L999");
    assertThat(refusal("money -1.24 USD for " + bought))
        .isEqualTo(
            "expected a lot that came by hand, is not sold, and whose cost is not known, found %s,"
                    .formatted(bought)
                + " which cost 8.00 USD");
    assertThat(refusal("money -1.25 USD for " + byHand)).contains("expected -1.24 USD");

    bot.account(Shown.with("995.00").item("asset-cheap").item("by-hand"));
    assertThat(refusal("money +3.00 USD for " + byHand))
        .isEqualTo("expected what was paid for %s, found money put in".formatted(byHand));

    bot.account(Shown.with("990.76").item("asset-cheap").item("by-hand"));
    say("money -1.24 USD for " + byHand);
    bot.account(Shown.with("990.00").item("asset-cheap").item("by-hand"));
    assertThat(refusal("money -0.76 USD for " + byHand)).contains("which cost 1.24 USD");

    for (int reading = 0; reading < 3; reading++) {
      bot.account(Shown.with("990.00").item("asset-cheap"));
    }
    assertThat(refusal("money -0.76 USD for " + byHand)).contains("which is not ours any more");
  }

  @Test
  void aDifferenceThatSomethingElseMayExplainIsNobodysDoing() {
    bot.restart();
    assertThat(refusal("money -1.24 USD"))
        .isEqualTo("expected a reading of the account, found none since the start");
    bot.fees(7);
    bot.account(Shown.with("998.76").unread(Game.CS2));
    assertThat(refusal("money -1.24 USD"))
        .isEqualTo("expected the whole account, found that this could not be read: CS2");

    bot.account(Shown.with("1000.00"));
    Step step = bot.look(MARKET);
    bot.answer(step, new Outcome.Unknown("timeout"));
    bot.account(Shown.with("998.76").unread(Game.CS2));
    bot.account(Shown.with("998.76"));
    assertThat(bot.get().portfolio().openSubmissions()).as("not done, says the venue").isEmpty();
    assertThat(say("money -1.24 USD")).hasOnlyElementsOfType(Fact.MoneyAdopted.class);
  }

  @Test
  void whatIsOnItsWayOrMissingIsWaitedFor() {
    Step step = bot.look(MARKET);
    assertThat(refusal("money -1.24 USD"))
        .isEqualTo(
            "expected no purchase without an answer, found %s; ask again when it is known what"
                    .formatted(step.submissions().getFirst().id())
                + " became of it");
    bot.answer(step, BOUGHT);

    bot.account(Shown.with("1000.00"));
    assertThat(bot.get().portfolio().difference())
        .as("its item is gone, its price is back")
        .isPresent();
    assertThat(refusal("money +8.00 USD"))
        .isEqualTo(
            "expected everything that is ours in its place, found missing: AK-47 | Redline"
                + " (Field-Tested); ask again when it is known what became of it");
    bot.account(Shown.with("1000.00"));
    bot.account(Shown.with("1000.00"));
    assertThat(bot.get().portfolio().difference()).as("rolled back, as it turned out").isEmpty();
  }

  @Test
  void onlyTheDifferenceOfTheLatestReadingCounts() {
    bot.answer(bot.look(MARKET), BOUGHT);
    bot.account(Shown.with("1092.00").item("asset-cheap"));
    Step listing = bot.look(MARKET);
    assertThat(listing.submissions())
        .singleElement()
        .matches(a -> a.intent() instanceof Intent.ListLot);
    bot.account(Shown.with("1042.00").item("asset-cheap"));
    for (String line : List.of("money +100.00 USD", "money +50.00 USD")) {
      assertThat(refusal(line))
          .as("money is not compared while an answer is on its way")
          .isEqualTo(
              "expected the difference of the latest reading, found that the money moved since;"
                  + " ask again after the next one");
    }

    bot.answer(listing, new Outcome.Accepted(new Effect.Listed(new OfferId("own"))));
    bot.account(Shown.with("1042.00").offer("own", "asset-cheap", price(listing)));

    assertThat(refusal("money +100.00 USD")).contains("expected +50.00 USD");
    assertThat(say("money +50.00 USD")).hasOnlyElementsOfType(Fact.MoneyAdopted.class);
  }

  private static String price(Step listing) {
    return ((Intent.ListLot) listing.submissions().getFirst().intent()).price().toDecimal();
  }

  @Test
  void drawdownIsTheSameBeforeAndAfterMoneyCameOrWent() {
    bot.answer(bot.look(MARKET), BOUGHT);
    for (int reading = 0; reading < 3; reading++) {
      bot.account(Shown.with("992.00").item("asset-cheap"));
    }
    bot.later(Duration.ofDays(1));
    bot.account(Shown.with("1092.00").item("asset-cheap"));
    say("money +100.00 USD");
    assertThat(counters().peakEquity()).isEqualTo(usd("1100.00"));
    assertThat(bot.get().portfolio().equity()).isEqualTo(usd("1100.00"));

    bot.account(Shown.with("592.00").item("asset-cheap"));
    say("money -500.00 USD");
    assertThat(counters().peakEquity()).as("no drawdown").isEqualTo(usd("600.00"));
    assertThat(bot.get().portfolio().equity()).isEqualTo(usd("600.00"));
  }

  @Test
  void aRestartRemembersAllOfIt() {
    bot.account(Shown.with("1100.00").item("by-hand"));
    say("money +100.00 USD");
    bot.account(Shown.with("1098.76").item("by-hand"));
    LotId id = lot("by-hand").id();
    say("money -1.24 USD for " + id);
    Money equity = bot.get().portfolio().equity();
    Totals totals = bot.get().portfolio().totals();

    bot.restart();

    assertThat(total()).isEqualTo(usd("1098.76"));
    assertThat(lot("by-hand").cost()).contains(usd("1.24"));
    assertThat(bot.get().portfolio().equity()).isEqualTo(equity);
    assertThat(bot.get().portfolio().totals()).isEqualTo(totals);
    assertThat(counters().peakEquity()).isEqualTo(usd("1100.00"));
    bot.account(Shown.with("1098.76").item("by-hand"));
    assertThat(bot.get().portfolio().difference()).isEmpty();
  }

  @Test
  void aJournalThatBooksMoneyWithoutADifferenceIsRefused() {
    var books = new Portfolio();
    books.apply(
        new Entry(1, bot.now(), new Fact.AccountOpened("test", usd("10.00"), Money.ZERO_USD)));
    var fact = new Fact.MoneyAdopted(usd("5.00"), Optional.empty(), "owner");
    assertThatThrownBy(() -> books.apply(new Entry(2, bot.now(), fact)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected books that differ by 5.00 USD");
    books.apply(new Entry(2, bot.now(), new Fact.BooksDiffer(usd("10.00"), usd("15.01"))));
    assertThatThrownBy(() -> books.apply(new Entry(3, bot.now(), fact)))
        .isInstanceOf(IllegalStateException.class);
  }
}
