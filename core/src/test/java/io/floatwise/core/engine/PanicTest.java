package io.floatwise.core.engine;

import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Shown;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.operator.Command;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Brake;
import io.floatwise.core.risk.RiskGate;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.Stance;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PanicTest {

  private static final Outcome CANCELLED = new Outcome.Accepted(new Effect.TargetCancelled());

  private final Wishes wishes = new Wishes();
  private final Bot bot = new Bot(wishes);

  private static List<Intent> intents(Step step) {
    return step.submissions().stream().map(Approved::intent).toList();
  }

  private static Intent cancel(String target) {
    return new Intent.CancelTarget(new TargetId(target), TITLE);
  }

  private Step wish(Intent... intents) {
    wishes.are(intents);
    Step step =
        bot.look(
            snapshot(
                List.of(offer("cheap", "8.00"), offer("x", "9.90"), offer("y", "10.00")),
                steadySales("10.00", 3),
                Optional.empty(),
                bot.now()));
    wishes.are();
    return step;
  }

  private Stance stance() {
    return bot.get().counters().brake().stance();
  }

  /// A bot with a target of its own and one that its owner placed.
  private void ready() {
    bot.account(Shown.with("1000.00"));
    bot.fees(7);
    Step placed = wish(new Intent.PlaceTarget(TITLE, usd("5.00"), 1));
    bot.answer(placed, new Outcome.Accepted(new Effect.TargetPlaced(new TargetId("own"))));
    bot.account(both("1000.00"));
  }

  private static Shown both(String money) {
    return Shown.with(money).target("own", "5.00", 1).target("byHand", "4.00", 1);
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {Engine.class, Takedown.class, Brake.class},
      breaksMethods = {"obey", "goOnWithPanic", "takeDown", "wanted", "isDone", "apply"})
  void panicCancelsEveryTargetFirstAndHaltsWhenTheVenueShowsNone() {
    ready();
    bot.later(Duration.ofDays(2));
    Step panic = bot.command(new Command.Panic(false));
    assertThat(intents(panic))
        .as("market data are two days old, and one target is the owner's")
        .containsExactlyInAnyOrder(cancel("own"), cancel("byHand"));
    assertThat(stance()).isEqualTo(Stance.REDUCE);
    bot.answer(panic.submissions().getFirst().id(), CANCELLED);
    bot.answer(
        panic.submissions().getLast().id(), new Outcome.Rejected("AssetTimeLocked", "10:00"));
    assertThat(bot.account(Shown.with("1000.00").target("own", "5.00", 1)).submissions())
        .as("one was refused and is tried again")
        .extracting(Approved::intent)
        .containsExactly(cancel("own"));
    assertThat(stance()).isEqualTo(Stance.REDUCE);
    bot.restart();
    Step again = bot.account(Shown.with("1000.00").target("own", "5.00", 1));
    assertThat(intents(again)).as("also after a crash").containsExactly(cancel("own"));
    bot.answer(again, CANCELLED);
    assertThat(stance()).as("not before the venue shows it").isEqualTo(Stance.REDUCE);
    bot.account(Shown.with("1000.00"));
    assertThat(stance()).isEqualTo(Stance.HALT);
    bot.restart();
    assertThat(stance()).isEqualTo(Stance.HALT);
    assertThat(bot.get().counters().brake().reason()).contains("panic by owner");
  }

  @Test
  void aHaltInTheMiddleOfAPanicDoesNotLeaveTargetsStanding() {
    ready();
    bot.command(new Command.Panic(false));
    bot.command(new Command.Halt());
    bot.command(new Command.Reduce());
    assertThat(bot.get().counters().refusedCommand().orElseThrow().reason())
        .contains("it halts when that is done");
    assertThat(intents(bot.account(both("1000.00")))).as("no answer came: it goes on").isEmpty();
    assertThat(bot.get().counters().brake().isPanic()).isTrue();
    bot.restart();
    assertThat(intents(bot.account(both("1000.00"))))
        .containsExactlyInAnyOrder(cancel("own"), cancel("byHand"));
  }

  @Test
  void aPanicDoesNotCancelWhatHasGoneSinceTheAccountWasRead() {
    ready();
    bot.answer(wish(cancel("own")), CANCELLED);
    assertThat(intents(bot.command(new Command.Panic(false)))).containsExactly(cancel("byHand"));
  }

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = Takedown.class,
      breaksMethods = {"isDone", "isWaiting"})
  void panicWaitsForATargetThatIsOnItsWayAndCancelsItToo() {
    ready();
    bot.answer(wish(new Intent.BuyOffer(offer("cheap", "8.00"))), new Outcome.Unknown("timeout"));
    bot.account(both("1000.00"));
    Step placing = wish(new Intent.PlaceTarget(TITLE, usd("3.00"), 1));
    assertThat(placing.submissions()).hasSize(1);
    bot.answer(bot.command(new Command.Panic(false)), CANCELLED);
    assertThat(bot.account(Shown.with("1000.00")).submissions()).isEmpty();
    assertThat(stance()).as("the new target has no answer yet").isEqualTo(Stance.REDUCE);
    bot.answer(placing, new Outcome.Accepted(new Effect.TargetPlaced(new TargetId("late"))));
    Step last = bot.account(Shown.with("1000.00").target("late", "3.00", 1));
    assertThat(intents(last)).containsExactly(cancel("late"));
    bot.answer(last, CANCELLED);
    bot.account(Shown.with("1000.00"));
    assertThat(stance()).isEqualTo(Stance.HALT);
  }

  @Test
  void panicTakesOffersDownIfAskedAndSellsNothingMeanwhile() {
    bot.account(Shown.with("1000.00").item("a").offer("o", "b", "12.00"));
    bot.fees(7);
    Step panic = bot.command(new Command.Panic(true));
    assertThat(intents(panic))
        .singleElement()
        .isInstanceOfSatisfying(
            Intent.Delist.class, d -> assertThat(d.offer()).isEqualTo(new OfferId("o")));
    LotId held =
        bot.get().portfolio().openLots().stream()
            .filter(l -> !l.state().isListed())
            .findFirst()
            .orElseThrow()
            .id();
    var asset = bot.get().portfolio().lot(held).orElseThrow().item().id();
    assertThat(wish(new Intent.ListLot(held, asset, TITLE, usd("10.00"))).submissions()).isEmpty();
    assertThat(bot.lastResult()).isEqualTo("refused by stopped: panic by owner");
    bot.answer(panic, new Outcome.Accepted(new Effect.Delisted()));
    bot.account(Shown.with("1000.00").item("a").item("b"));
    assertThat(stance()).isEqualTo(Stance.HALT);
  }

  @Test
  void aPanicWithoutOffersLeavesThemUp() {
    bot.account(Shown.with("1000.00").offer("o", "b", "12.00"));
    assertThat(bot.command(new Command.Panic(false)).submissions()).isEmpty();
    bot.account(Shown.with("1000.00").offer("o", "b", "12.00"));
    assertThat(stance()).isEqualTo(Stance.HALT);
    assertThat(bot.get().portfolio().ownOffers()).containsExactly(new OfferId("o"));
  }

  @Test
  void haltReduceAndResumeAreJournaledAndNamingEverythingResumesAll() {
    ready();
    Intent buy = new Intent.BuyOffer(offer("cheap", "8.00"));
    bot.command(new Command.Reduce());
    assertThat(wish(buy).submissions()).isEmpty();
    bot.command(new Command.Halt());
    bot.restart();
    bot.account(both("1000.00"));
    bot.fees(7);
    assertThat(wish(buy).submissions()).isEmpty();
    assertThat(bot.get().counters().brake().reason()).contains("halted by owner");
    bot.command(new Command.Resume(Set.of(Activity.BUY)));
    assertThat(stance()).as("one activity is not everything").isEqualTo(Stance.HALT);
    bot.command(new Command.Resume(EnumSet.allOf(Activity.class)));
    assertThat(stance()).isEqualTo(Stance.NORMAL);
    assertThat(wish(buy).submissions()).hasSize(1);
  }

  @Test
  @Proves(value = "T5.6", breaks = RiskGate.class, breaksMethods = "judge")
  void buysNothingOnAWrongClockUntilTheNextReadingShowsARightOne() {
    bot.account(Shown.with("1000.00").skew(Duration.ofSeconds(61)));
    bot.fees(7);
    Intent buy = new Intent.BuyOffer(offer("cheap", "8.00"));
    assertThat(wish(buy).submissions()).isEmpty();
    assertThat(bot.lastResult())
        .isEqualTo("refused by clock-skew: the venue's clock is 61.000 s from ours, limit 60 s");
    bot.account(Shown.with("1000.00").skew(Duration.ofSeconds(-59)));
    assertThat(wish(buy).submissions()).hasSize(1);
  }
}
