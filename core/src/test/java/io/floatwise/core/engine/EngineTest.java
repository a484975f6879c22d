package io.floatwise.core.engine;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.Given;
import io.floatwise.core.Shown;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.schedule.Look;
import io.floatwise.core.strategies.Selling;
import io.floatwise.core.strategies.ValueFlip;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineTest {

  private static final Offer CHEAP = offer("cheap", "8.00");
  private static final List<Offer> LADDER =
      List.of(CHEAP, offer("x", "9.90"), offer("y", "10.00"), offer("z", "10.10"));
  private static final Snapshot MARKET = snapshot(LADDER, steadySales("10.00", 3));
  private static final Outcome BOUGHT = new Outcome.Accepted(new Effect.Bought());

  private final Wishes wishes = new Wishes();

  private static List<Intent> intents(Step step) {
    return step.submissions().stream().map(Approved::intent).toList();
  }

  /// A bot that has read its account and the fees.
  private Bot ready(Bot bot) {
    bot.account(Shown.with("1000.00"));
    bot.fees(7);
    return bot;
  }

  @Test
  void buysWhatIsWorthMoreThanItCosts() {
    Bot bot = ready(new Bot(new Selling(), new ValueFlip()));
    Step step = bot.look(MARKET);
    assertThat(intents(step)).containsExactly(new Intent.BuyOffer(CHEAP));
    assertThat(step.entries())
        .extracting(Entry::fact)
        .hasOnlyElementsOfType(Fact.SubmissionStarted.class);
    bot.answer(step, BOUGHT);
    assertThat(bot.get().portfolio().openLot(CHEAP.item().id())).isPresent();
    assertThat(bot.lastResult()).isEqualTo("accepted");
  }

  @Test
  void proposesNothingBeforeTheAccountWasReadEvenAfterARestart() {
    Bot bot = ready(new Bot(new Selling(), new ValueFlip()));
    bot.restart();
    bot.fees(7);
    assertThat(bot.look(MARKET).submissions()).isEmpty();
    assertThat(bot.lastResult())
        .isEqualTo("refused by not-reconciled: the books were not compared with the venue yet");
    bot.account(Shown.with("1000.00"));
    assertThat(intents(bot.look(MARKET))).containsExactly(new Intent.BuyOffer(CHEAP));
  }

  @Test
  @Proves(value = "T5.6", breaks = Engine.class, breaksMethods = "decide")
  void buysNothingWhileTheFeeIsUnknownAndSaysSo() {
    var bot = new Bot(new Selling(), new ValueFlip());
    bot.account(Shown.with("1000.00"));
    Step step = bot.look(MARKET);
    assertThat(step.submissions()).isEmpty();
    assertThat(step.skips())
        .containsExactly(
            new Decision.Skip(
                TITLE, "fee-unknown", new Evidence("what selling costs is not known", List.of())));
    bot.fees(7);
    assertThat(intents(bot.look(MARKET))).containsExactly(new Intent.BuyOffer(CHEAP));
  }

  @Test
  void looksAgainAtATitleWhoseFeeWasUnknown() {
    var bot = new Bot(new Selling(), new ValueFlip());
    bot.account(Shown.with("1000.00"));
    bot.step(new Event.QuotesObserved(List.of(MARKET.quote())));
    bot.look(MARKET);
    assertThat(bot.get().wanted(3)).extracting(Look::title).containsExactly(TITLE);
    bot.fees(7);
    bot.look(MARKET);
    assertThat(bot.get().wanted(3)).isEmpty();
  }

  @Test
  @Proves(
      value = "T5.6",
      breaks = {Engine.class, Valuation.class})
  void buysNothingOnAnOldQuoteOrWithoutAQuorumAndSaysWhy() {
    Bot bot = ready(new Bot(new Selling(), new ValueFlip()));
    bot.later(Duration.ofMinutes(11));
    assertThat(bot.look(MARKET).submissions()).isEmpty();
    assertThat(bot.lastResult())
        .isEqualTo("refused by stale-quote: quote is 660 s old, limit 600 s");

    Bot lonely = ready(new Bot(new Selling(), new ValueFlip()));
    assertThat(lonely.look(snapshot(List.of(CHEAP), steadySales("10.00", 3))).submissions())
        .isEmpty();
    assertThat(lonely.lastResult()).isEqualTo("refused by quorum: nobody else sells it");
  }

  @Test
  @Proves(value = "T5.6", breaks = Engine.class, breaksMethods = "reconcile")
  void buysNothingWhileTheBooksDifferAndSaysByHowMuch() {
    Bot bot = ready(new Bot(new Selling(), new ValueFlip()));
    bot.account(Shown.with("999.99"));
    assertThat(bot.look(MARKET).submissions()).isEmpty();
    assertThat(bot.lastResult())
        .isEqualTo("refused by books-differ: books say 1000.00 USD, the venue says 999.99 USD");
    bot.account(Shown.with("1000.00"));
    assertThat(intents(bot.look(MARKET))).containsExactly(new Intent.BuyOffer(CHEAP));
  }

  @Test
  void journalsARefusalOnceUntilItsReasonChanges() {
    Bot bot = ready(new Bot(wishes));
    wishes.are(
        new Intent.BuyOffer(offer("cheap", "60.00")),
        new Intent.PlaceTarget(TITLE, usd("99.00"), 1));
    int before = bot.journal().size();
    for (int i = 0; i < 3; i++) {
      bot.look(MARKET);
    }
    assertThat(bot.journal().size() - before).as("one refusal of each wish").isEqualTo(2);
    wishes.are(new Intent.BuyOffer(offer("cheap", "0.00")));
    bot.look(MARKET);
    assertThat(bot.lastResult()).isEqualTo("refused by impossible-order: the price is 0.00 USD");
    wishes.are(new Intent.BuyOffer(offer("cheap", "60.00")));
    bot.look(MARKET);
    assertThat(bot.shown()).hasSize(4);
  }

  @Test
  void asksAboutAnUnknownPurchaseAndNeverBuysItTwice() {
    Bot bot = ready(new Bot(new Selling(), new ValueFlip()));
    bot.answer(bot.look(MARKET), new Outcome.Unknown("timeout"));
    assertThat(bot.get().portfolio().reserved()).isEqualTo(usd("8.00"));
    assertThat(bot.look(MARKET).submissions()).as("while nobody knows").isEmpty();

    bot.account(Shown.with("992.00").item("asset-cheap"));
    assertThat(bot.get().portfolio().openLot(CHEAP.item().id())).isPresent();
    assertThat(bot.get().portfolio().reserved()).isEqualTo(Money.ZERO_USD);
    assertThat(bot.get().portfolio().difference()).isEmpty();
  }

  @Test
  void waitsForAnAnswerThatIsOnItsWayBeforeItJudgesTheMoney() {
    Bot bot = ready(new Bot(new Selling(), new ValueFlip()));
    Step step = bot.look(MARKET);
    bot.account(Shown.with("992.00").item("asset-cheap"));
    assertThat(bot.get().portfolio().openSubmissions()).hasSize(1);
    assertThat(bot.get().portfolio().difference()).isEmpty();
    bot.answer(step, BOUGHT);
    bot.account(Shown.with("992.00").item("asset-cheap"));
    assertThat(bot.get().portfolio().difference()).isEmpty();
    assertThat(bot.get().portfolio().openLots()).hasSize(1);
  }

  @Test
  void whatAModeWithholdsFreesItsMoneyAndIsNotRepeatedForADay() {
    Bot bot = ready(new Bot(wishes));
    wishes.are(new Intent.BuyOffer(CHEAP));
    bot.answer(bot.look(MARKET), new Outcome.Withheld());
    assertThat(bot.get().portfolio().reserved()).isEqualTo(Money.ZERO_USD);
    bot.later(Duration.ofMinutes(5));
    bot.restart();
    bot.fees(7);
    bot.account(Shown.with("1000.00"));
    assertThat(bot.look(MARKET).submissions()).isEmpty();
    assertThat(bot.lastResult())
        .isEqualTo(
            "refused by withheld: the mode withheld the same 5 min ago, it is not repeated for"
                + " 24 h");
    wishes.are(new Intent.PlaceTarget(TITLE, usd("8.00"), 1));
    Step another = bot.look(MARKET);
    assertThat(another.submissions()).as("another action").hasSize(1);
    bot.answer(another, new Outcome.Rejected("TargetsDisabled", ""));

    bot.later(Duration.ofHours(24));
    wishes.are(new Intent.BuyOffer(CHEAP));
    bot.account(Shown.with("1000.00"));
    bot.step(new Event.FeesObserved(feesNow(bot)));
    Step next = bot.look(snapshot(LADDER, steadySales("10.00", 3), Optional.empty(), bot.now()));
    assertThat(intents(next)).containsExactly(new Intent.BuyOffer(CHEAP));
  }

  private static FeeSchedule feesNow(Bot bot) {
    var fees = Given.fees(7);
    return new FeeSchedule(
        fees.game(), fees.defaultRate(), fees.minFee(), fees.reduced(), bot.now());
  }

  @Test
  void aWithheldPurchaseThatTheOwnerMakesByHandIsHisOwn() {
    Bot bot = ready(new Bot(wishes));
    wishes.are(new Intent.BuyOffer(CHEAP));
    bot.answer(bot.look(MARKET), new Outcome.Withheld());
    bot.account(Shown.with("992.00").item("asset-cheap"));
    var lot = bot.get().portfolio().openLot(CHEAP.item().id()).orElseThrow();
    assertThat(lot.bought()).isFalse();
    assertThat(lot.cost()).isEmpty();
    assertThat(bot.get().portfolio().difference())
        .as("nobody told us of the money")
        .contains(new Fact.BooksDiffer(usd("1000.00"), usd("992.00")));
  }

  @Test
  void refusesAnswersNobodyAskedForAndJournalsWithAGap() {
    Bot bot = ready(new Bot(new Selling(), new ValueFlip()));
    Step step = bot.look(MARKET);
    bot.answer(step, BOUGHT);
    IntentId id = step.submissions().getFirst().id();
    assertThatThrownBy(() -> bot.answer(id, BOUGHT)).isInstanceOf(IllegalStateException.class);

    var engine = new Engine("test", Limits.DEFAULT, List.of());
    engine.restore(bot.journal().getFirst());
    assertThatThrownBy(() -> engine.restore(bot.journal().getFirst()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected entry 2, found 1");
  }

  @Test
  void asksForClosedTradesBackToTheOldestLotAndADayMore() {
    assertThat(new Bot().get().relevantSince()).isEqualTo(Instant.EPOCH);
    Bot bot = ready(new Bot(new Selling(), new ValueFlip()));
    bot.answer(bot.look(MARKET), BOUGHT);
    bot.later(Duration.ofDays(3));
    bot.step(new Event.TimePassed());
    assertThat(bot.get().relevantSince()).isEqualTo(NOW.minus(Duration.ofDays(1)));
  }

  @Test
  void timeNeverGoesBack() {
    Bot bot = ready(new Bot());
    bot.later(Duration.ofMinutes(-5));
    bot.step(new Event.TimePassed());
    assertThat(bot.get().now()).isEqualTo(NOW);
  }
}
