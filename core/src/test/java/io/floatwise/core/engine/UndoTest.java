package io.floatwise.core.engine;

import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Shown;
import io.floatwise.core.execution.Compensation;
import io.floatwise.core.execution.Deeds;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Taking back what was done, kind by kind, through the engine and its journal.
class UndoTest {

  private static final AssetId ASSET = new AssetId("asset-cheap");

  private final Wishes wishes = new Wishes();
  private final Bot bot = new Bot(wishes);

  /// Whatever happened: the journal says the same again.
  @AfterEach
  void theJournalGivesTheSameBooks() {
    String cash = bot.get().portfolio().cash().toString();
    String lots = bot.get().portfolio().lots().toString();
    String targets = bot.get().portfolio().targets().toString();
    long seq = bot.get().seq();
    bot.restart();
    assertThat(bot.get().portfolio().cash()).hasToString(cash);
    assertThat(bot.get().portfolio().lots()).hasToString(lots);
    assertThat(bot.get().portfolio().targets()).hasToString(targets);
    assertThat(bot.get().seq()).isEqualTo(seq);
  }

  private void ready() {
    bot.account(Shown.with("1000.00"));
    bot.fees(7);
  }

  private Step look() {
    return bot.look(
        snapshot(
            List.of(offer("cheap", "8.00"), offer("x", "9.90"), offer("y", "10.00")),
            steadySales("10.00", 3),
            Optional.empty(),
            bot.now()));
  }

  private IntentId done(Intent intent, Effect effect) {
    wishes.are(intent);
    Step step = look();
    wishes.are();
    bot.answer(step, new Outcome.Accepted(effect));
    return step.submissions().getFirst().id();
  }

  private LotId buy() {
    IntentId id = done(new Intent.BuyOffer(offer("cheap", "8.00")), new Effect.Bought());
    return new LotId(id.seq());
  }

  private LotState state(LotId lot) {
    return bot.get().portfolio().lot(lot).orElseThrow().state();
  }

  private Step undo(IntentId id) {
    return bot.command(new Command.Undo(id));
  }

  private static List<Intent> intents(Step step) {
    return step.submissions().stream().map(Approved::intent).toList();
  }

  private static String refusal(Step step) {
    assertThat(step.submissions()).isEmpty();
    return ((Fact.CommandRefused) step.entries().getLast().fact()).reason();
  }

  @Test
  @Proves(
      value = "P5.2.3.6",
      breaks = {Compensation.class, Deeds.class, Undoing.class})
  void aListingIsTakenDownAndATakingDownIsListedAgainAtWhatWasAsked() {
    ready();
    LotId lot = buy();
    IntentId listing =
        done(
            new Intent.ListLot(lot, ASSET, TITLE, usd("10.00")),
            new Effect.Listed(new OfferId("o1")));
    bot.later(Duration.ofHours(1));

    Step down = undo(listing);
    assertThat(intents(down))
        .containsExactly(new Intent.Delist(lot, ASSET, new OfferId("o1"), TITLE));
    bot.answer(down, new Outcome.Accepted(new Effect.Delisted()));
    assertThat(state(lot)).isEqualTo(new LotState.Held());
    assertThat(refusal(undo(listing))).isEqualTo("the lot is not on sale any more");

    bot.restart();
    bot.account(Shown.with("992.00").item("asset-cheap"));
    bot.fees(7);
    Step again = undo(down.submissions().getFirst().id());
    assertThat(intents(again))
        .as("also after a restart")
        .containsExactly(new Intent.ListLot(lot, ASSET, TITLE, usd("10.00")));
    bot.answer(again, new Outcome.Accepted(new Effect.Listed(new OfferId("o2"))));
    assertThat(refusal(undo(down.submissions().getFirst().id())))
        .isEqualTo("the lot is on sale again, at 10.00 USD");
  }

  @Test
  @Proves(
      value = "P5.2.3.6",
      breaks = {Compensation.class, Undoing.class})
  void aChangedPriceIsChangedBackUnlessItWasChangedSince() {
    ready();
    LotId lot = buy();
    done(new Intent.ListLot(lot, ASSET, TITLE, usd("10.00")), new Effect.Listed(new OfferId("o1")));
    bot.later(Duration.ofHours(1));
    IntentId change =
        done(
            new Intent.Reprice(lot, ASSET, new OfferId("o1"), TITLE, usd("10.00"), usd("9.80")),
            new Effect.Repriced(new OfferId("o2")));
    bot.later(Duration.ofHours(1));

    Step back = undo(change);
    assertThat(intents(back))
        .containsExactly(
            new Intent.Reprice(lot, ASSET, new OfferId("o2"), TITLE, usd("9.80"), usd("10.00")));
    bot.answer(back, new Outcome.Accepted(new Effect.Repriced(new OfferId("o3"))));
    assertThat(refusal(undo(change))).isEqualTo("10.00 USD is asked again");
    bot.later(Duration.ofHours(1));
    done(
        new Intent.Reprice(lot, ASSET, new OfferId("o3"), TITLE, usd("10.00"), usd("9.70")),
        new Effect.Repriced(new OfferId("o4")));
    assertThat(refusal(undo(change))).isEqualTo("the price was changed again, to 9.70 USD");
  }

  @Test
  @Proves(
      value = "P5.2.3.6",
      breaks = {Compensation.class, Deeds.class, Undoing.class})
  void aTargetIsCancelledAndACancelledOneStandsAgainOnceTheMarketWasLookedAt() {
    ready();
    var first = new TargetId("t1");
    IntentId placing =
        done(new Intent.PlaceTarget(TITLE, usd("5.00"), 3), new Effect.TargetPlaced(first));

    Step cancel = undo(placing);
    assertThat(intents(cancel)).containsExactly(new Intent.CancelTarget(first, TITLE));
    bot.answer(cancel, new Outcome.Accepted(new Effect.TargetCancelled()));
    assertThat(refusal(undo(placing))).isEqualTo("the target does not stand any more");

    IntentId cancelling = cancel.submissions().getFirst().id();
    assertThat(undo(cancelling).submissions()).as("nobody looked at the market").isEmpty();
    bot.restart();
    bot.account(Shown.with("1000.00"));
    bot.fees(7);
    Step again = look();
    assertThat(intents(again)).containsExactly(new Intent.PlaceTarget(TITLE, usd("5.00"), 3));
    bot.answer(again, new Outcome.Accepted(new Effect.TargetPlaced(new TargetId("t2"))));
    assertThat(refusal(undo(cancelling))).isEqualTo("a target at 5.00 USD stands again");
  }

  @Test
  @Proves(
      value = "P5.2.3.6",
      breaks = {Compensation.class, Deeds.class, Undoing.class})
  void aPurchaseCannotBeTakenBackNorWhatWasNeverDone() {
    ready();
    LotId lot = buy();
    assertThat(refusal(undo(new IntentId(lot.seq()))))
        .isEqualTo("no venue takes a purchase back; its lot is sold like any other");
    wishes.are(new Intent.ListLot(lot, ASSET, TITLE, usd("10.00")));
    Step refused = look();
    wishes.are();
    bot.answer(refused, new Outcome.Rejected("BadRequest", "no"));
    IntentId never = refused.submissions().getFirst().id();
    assertThat(refusal(undo(never)))
        .isEqualTo("expected an order that was carried out lately, found " + never);
    assertThat(refusal(undo(new IntentId(999))))
        .isEqualTo("expected an order that was carried out lately, found i999");
  }
}
