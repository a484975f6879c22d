package io.floatwise.core.portfolio;

import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.Books;
import io.floatwise.core.Given;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortfolioTest {

  @Test
  void accountsForARoundTripToTheCent() {
    Books books = Books.with("100.00");
    LotId lot = books.buy(offer("a", "10.00"));
    OfferId own = books.list(lot, "12.00");
    books.later(Duration.ofHours(5)).sell(lot, own, "12.00", "0.84");

    Cash cash = books.portfolio.cash().orElseThrow();
    assertThat(cash.usable()).isEqualTo(usd("90.00"));
    assertThat(cash.tradeProtected()).isEqualTo(usd("11.16"));
    assertThat(books.portfolio.totals().atRiskProfit()).isEqualTo(usd("1.16"));
    assertThat(books.portfolio.totals().realisedProfit()).isEqualTo(Money.ZERO_USD);

    books.later(Duration.ofDays(7)).fact(new Fact.SaleSettled(lot));
    assertThat(books.portfolio.cash()).contains(new Cash(usd("101.16"), List.of()));
    assertThat(books.portfolio.totals().realisedProfit()).isEqualTo(usd("1.16"));
    assertThat(books.portfolio.totals().atRiskProfit()).isEqualTo(Money.ZERO_USD);
  }

  @Test
  void reservesMoneyWhileAnOutcomeIsUnknown() {
    Books books = Books.with("100.00");
    IntentId id = books.submit(new Intent.BuyOffer(offer("a", "10.00")));
    books.answer(id, new Outcome.Unknown("timeout"));
    assertThat(books.portfolio.reserved()).isEqualTo(usd("10.00"));
    assertThat(books.portfolio.openSubmissions()).hasSize(1);

    books.fact(
        new Fact.OutcomeResolved(id, new Outcome.Rejected("NotDone", "not ours"), "no trace"));
    assertThat(books.portfolio.reserved()).isEqualTo(Money.ZERO_USD);
    assertThat(books.portfolio.cash().orElseThrow().usable()).isEqualTo(usd("100.00"));
  }

  @Test
  @Proves(
      value = "T5.10",
      breaks = {Portfolio.class, Cash.class},
      breaksMethods = {"revert", "reverted", "giveBack"})
  void takesBackTheProceedsOfARevertedSaleAndRestoresTheMoneyOfARevertedPurchase() {
    Books books = Books.with("100.00");
    LotId sold = books.buy(offer("a", "10.00"));
    books.sell(sold, books.list(sold, "12.00"), "12.00", "0.84");
    books.fact(new Fact.SaleReverted(sold));
    assertThat(books.portfolio.cash()).contains(new Cash(usd("90.00"), List.of()));
    assertThat(books.portfolio.lot(sold).orElseThrow().state())
        .isInstanceOf(LotState.Reverted.class);
    assertThat(books.portfolio.openLots()).isEmpty();
    assertThat(books.portfolio.totals().sales()).isZero();

    LotId returned = books.buy(offer("b", "20.00"));
    books.fact(new Fact.PurchaseReverted(returned));
    assertThat(books.portfolio.cash()).contains(new Cash(usd("90.00"), List.of()));
    assertThat(books.portfolio.openLots()).isEmpty();
  }

  @Test
  void paysWithProtectedProceedsOnlyWhenFreeMoneyIsGone() {
    Books books = Books.with("12.00");
    LotId lot = books.buy(offer("a", "10.00"));
    books.sell(lot, books.list(lot, "12.00"), "12.00", "1.00");
    books.buy(offer("b", "8.00"));
    Cash cash = books.portfolio.cash().orElseThrow();
    assertThat(cash.usable()).isEqualTo(Money.ZERO_USD);
    assertThat(cash.tradeProtected()).isEqualTo(usd("5.00"));

    books.fact(new Fact.SaleReverted(lot));
    assertThat(books.portfolio.cash().orElseThrow().total()).isEqualTo(usd("-6.00"));
  }

  @Test
  @Proves(
      value = "T5.12",
      breaks = {Portfolio.class, Cash.class},
      breaksMethods = {"paid", "earned", "settled", "reverted", "buy", "sell", "settle", "revert"})
  void conservesValueOverAnySequence() {
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      Books books = Books.with("500.00");
      Money expected = usd("500.00");
      for (int step = 0; step < 60; step++) {
        expected = expected.plus(anyMove(books, random, step));
        books.later(Duration.ofHours(random.nextInt(30)));
        assertThat(books.portfolio.cash().orElseThrow().total())
            .as("seed %d, step %d", seed, step)
            .isEqualTo(expected);
      }
      Totals totals = books.portfolio.totals();
      assertThat(books.portfolio.cash().orElseThrow().total())
          .isEqualTo(usd("500.00").minus(totals.spent()).plus(totals.netProceeds()));
    }
  }

  /// Does something and says by how much our money must have changed.
  private static Money anyMove(Books books, Random random, int step) {
    var lots = List.copyOf(books.portfolio.lots());
    if (lots.isEmpty() || random.nextInt(3) == 0) {
      Money price = Money.usd(1 + random.nextInt(3000));
      books.buy(offer("o" + step, price.toDecimal()));
      return price.negated();
    }
    Lot lot = lots.get(random.nextInt(lots.size()));
    return switch (lot.state()) {
      case LotState.Held _ -> {
        books.list(lot.id(), "10.00");
        yield Money.ZERO_USD;
      }
      case LotState.Listed listed -> {
        Money price = Money.usd(100 + random.nextInt(4000));
        Money fee = Money.usd(random.nextInt(100));
        books.sell(lot.id(), listed.offer(), price.toDecimal(), fee.toDecimal());
        yield price.minus(fee);
      }
      case LotState.Sold sold -> {
        boolean reverted = random.nextInt(4) == 0;
        books.fact(reverted ? new Fact.SaleReverted(lot.id()) : new Fact.SaleSettled(lot.id()));
        yield reverted ? sold.net().negated() : Money.ZERO_USD;
      }
      case LotState.Settled _, LotState.Reverted _, LotState.Returned _, LotState.Withdrawn _ ->
          Money.ZERO_USD;
    };
  }

  @Test
  void aSaleIsNeverBookedTwice() {
    Books books = Books.with("100.00");
    LotId lot = books.buy(offer("a", "10.00"));
    OfferId own = books.list(lot, "12.00");
    books.sell(lot, own, "12.00", "0.84");
    assertThatThrownBy(() -> books.sell(lot, own, "12.00", "0.84"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> books.fact(new Fact.PurchaseReverted(lot)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(books.portfolio.cash().orElseThrow().total()).isEqualTo(usd("101.16"));
  }

  @Test
  void countsLossesInARowAsIfARevertedSaleHadNeverBeen() {
    Books books = Books.with("500.00");
    for (int i = 0; i < 3; i++) {
      sell(books, "l" + i, "9.00");
    }
    assertThat(books.portfolio.lossesInARow()).isEqualTo(3);
    LotId gain = sell(books, "gain", "12.00");
    assertThat(books.portfolio.lossesInARow()).isZero();
    LotId loss = sell(books, "loss", "9.00");
    books.fact(new Fact.SaleReverted(gain));
    assertThat(books.portfolio.lossesInARow()).as("the gain was none").isEqualTo(4);
    books.fact(new Fact.SaleReverted(loss));
    assertThat(books.portfolio.lossesInARow()).isEqualTo(3);
    sell(books, "even", "10.00");
    assertThat(books.portfolio.lossesInARow()).isZero();
  }

  @Test
  void aGiftOfUnknownCostEndsNoSeriesOfLosses() {
    Books books = Books.with("500.00");
    sell(books, "a", "9.00");
    books.fact(new Fact.LotAdopted(Given.item("gift"), Optional.empty()));
    LotId gift = books.portfolio.openLots().getFirst().id();
    books.sell(gift, books.list(gift, "50.00"), "50.00", "3.50");
    assertThat(books.portfolio.lossesInARow()).isEqualTo(1);
    assertThat(books.portfolio.totals().atRiskProfit()).isEqualTo(usd("-1.00"));
  }

  /// Buys at 10.00 and sells for `net` after fees.
  private static LotId sell(Books books, String id, String net) {
    LotId lot = books.buy(offer(id, "10.00"));
    books.sell(lot, books.list(lot, net), net, "0.00");
    return lot;
  }

  @Test
  void proceedsFromBeforeItsTimeBecomeFreeAfterAWeek() {
    Books books = Books.unopened();
    books.fact(new Fact.AccountOpened("demo", usd("50.00"), usd("30.00")));
    books.later(Duration.ofDays(7).minusSeconds(1)).fact(new Fact.BooksAgree());
    assertThat(books.portfolio.cash().orElseThrow().usable()).isEqualTo(usd("50.00"));
    books.later(Duration.ofSeconds(1)).fact(new Fact.BooksAgree());
    assertThat(books.portfolio.cash()).contains(new Cash(usd("80.00"), List.of()));
  }

  @Test
  void ourOwnProceedsWaitForTheVenueToSettleThem() {
    Books books = Books.with("100.00");
    LotId lot = books.buy(offer("a", "10.00"));
    books.sell(lot, books.list(lot, "12.00"), "12.00", "0.84");
    books.later(Duration.ofDays(30)).fact(new Fact.BooksAgree());
    assertThat(books.portfolio.cash().orElseThrow().tradeProtected()).isEqualTo(usd("11.16"));
  }

  @Test
  void refusesAJournalThatContradictsItself() {
    Books books = Books.with("100.00");
    assertThatThrownBy(() -> books.fact(new Fact.SaleSettled(new LotId(9))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("L9");
    LotId lot = books.buy(offer("a", "10.00"));
    assertThatThrownBy(() -> books.fact(new Fact.SaleSettled(lot)))
        .isInstanceOf(IllegalStateException.class);
  }
}
