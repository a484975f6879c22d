package io.floatwise.core.execution;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.item;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static io.floatwise.core.trade.TradeStatus.PROTECTED;
import static io.floatwise.core.trade.TradeStatus.REVERTED;
import static io.floatwise.core.trade.TradeStatus.SUCCESSFUL;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.Shown;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

  private static final Instant LATER = NOW.plus(Duration.ofHours(2));
  private static final Optional<Instant> FINAL = Optional.of(LATER.plus(Duration.ofDays(7)));

  private final Books books = Books.with("100.00");
  private final Reconciler reconciler = new Reconciler();

  /// Reads the account once and books everything that follows from it.
  private List<Fact> read(Shown shown) {
    var facts = new ArrayList<Fact>();
    Account account = shown.account();
    reconciler.begin(books.portfolio, account);
    Optional<Fact> fact = reconciler.next(books.portfolio, account, Set.of());
    while (fact.isPresent()) {
      books.fact(fact.get());
      facts.add(fact.get());
      assertThat(facts).as("it must come to rest").hasSizeLessThan(100);
      fact = reconciler.next(books.portfolio, account, Set.of());
    }
    return facts;
  }

  private LotState state(LotId lot) {
    return books.portfolio.lot(lot).orElseThrow().state();
  }

  private Money total() {
    return books.portfolio.cash().orElseThrow().total();
  }

  @Test
  void saysNothingWhenBothSidesAgree() {
    LotId held = books.buy(offer("a", "10.00"));
    LotId listed = books.buy(offer("b", "20.00"));
    OfferId own = books.list(listed, "25.00");
    assertThat(read(Shown.with("70.00").item("asset-a").offer(own.value(), "asset-b", "25.00")))
        .isEmpty();
    assertThat(state(held)).isEqualTo(new LotState.Held());
  }

  @Test
  @Proves(
      value = "P4.3.1",
      breaks = {Reconciler.class, Portfolio.class},
      breaksMethods = {"begin", "goneTargets", "apply"})
  void adoptsATargetPlacedByHandAndForgetsItAfterThreeReadingsWithoutIt() {
    var id = new TargetId("hand");
    assertThat(read(Shown.with("100.00").target("hand", "3.00", 2)))
        .containsExactly(new Fact.TargetAdopted(id, TITLE, usd("3.00"), 2));
    assertThat(books.portfolio.reserved()).isEqualTo(usd("6.00"));
    assertThat(read(Shown.with("100.00"))).isEmpty();
    assertThat(read(Shown.with("100.00"))).isEmpty();
    assertThat(read(Shown.with("100.00").target("hand", "3.00", 2)))
        .as("it was only not shown")
        .isEmpty();
    assertThat(read(Shown.with("100.00"))).isEmpty();
    assertThat(read(Shown.with("100.00"))).isEmpty();
    assertThat(read(Shown.with("100.00"))).containsExactly(new Fact.TargetVanished(id));
    assertThat(books.portfolio.reserved()).isEqualTo(Money.ZERO_USD);
  }

  @Test
  @Proves(
      value = "P4.3.1",
      breaks = {Reconciler.class, Account.class, OwnTargets.class},
      breaksMethods = {"begin", "next", "shows", "unseen"})
  void takesNothingForGoneInAGameThatWasNotRead() {
    LotId held = books.buy(offer("a", "10.00"));
    LotId listed = books.buy(offer("b", "20.00"));
    OfferId own = books.list(listed, "25.00");
    read(
        Shown.with("70.00")
            .item("asset-a")
            .offer(own.value(), "asset-b", "25.00")
            .target("t", "3.00", 1));
    IntentId unknown = books.submit(new Intent.Delist(listed, new AssetId("asset-b"), own, TITLE));
    books.answer(unknown, new Outcome.Unknown("timeout"));
    for (int reading = 0; reading < 5; reading++) {
      assertThat(read(Shown.with("70.00").unread(Game.CS2))).isEmpty();
    }
    assertThat(state(held)).isEqualTo(new LotState.Held());
    assertThat(state(listed)).isInstanceOf(LotState.Listed.class);
    assertThat(books.portfolio.openSubmissions()).extracting(s -> s.id()).containsExactly(unknown);
    assertThat(books.portfolio.targets()).hasSize(1);
  }

  @Test
  void booksASaleThatTheVenueProvesAlsoInAGameThatWasNotRead() {
    LotId listed = books.buy(offer("b", "20.00"));
    OfferId own = books.list(listed, "25.00");
    assertThat(
            read(
                Shown.with("80.00")
                    .tradeProtected("23.25")
                    .sold(own.value(), "asset-b", "25.00", "1.75", PROTECTED, LATER)
                    .unread(Game.CS2)))
        .containsExactly(new Fact.LotSold(listed, own, usd("25.00"), usd("1.75"), LATER, FINAL));
  }

  @Test
  void aTargetThatIsFilledWhileItIsReadComesNotBack() {
    read(Shown.with("100.00").target("t", "3.00", 1));
    assertThat(
            read(
                Shown.with("97.00")
                    .target("t", "3.00", 1)
                    .item("f")
                    .filled("t", "f", "3.00", PROTECTED, NOW.plusSeconds(5))))
        .containsExactly(
            new Fact.TargetFilled(new TargetId("t"), item("f"), usd("3.00"), NOW.plusSeconds(5)));
    assertThat(books.portfolio.targets()).isEmpty();
  }

  @Test
  void adoptsWhatTheOwnerDidByHand() {
    LotId sold = books.buy(offer("a", "10.00"));
    OfferId own = books.list(sold, "12.00");
    LotId held = books.buy(offer("b", "10.00"));
    assertThat(
            read(
                Shown.with("80.00")
                    .item("asset-brought")
                    .itemInGame("asset-elsewhere")
                    .offer("new", "asset-a", "11.50")
                    .offer("byHand", "asset-b", "15.00")))
        .containsExactly(
            new Fact.OfferAdopted(sold, new OfferId("new"), usd("11.50")),
            new Fact.OfferAdopted(held, new OfferId("byHand"), usd("15.00")),
            new Fact.LotAdopted(item("asset-brought"), Optional.empty()));
    assertThat(own).isNotEqualTo(new OfferId("new"));
    assertThat(read(Shown.with("80.00").item("asset-brought").item("asset-a").item("asset-b")))
        .containsExactly(
            new Fact.OfferVanished(sold, new OfferId("new")),
            new Fact.OfferVanished(held, new OfferId("byHand")));
  }

  @Test
  void booksASaleThroughItsWholeLife() {
    LotId lot = books.buy(offer("a", "10.00"));
    OfferId own = books.list(lot, "12.00");
    books.later(Duration.ofHours(3));
    String id = own.value();
    assertThat(
            read(
                Shown.with("90.00")
                    .tradeProtected("11.16")
                    .sold(id, "asset-a", "12.00", "0.84", PROTECTED, LATER)))
        .containsExactly(new Fact.LotSold(lot, own, usd("12.00"), usd("0.84"), LATER, FINAL));
    assertThat(read(Shown.with("90.00").tradeProtected("11.16")))
        .as("a closed offer that is outside the reading proves nothing")
        .isEmpty();
    assertThat(state(lot)).isInstanceOf(LotState.Sold.class);
    assertThat(read(Shown.with("101.16").sold(id, "asset-a", "12.00", "0.84", SUCCESSFUL, LATER)))
        .containsExactly(new Fact.SaleSettled(lot));
    assertThat(read(Shown.with("101.16").sold(id, "asset-a", "12.00", "0.84", SUCCESSFUL, LATER)))
        .isEmpty();
    assertThat(books.portfolio.totals().realisedProfit()).isEqualTo(usd("1.16"));
  }

  @Test
  void booksASaleThatSettledWhileWeWereAway() {
    LotId lot = books.buy(offer("a", "10.00"));
    OfferId own = books.list(lot, "12.00");
    assertThat(
            read(
                Shown.with("101.16")
                    .sold(own.value(), "asset-a", "12.00", "0.84", SUCCESSFUL, LATER)))
        .containsExactly(
            new Fact.LotSold(lot, own, usd("12.00"), usd("0.84"), LATER, FINAL),
            new Fact.SaleSettled(lot));
  }

  @Test
  @Proves(
      value = "T5.10",
      breaks = {Holdings.class, Strays.class})
  void closesALotWhoseSaleWasRevertedAndTakesTheItemBackOnlyWhenItIsThere() {
    LotId lot = books.buy(offer("a", "10.00"));
    OfferId own = books.list(lot, "12.00");
    books.later(Duration.ofHours(3));
    String id = own.value();
    read(
        Shown.with("90.00")
            .tradeProtected("11.16")
            .sold(id, "asset-a", "12.00", "0.84", PROTECTED, LATER));

    assertThat(read(Shown.with("90.00").sold(id, "asset-a", "12.00", "0.84", REVERTED, LATER)))
        .containsExactly(new Fact.SaleReverted(lot));
    assertThat(state(lot)).isEqualTo(new LotState.Reverted(own, usd("12.00"), usd("0.84")));
    assertThat(total()).isEqualTo(usd("90.00"));
    assertThat(books.portfolio.openLots()).as("nobody showed the item yet").isEmpty();

    assertThat(
            read(
                Shown.with("90.00")
                    .item("asset-a")
                    .sold(id, "asset-a", "12.00", "0.84", REVERTED, LATER)))
        .as("it still cost what it cost")
        .containsExactly(new Fact.LotAdopted(item("asset-a"), Optional.of(usd("10.00"))));
    assertThat(total()).isEqualTo(usd("90.00"));
  }

  @Test
  @Proves(
      value = "T5.10",
      breaks = Holdings.class,
      breaksMethods = {"missing", "isPaidBack"})
  void booksAPurchaseThatWasRolledBackInsteadOfStoppingForGoodBecauseOfTheMoney() {
    LotId lot = books.buy(offer("a", "10.00"));
    LotId other = books.buy(offer("b", "20.00"));
    var refunded = Shown.with("80.00").item("asset-b");
    assertThat(read(refunded))
        .as("buying stops at once")
        .containsExactly(new Fact.BooksDiffer(usd("70.00"), usd("80.00")));
    assertThat(read(refunded)).isEmpty();
    assertThat(read(refunded))
        .containsExactly(new Fact.PurchaseReverted(lot), new Fact.BooksAgree());
    assertThat(state(lot)).isEqualTo(new LotState.Returned());
    assertThat(state(other)).isEqualTo(new LotState.Held());
    assertThat(total()).isEqualTo(usd("80.00"));
    assertThat(books.portfolio.totals().spent()).isEqualTo(usd("20.00"));
  }

  @Test
  void booksTwoPurchasesThatWereRolledBackTogether() {
    LotId one = books.buy(offer("a", "10.00"));
    LotId two = books.buy(offer("b", "20.00"));
    for (int i = 0; i < 2; i++) {
      read(Shown.with("100.00"));
    }
    assertThat(read(Shown.with("100.00")))
        .containsExactly(
            new Fact.PurchaseReverted(one), new Fact.PurchaseReverted(two), new Fact.BooksAgree());
  }

  @Test
  void takesAnItemForWithdrawnOnlyAfterThreeReadingsWithoutItAndWithoutARefund() {
    LotId lot = books.buy(offer("a", "10.00"));
    assertThat(read(Shown.with("90.00"))).isEmpty();
    assertThat(read(Shown.with("90.00"))).isEmpty();
    assertThat(read(Shown.with("90.00").item("asset-a"))).as("there it is again").isEmpty();
    assertThat(read(Shown.with("90.00"))).isEmpty();
    assertThat(read(Shown.with("90.00"))).isEmpty();
    assertThat(read(Shown.with("90.00"))).containsExactly(new Fact.LotWithdrawn(lot));
    assertThat(read(Shown.with("90.00").item("asset-a")))
        .as("what the owner brings back still cost what it cost")
        .containsExactly(new Fact.LotAdopted(item("asset-a"), Optional.of(usd("10.00"))));
  }

  @Test
  void booksAFilledTargetOnceEvenWhenItsItemComesBackFromARevertedSale() {
    books.later(Duration.ofHours(3));
    var filled =
        Shown.with("92.00").item("asset-t").filled("t", "asset-t", "8.00", PROTECTED, LATER);
    assertThat(read(filled))
        .containsExactly(
            new Fact.TargetFilled(new TargetId("t"), item("asset-t"), usd("8.00"), LATER));
    Lot lot = books.portfolio.openLot(new AssetId("asset-t")).orElseThrow();
    OfferId own = books.list(lot.id(), "10.00");
    books.sell(lot.id(), own, "10.00", "0.70");
    assertThat(
            read(
                Shown.with("92.00")
                    .item("asset-t")
                    .filled("t", "asset-t", "8.00", PROTECTED, LATER)
                    .sold(own.value(), "asset-t", "10.00", "0.70", REVERTED, books.now())))
        .containsExactly(
            new Fact.SaleReverted(lot.id()),
            new Fact.LotAdopted(item("asset-t"), Optional.of(usd("8.00"))));
    assertThat(total()).as("it was paid once").isEqualTo(usd("92.00"));
  }

  @Test
  @Proves(
      value = "T5.10",
      breaks = Holdings.class,
      breaksMethods = {"missing", "isShownAsReverted"})
  void booksATargetsPurchaseThatIsShownAsRolledBack() {
    books.later(Duration.ofHours(3));
    read(Shown.with("92.00").item("asset-t").filled("t", "asset-t", "8.00", PROTECTED, LATER));
    Lot lot = books.portfolio.openLot(new AssetId("asset-t")).orElseThrow();
    assertThat(read(Shown.with("100.00").filled("t", "asset-t", "8.00", REVERTED, LATER)))
        .containsExactly(new Fact.PurchaseReverted(lot.id()));
    assertThat(total()).isEqualTo(usd("100.00"));
    assertThat(
            read(
                Shown.with("100.00")
                    .item("asset-t")
                    .filled("t", "asset-t", "8.00", REVERTED, LATER)))
        .as("a rolled back fill explains nothing")
        .containsExactly(new Fact.LotAdopted(item("asset-t"), Optional.empty()));
  }

  @Test
  void doesNotPayAgainForATargetThatWasFilledBeforeWeMetTheAccount() {
    Instant before = NOW.minus(Duration.ofDays(2));
    assertThat(
            read(
                Shown.with("100.00")
                    .item("asset-t")
                    .filled("t", "asset-t", "8.00", PROTECTED, before)))
        .containsExactly(new Fact.LotAdopted(item("asset-t"), Optional.of(usd("8.00"))));
    assertThat(books.portfolio.difference()).isEmpty();
  }

  @Test
  void doesNotSeeAnItemAsOursThatWasSoldBetweenTwoReads() {
    LotId lot = books.buy(offer("a", "10.00"));
    OfferId own = books.list(lot, "12.00");
    assertThat(
            read(
                Shown.with("90.00")
                    .tradeProtected("11.16")
                    .offer(own.value(), "asset-a", "12.00")
                    .sold(own.value(), "asset-a", "12.00", "0.84", PROTECTED, LATER)))
        .containsExactly(new Fact.LotSold(lot, own, usd("12.00"), usd("0.84"), LATER, FINAL));
    assertThat(books.portfolio.openLots()).as("no ghost of it").isEmpty();
  }

  @Test
  void statesADifferenceOfMoneyOnceAndWhenItIsGone() {
    assertThat(read(Shown.with("99.99")))
        .containsExactly(new Fact.BooksDiffer(usd("100.00"), usd("99.99")));
    assertThat(read(Shown.with("99.99"))).isEmpty();
    assertThat(read(Shown.with("99.98")))
        .containsExactly(new Fact.BooksDiffer(usd("100.00"), usd("99.98")));
    assertThat(read(Shown.with("60.00").tradeProtected("40.00")))
        .as("the sum counts, not which money the venue spends first")
        .containsExactly(new Fact.BooksAgree());
    assertThat(books.portfolio.difference()).isEmpty();
  }

  @Test
  @Proves(value = "P5.4.3.3", breaks = Reconciler.class)
  void asksNothingAboutAnIntentWhoseAnswerIsOnItsWay() {
    IntentId id = books.submit(new Intent.BuyOffer(offer("b", "8.00")));
    Account account = Shown.with("100.00").account();
    assertThat(reconciler.next(books.portfolio, account, Set.of(id))).isEqualTo(Optional.empty());
    assertThat(reconciler.next(books.portfolio, account, Set.of())).isPresent();
  }
}
