package io.floatwise.core.engine;

import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Given;
import io.floatwise.core.Shown;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.operator.Command;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.TradeStatus;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PausesTest {

  private static final Outcome ERROR = new Outcome.Rejected("InternalError", "");
  private static final Offer CHEAP = offer("cheap", "8.00");

  private final Wishes wishes = new Wishes();
  private final Bot bot = new Bot(wishes);

  private void ready() {
    bot.account(Shown.with("1000.00"));
    var fees = Given.fees(7);
    bot.step(
        new Event.FeesObserved(
            new FeeSchedule(
                fees.game(), fees.defaultRate(), fees.minFee(), fees.reduced(), bot.now())));
  }

  /// Looks at a market where `CHEAP` is cheap, wishing to buy it.
  private Step look() {
    wishes.are(new Intent.BuyOffer(CHEAP));
    List<Offer> ladder = List.of(CHEAP, offer("x", "9.90"), offer("y", "10.00"));
    return bot.look(snapshot(ladder, steadySales("10.00", 3), Optional.empty(), bot.now()));
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      Step step = look();
      assertThat(step.submissions()).as("attempt %d", i + 1).hasSize(1);
      bot.answer(step, ERROR);
    }
  }

  private Optional<RiskCounters.Pause> pause(Activity activity) {
    return bot.get().counters().pause(activity, bot.now());
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {Engine.class, RiskCounters.class},
      breaksMethods = {"conclude", "countError", "beforeBooks", "pause"})
  void pausesForAQuarterOfAnHourAfterThreeErrorsAndForAnHourAfterTen() {
    ready();
    fail(3);
    assertThat(pause(Activity.BUY))
        .contains(
            new RiskCounters.Pause(
                "3 errors in a row", Optional.of(bot.now().plus(Duration.ofMinutes(15)))));
    assertThat(look().submissions()).isEmpty();
    assertThat(bot.lastResult()).isEqualTo("refused by paused: 3 errors in a row");
    for (int errors = 4; errors <= 10; errors++) {
      bot.later(Duration.ofMinutes(15));
      fail(1);
    }
    assertThat(pause(Activity.BUY))
        .contains(
            new RiskCounters.Pause(
                "10 errors in a row", Optional.of(bot.now().plus(Duration.ofHours(1)))));
    assertThat(pause(Activity.SELL)).isPresent();
    bot.later(Duration.ofMinutes(59));
    assertThat(look().submissions()).isEmpty();
    bot.later(Duration.ofMinutes(1));
    bot.answer(look(), new Outcome.Accepted(new Effect.Bought()));
    assertThat(bot.get().counters().errorsInRow()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OfferNotFound", "OfferPriceChanged"})
  void countsALostRaceAsNoErrorAndNoSuccess(String code) {
    ready();
    fail(2);
    bot.answer(look(), new Outcome.Rejected(code, ""));
    assertThat(pause(Activity.BUY)).isEmpty();
    fail(1);
    assertThat(pause(Activity.BUY)).isPresent();
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {Engine.class, RiskCounters.class},
      breaksMethods = {"restore", "beforeBooks", "countError", "spend"})
  void whatRiskRemembersSurvivesARestartAndMidnight() {
    bot.later(Duration.ofHours(11).plusMinutes(50));
    ready();
    bot.answer(look(), new Outcome.Accepted(new Effect.Bought()));
    bot.account(Shown.with("992.00").item(CHEAP.item().id().value()));
    bot.account(Shown.with("992.00").item(CHEAP.item().id().value()));
    bot.command(new Command.Pause(Set.of(Activity.REPRICE)));
    Instant evening = bot.now();
    assertThat(bot.get().counters().spentOn(evening, ZoneOffset.UTC)).isEqualTo(Given.usd("8.00"));

    bot.restart();
    assertThat(bot.get().counters().spentOn(evening, ZoneOffset.UTC)).isEqualTo(Given.usd("8.00"));
    assertThat(bot.get().counters().peakEquity()).isEqualTo(Given.usd("1000.00"));
    bot.later(Duration.ofMinutes(20));
    bot.step(new Event.TimePassed());
    assertThat(bot.get().counters().spentOn(bot.now(), ZoneOffset.UTC))
        .as("a new day")
        .isEqualTo(Given.usd("0.00"));
    assertThat(pause(Activity.REPRICE)).as("a pause outlasts midnight").isPresent();
  }

  @Test
  @Proves(value = "P4.6.8", breaks = RiskCounters.class, breaksMethods = "beforeBooks")
  void anErrorPauseAtMidnightIsStillThereAfterARestart() {
    bot.later(Duration.ofHours(11).plusMinutes(55));
    ready();
    fail(3);
    bot.later(Duration.ofMinutes(10));
    bot.restart();
    ready();
    assertThat(look().submissions()).isEmpty();
    assertThat(bot.lastResult()).isEqualTo("refused by paused: 3 errors in a row");
    bot.later(Duration.ofMinutes(5));
    assertThat(look().submissions()).hasSize(1);
  }

  @Test
  void anErrorDoesNotEndThePauseOfAPersonAndBuyOnWhileNobodyLooks() {
    ready();
    bot.command(new Command.Pause(Set.of(Activity.SELL)));
    fail(3);
    bot.later(Duration.ofHours(2));
    bot.step(new Event.TimePassed());
    assertThat(pause(Activity.BUY)).isEmpty();
    assertThat(pause(Activity.SELL))
        .contains(new RiskCounters.Pause("paused by owner", Optional.empty()));
    bot.command(new Command.Resume(EnumSet.allOf(Activity.class)));
    assertThat(pause(Activity.SELL)).isEmpty();
  }

  /// Buys and sells `count` lots at a loss that the venue's fee made.
  private void loseOn(int count) {
    for (int i = 0; i < count; i++) {
      Offer offer = offer("l" + bot.journal().size(), "8.00");
      wishes.are(new Intent.BuyOffer(offer));
      List<Offer> ladder = List.of(offer, offer("x", "9.90"), offer("y", "10.00"));
      Step step = bot.look(snapshot(ladder, steadySales("10.00", 3), Optional.empty(), bot.now()));
      assertThat(step.submissions()).as("loss %d", i + 1).hasSize(1);
      bot.answer(step, new Outcome.Accepted(new Effect.Bought()));
      String asset = offer.item().id().value();
      String total = bot.get().portfolio().cash().orElseThrow().total().toDecimal();
      bot.account(
          Shown.with(total)
              .sold("o-" + asset, asset, "8.00", "0.56", TradeStatus.PROTECTED, bot.now()));
    }
  }

  private void agree() {
    var cash = bot.get().portfolio().cash().orElseThrow();
    bot.account(
        Shown.with(cash.usable().toDecimal()).tradeProtected(cash.tradeProtected().toDecimal()));
  }

  private void loseAndAgree(int count) {
    for (int i = 0; i < count; i++) {
      loseOn(1);
      agree();
    }
  }

  @Test
  void fiveLossesInARowStopBuyingUntilAPersonResumesAndThenItReallyGoesOn() {
    ready();
    loseAndAgree(4);
    assertThat(pause(Activity.BUY)).isEmpty();
    loseAndAgree(1);
    assertThat(pause(Activity.BUY))
        .contains(new RiskCounters.Pause("5 losses in a row", Optional.empty()));
    assertThat(pause(Activity.SELL)).as("what we hold is sold on").isEmpty();
    bot.later(Duration.ofDays(1));
    bot.restart();
    ready();
    agree();
    assertThat(look().submissions()).isEmpty();

    bot.command(new Command.Resume(Set.of(Activity.BUY)));
    agree();
    assertThat(pause(Activity.BUY)).as("the person knows of these losses").isEmpty();
    loseAndAgree(4);
    assertThat(pause(Activity.BUY)).isEmpty();
    loseAndAgree(1);
    assertThat(pause(Activity.BUY)).as("five new ones").isPresent();
  }

  @Test
  void fiveLossesStopBuyingEvenDuringAnErrorPause() {
    ready();
    loseAndAgree(4);
    Offer held = offer("held", "8.00");
    wishes.are(new Intent.BuyOffer(held));
    List<Offer> ladder = List.of(held, offer("x", "9.90"), offer("y", "10.00"));
    Step step = bot.look(snapshot(ladder, steadySales("10.00", 3), Optional.empty(), bot.now()));
    bot.answer(step, new Outcome.Accepted(new Effect.Bought()));
    fail(3);
    Shown sold =
        Shown.with("0.00")
            .sold("o", held.item().id().value(), "8.00", "0.56", TradeStatus.PROTECTED, bot.now());
    bot.account(sold);
    agree();
    bot.later(Duration.ofHours(3));
    bot.step(new Event.TimePassed());
    assertThat(pause(Activity.BUY))
        .contains(new RiskCounters.Pause("5 losses in a row", Optional.empty()));
  }
}
