package io.floatwise.core.execution;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.Shown;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.TradeStatus;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What asking shows of every intent whose outcome is unknown: done, not done, or done and over.
@Proves(
    value = "P5.4.3.3",
    breaks = {Unresolved.class, Reconciler.class})
class UnresolvedTest {

  private static final AssetId ASSET = new AssetId("asset-a");

  private final Books books = Books.with("100.00");
  private LotId lot = new LotId(1);

  @BeforeEach
  void own() {
    lot = books.buy(offer("a", "10.00"));
  }

  private IntentId unknown(Intent intent) {
    IntentId id = books.submit(intent);
    books.answer(id, new Outcome.Unknown("timeout"));
    return id;
  }

  private Fact first(Shown shown) {
    return new Reconciler().next(books.portfolio, shown.account(), Set.of()).orElseThrow();
  }

  private static Fact done(IntentId id, Effect effect, String proof) {
    return new Fact.OutcomeResolved(id, new Outcome.Accepted(effect), proof);
  }

  private static Fact notDone(IntentId id, String proof) {
    return new Fact.OutcomeResolved(
        id, new Outcome.Rejected("NotDone", "the venue shows no trace of it"), proof);
  }

  @Test
  void aPurchaseWasMadeIfTheItemIsOurs() {
    IntentId id = unknown(new Intent.BuyOffer(offer("b", "8.00")));
    assertThat(first(Shown.with("82.00").item("asset-a").item("asset-b")))
        .isEqualTo(done(id, new Effect.Bought(), "the item is ours"));
    assertThat(first(Shown.with("90.00").item("asset-a")))
        .isEqualTo(notDone(id, "the item is not ours"));
  }

  @Test
  void aPurchaseThatArrivesLateIsMatchedWithItsIntentAndItsPrice() {
    IntentId id = unknown(new Intent.BuyOffer(offer("b", "8.00")));
    books.fact(first(Shown.with("90.00").item("asset-a")));
    assertThat(books.portfolio.reserved()).isEqualTo(usd("0.00"));
    Fact late = first(Shown.with("82.00").item("asset-a").item("asset-b"));
    assertThat(late).isEqualTo(done(id, new Effect.Bought(), "the item is ours after all"));
    books.fact(late);
    assertThat(books.portfolio.cash().orElseThrow().total()).isEqualTo(usd("82.00"));
    assertThat(books.counters.spentOn(books.now(), ZoneOffset.UTC))
        .as("the day's budget")
        .isEqualTo(usd("18.00"));
  }

  @Test
  void aListingWasMadeIfTheOfferIsThereOrWasSold() {
    IntentId id = unknown(new Intent.ListLot(lot, ASSET, TITLE, usd("12.00")));
    assertThat(first(Shown.with("90.00").offer("o", "asset-a", "12.00")))
        .isEqualTo(done(id, new Effect.Listed(new OfferId("o")), "the offer is there"));
    assertThat(
            first(
                Shown.with("90.00")
                    .sold(
                        "o",
                        "asset-a",
                        "12.00",
                        "0.84",
                        TradeStatus.PROTECTED,
                        NOW.plusSeconds(9))))
        .isEqualTo(done(id, new Effect.Listed(new OfferId("o")), "it was sold through the offer"));
    assertThat(first(Shown.with("90.00").item("asset-a")))
        .isEqualTo(notDone(id, "there is no such offer"));
  }

  @Test
  void anOfferAtAnotherPriceIsNotOurListingButIsAdopted() {
    IntentId id = unknown(new Intent.ListLot(lot, ASSET, TITLE, usd("12.00")));
    var shown = Shown.with("90.00").offer("o", "asset-a", "12.50");
    assertThat(first(shown)).isEqualTo(notDone(id, "there is no such offer"));
    books.fact(first(shown));
    assertThat(first(shown)).isEqualTo(new Fact.OfferAdopted(lot, new OfferId("o"), usd("12.50")));
  }

  @Test
  void anOldSaleOfTheSameThingProvesNoListing() {
    books.later(Duration.ofDays(1));
    IntentId id = unknown(new Intent.ListLot(lot, ASSET, TITLE, usd("12.00")));
    assertThat(
            first(
                Shown.with("90.00")
                    .item("asset-a")
                    .sold("old", "asset-a", "12.00", "0.84", TradeStatus.SUCCESSFUL, NOW)))
        .isEqualTo(notDone(id, "there is no such offer"));
  }

  @Test
  void aChangeOfPriceWasMadeIfTheOfferHasItOrWasSoldAtIt() {
    OfferId own = books.list(lot, "12.00");
    IntentId id = unknown(new Intent.Reprice(lot, ASSET, own, TITLE, usd("12.00"), usd("11.50")));
    assertThat(first(Shown.with("90.00").offer("n", "asset-a", "11.50")))
        .isEqualTo(done(id, new Effect.Repriced(new OfferId("n")), "the offer has the new price"));
    assertThat(
            first(
                Shown.with("90.00")
                    .sold(
                        "n",
                        "asset-a",
                        "11.50",
                        "0.80",
                        TradeStatus.PROTECTED,
                        NOW.plusSeconds(9))))
        .isEqualTo(done(id, new Effect.Repriced(new OfferId("n")), "it was sold at the new price"));
    assertThat(
            first(
                Shown.with("90.00")
                    .sold(
                        own.value(),
                        "asset-a",
                        "12.00",
                        "0.84",
                        TradeStatus.PROTECTED,
                        NOW.plusSeconds(9))))
        .as("sold before the change")
        .isEqualTo(notDone(id, "the new price is nowhere"));
    assertThat(first(Shown.with("90.00").offer(own.value(), "asset-a", "12.00")))
        .isEqualTo(notDone(id, "the new price is nowhere"));
  }

  @Test
  void anOfferWasTakenDownIfTheItemIsInTheInventory() {
    OfferId own = books.list(lot, "12.00");
    IntentId id = unknown(new Intent.Delist(lot, ASSET, own, TITLE));
    assertThat(first(Shown.with("90.00").item("asset-a")))
        .isEqualTo(done(id, new Effect.Delisted(), "the item is in the inventory"));
    assertThat(first(Shown.with("90.00").offer(own.value(), "asset-a", "12.00")))
        .isEqualTo(notDone(id, "the item is not in the inventory"));
  }

  @Test
  void aTargetWasPlacedIfThereIsOneThatWeDidNotKnow() {
    IntentId first = books.submit(new Intent.PlaceTarget(TITLE, usd("5.00"), 2));
    books.accept(first, new Effect.TargetPlaced(new TargetId("known")));
    IntentId id = unknown(new Intent.PlaceTarget(TITLE, usd("5.00"), 2));
    var one = Shown.with("90.00").item("asset-a").target("known", "5.00", 2);
    assertThat(first(one)).isEqualTo(notDone(id, "there is no such target"));
    assertThat(first(one.target("new", "5.00", 2)))
        .isEqualTo(done(id, new Effect.TargetPlaced(new TargetId("new")), "the target is there"));
  }

  @Test
  void aTargetWasCancelledIfItIsGone() {
    IntentId place = books.submit(new Intent.PlaceTarget(TITLE, usd("5.00"), 2));
    books.accept(place, new Effect.TargetPlaced(new TargetId("t")));
    IntentId id = unknown(new Intent.CancelTarget(new TargetId("t"), TITLE));
    assertThat(first(Shown.with("90.00").item("asset-a")))
        .isEqualTo(done(id, new Effect.TargetCancelled(), "the target is gone"));
    assertThat(first(Shown.with("90.00").item("asset-a").target("t", "5.00", 2)))
        .isEqualTo(notDone(id, "the target is still there"));
  }
}
