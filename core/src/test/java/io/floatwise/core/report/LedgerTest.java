package io.floatwise.core.report;

import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.floatwise.core.Books;
import io.floatwise.core.Given;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.report.CashMovement.Kind;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static LotId sold(Books books, String id, String cost, String price, String fee) {
    LotId lot = books.buy(offer(id, cost));
    sell(books, lot, price, fee);
    return lot;
  }

  private static void sell(Books books, LotId lot, String price, String fee) {
    books.sell(lot, books.list(lot, price), price, fee);
  }

  private static Overview overview(Books books) {
    return Overview.of(books.ledger(), _ -> Optional.empty(), books.now());
  }

  @Test
  void everyCentThatMovedHasItsReason() {
    Books books = Books.with("100.00");
    LotId lot = sold(books, "a", "10.00", "12.00", "0.84");
    books.fact(new Fact.SaleReverted(lot));
    LotId second = sold(books, "b", "20.00", "30.00", "2.10");
    books.fact(new Fact.SaleSettled(second));
    LotId third = books.buy(offer("c", "5.00"));
    books.fact(new Fact.PurchaseReverted(third));

    List<CashMovement> moves = books.ledger().movements();

    assertThat(moves)
        .extracting(CashMovement::kind, CashMovement::amount)
        .containsExactly(
            tuple(Kind.OPENING, usd("100.00")),
            tuple(Kind.PURCHASE, usd("-10.00")),
            tuple(Kind.SALE, usd("12.00")),
            tuple(Kind.FEE, usd("-0.84")),
            tuple(Kind.SALE_REVERTED, usd("-12.00")),
            tuple(Kind.FEE_REVERTED, usd("0.84")),
            tuple(Kind.PURCHASE, usd("-20.00")),
            tuple(Kind.SALE, usd("30.00")),
            tuple(Kind.FEE, usd("-2.10")),
            tuple(Kind.SETTLED, usd("0.00")),
            tuple(Kind.PURCHASE, usd("-5.00")),
            tuple(Kind.PURCHASE_REVERTED, usd("5.00")));
    assertThat(moves.getLast().usable()).isEqualTo(usd("97.90"));
    assertThat(moves.getLast().tradeProtected()).isEqualTo(Money.ZERO_USD);
  }

  @Test
  void aDepositIsNoGainAndAReversalIsALossUntilTheItemIsBack() {
    Books books = Books.with("100.00");
    books.fact(new Fact.LotAdopted(Given.item("brought"), Optional.of(usd("40.00"))));
    assertThat(books.ledger().drawdown().result()).isEqualTo(Money.ZERO_USD);
    assertThat(books.ledger().drawdown().contributed()).isEqualTo(usd("140.00"));

    LotId lot = sold(books, "a", "10.00", "13.00", "1.00");
    books.later(Duration.ofDays(3)).fact(new Fact.SaleReverted(lot));
    Drawdown fallen = books.ledger().drawdown();
    assertThat(fallen.best()).isEqualTo(usd("2.00"));
    assertThat(fallen.present()).isEqualTo(usd("12.00"));
    assertThat(fallen.peak()).isEqualTo(usd("142.00"));
    assertThat(fallen.lasting(books.now())).isEqualTo(Duration.ofDays(3));

    books
        .later(Duration.ofDays(2))
        .fact(new Fact.LotAdopted(Given.item("asset-a"), Optional.of(usd("10.00"))));
    Drawdown back = books.ledger().drawdown();
    assertThat(back.present()).as("only the profit is missing").isEqualTo(usd("2.00"));
    assertThat(back.deepest()).isEqualTo(usd("12.00"));

    books.fact(new Fact.LotWithdrawn(books.portfolio.openLots().getFirst().id()));
    assertThat(books.ledger().drawdown().present()).isEqualTo(usd("2.00"));
    sold(books, "b", "10.00", "20.00", "1.00");
    Drawdown over = books.later(Duration.ofDays(9)).ledger().drawdown();
    assertThat(over.present()).isEqualTo(Money.ZERO_USD);
    assertThat(over.longest()).isEqualTo(Duration.ofDays(5));
  }

  @Test
  void saysWhenMoneyCanBeSpentAndForWhat() {
    Books books = Books.with("100.00");
    sold(books, "a", "10.00", "11.00", "1.00");
    books.later(Duration.ofDays(3));
    sold(books, "b", "20.00", "21.00", "1.00");
    books.later(Duration.ofHours(100));
    books.buy(offer("c", "30.00"));
    books.submit(new Intent.BuyOffer(offer("d", "5.00")));

    Spendable spendable = overview(books).spendable().orElseThrow();

    assertThat(spendable.free()).isEqualTo(usd("35.00"));
    assertThat(spendable.reserved()).isEqualTo(usd("5.00"));
    assertThat(spendable.offersNow()).isEqualTo(usd("65.00"));
    assertThat(spendable.lines())
        .containsExactly(
            new Spendable.Line(Spendable.Bucket.NOW, usd("40.00"), Money.ZERO_USD),
            new Spendable.Line(Spendable.Bucket.SOON, usd("30.00"), Money.ZERO_USD),
            new Spendable.Line(Spendable.Bucket.WEEK, Money.ZERO_USD, Money.ZERO_USD),
            new Spendable.Line(Spendable.Bucket.LATER, Money.ZERO_USD, usd("30.00")));
  }

  @Test
  void anHourMoreThanThreeDaysIsTheNextBucket() {
    assertThat(Spendable.Bucket.of(Duration.ZERO)).isEqualTo(Spendable.Bucket.NOW);
    assertThat(Spendable.Bucket.of(Duration.ofSeconds(1))).isEqualTo(Spendable.Bucket.SOON);
    assertThat(Spendable.Bucket.of(Duration.ofDays(3))).isEqualTo(Spendable.Bucket.SOON);
    assertThat(Spendable.Bucket.of(Duration.ofHours(73))).isEqualTo(Spendable.Bucket.WEEK);
    assertThat(Spendable.Bucket.of(Duration.ofDays(7))).isEqualTo(Spendable.Bucket.WEEK);
    assertThat(Spendable.Bucket.of(Duration.ofDays(7).plusNanos(1)))
        .isEqualTo(Spendable.Bucket.LATER);
  }

  @Test
  void marksOnlyWhatSomebodyKnowsAndSaysHowOldThatIs() {
    Books books = Books.with("100.00");
    LotId known = books.buy(offer("a", "10.00"));
    books.buy(offer("b", "7.00"));
    var quote =
        new Quote(
            Given.TITLE,
            Optional.of(usd("15.00")),
            3,
            Optional.of(usd("12.00")),
            2,
            Given.NOW.minus(Duration.ofMinutes(4)));
    Mark mark =
        Mark.executable(quote, new Fees(Given.fees(7), Given.TITLE, Given.NOW)).orElseThrow();

    Unrealised unrealised =
        Overview.of(
                books.ledger(),
                lot -> lot.id().equals(known) ? Optional.of(mark) : Optional.empty(),
                books.now())
            .unrealised();

    assertThat(mark.net()).isEqualTo(usd("11.16"));
    assertThat(mark.age(books.now())).isEqualTo(Duration.ofMinutes(4));
    assertThat(unrealised)
        .isEqualTo(
            new Unrealised(
                List.of(
                    new Unrealised.Line(
                        Mark.Basis.EXECUTABLE, 1, usd("10.00"), usd("11.16"), quote.asOf())),
                1,
                usd("7.00"),
                0));
    assertThat(unrealised.lines().getFirst().profit()).isEqualTo(usd("1.16"));
  }

  @Test
  void aCrossedBookMarksNothing() {
    var quote =
        new Quote(Given.TITLE, Optional.of(usd("9.00")), 1, Optional.of(usd("9.01")), 1, Given.NOW);
    assertThat(Mark.executable(quote, new Fees(Given.fees(7), Given.TITLE, Given.NOW))).isEmpty();
  }

  @Test
  void countsWinsReturnsAndHoldingTimesOfSalesThatStand() {
    Books books = Books.with("500.00");
    LotId win = books.buy(offer("a", "10.00"));
    books.later(Duration.ofDays(2));
    sell(books, win, "12.00", "0.50");
    LotId loss = books.buy(offer("b", "10.00"));
    books.later(Duration.ofDays(4));
    sell(books, loss, "9.00", "0.50");
    LotId reverted = sold(books, "c", "10.00", "90.00", "1.00");
    books.fact(new Fact.LotAdopted(Given.item("gift"), Optional.empty()));
    sell(books, books.portfolio.openLots().getFirst().id(), "50.00", "3.50");
    books.fact(new Fact.SaleReverted(reverted));
    books.fact(new Fact.SaleSettled(win));

    Performance total = overview(books).total();

    assertThat(total.sold()).isEqualTo(3);
    assertThat(total.wins()).isEqualTo(1);
    assertThat(total.winRate()).isEqualTo(OptionalLong.of(5_000));
    assertThat(total.realised()).isEqualTo(usd("1.50"));
    assertThat(total.atRisk()).isEqualTo(usd("-1.50"));
    assertThat(total.returnOnCost()).isEqualTo(OptionalLong.of(1_500));
    assertThat(total.fees()).isEqualTo(usd("4.50"));
    assertThat(total.unknownCost()).isEqualTo(1);
    assertThat(total.unknownProceeds()).isEqualTo(usd("46.50"));
    assertThat(total.medianHolding()).contains(Duration.ofDays(2));
    assertThat(overview(books).performance().get(Performance.By.REASON))
        .extracting(Performance::name, Performance::acquired)
        .containsExactly(tuple("adopted", 1), tuple("bought", 3));
  }

  @Test
  void aReturnIsRoundedAwayFromLookingGood() {
    assertThat(Ratio.of(usd("0.02"), usd("3.00"))).isEqualTo(OptionalLong.of(66));
    assertThat(Ratio.of(usd("-0.02"), usd("3.00"))).isEqualTo(OptionalLong.of(-67));
    assertThat(Ratio.of(usd("1.00"), Money.ZERO_USD)).isEmpty();
  }

  @Test
  void theOldestOfIdenticalItemsCountsAsSoldFirst() {
    Books books = Books.with("500.00");
    LotId old = books.buy(offer("a", "10.00"));
    books.later(Duration.ofDays(30));
    LotId young = books.buy(offer("b", "20.00"));
    books.later(Duration.ofDays(1));
    sell(books, young, "25.00", "1.00");

    List<Disposal> disposals = Disposals.of(books.ledger());

    assertThat(disposals).hasSize(1);
    Disposal disposal = disposals.getFirst();
    assertThat(disposal.sold().id()).isEqualTo(young);
    assertThat(disposal.taken().id()).isEqualTo(old);
    assertThat(disposal.gain()).contains(usd("14.00"));
    assertThat(disposal.holdingDays(ZoneOffset.UTC)).isEqualTo(31);

    books.later(Duration.ofDays(1));
    sell(books, old, "25.00", "1.00");
    assertThat(Disposals.of(books.ledger()).stream().map(d -> d.taken().id()).toList())
        .containsExactly(old, young);
    assertThat(
            Disposals.of(books.ledger()).stream()
                .map(d -> d.gain().orElseThrow())
                .reduce(Money.ZERO_USD, Money::plus))
        .isEqualTo(books.portfolio.totals().atRiskProfit());
  }

  @Test
  void anItemWithAPatternOfItsOwnIsLikeNoOther() {
    Books books = Books.with("500.00");
    LotId plain = books.buy(offer("a", "10.00"));
    var special =
        new Item(
            new AssetId("s"),
            Given.TITLE,
            new Attributes(Optional.empty(), OptionalInt.of(661), Optional.empty()));
    books.later(Duration.ofDays(1)).fact(new Fact.LotAdopted(special, Optional.of(usd("99.00"))));
    Lot lot = books.portfolio.openLot(special.id()).orElseThrow();
    books.sell(lot.id(), new OfferId("o"), "120.00", "8.40");

    assertThat(Disposals.of(books.ledger()).getFirst().taken().id())
        .isEqualTo(lot.id())
        .isNotEqualTo(plain);
  }

  @Test
  void aSaleThatWasRolledBackNeverHappenedAndTheItemKeepsItsFirstDay() {
    Books books = Books.with("500.00");
    LotId lot = sold(books, "a", "10.00", "12.00", "1.00");
    books.later(Duration.ofDays(5)).fact(new Fact.SaleReverted(lot));
    assertThat(Disposals.of(books.ledger())).isEmpty();

    books.fact(new Fact.LotAdopted(Given.item("asset-a"), Optional.of(usd("10.00"))));
    LotId back = books.portfolio.openLots().getFirst().id();
    books.later(Duration.ofDays(5));
    sell(books, back, "15.00", "1.00");

    Disposal disposal = Disposals.of(books.ledger()).getFirst();
    assertThat(disposal.acquired()).isEqualTo(Given.NOW);
    assertThat(disposal.holdingDays(ZoneOffset.UTC)).isEqualTo(10);
    assertThat(disposal.gain()).contains(usd("4.00"));
  }

  @Test
  void theYearOfASaleIsThatOfTheZone() {
    Books books = Books.with("500.00");
    LotId lot = books.buy(offer("a", "10.00"));
    // 2026-12-31T23:30Z
    books.later(Duration.ofHours(38 * 24 + 11).plusMinutes(30));
    sell(books, lot, "12.00", "1.00");

    Ledger ledger = books.ledger();
    assertThat(Disposals.of(ledger, Year.of(2026), ZoneOffset.UTC)).hasSize(1);
    assertThat(Disposals.of(ledger, Year.of(2026), ZoneId.of("Europe/Berlin"))).isEmpty();
    assertThat(Disposals.of(ledger, Year.of(2027), ZoneId.of("Europe/Berlin"))).hasSize(1);
  }

  @Test
  void theTaxTableShowsUnknownCostsAsUnknownAndSumsThemApart() {
    Books books = Books.with("500.00");
    sold(books, "a", "10.00", "12.00", "1.00");
    books.later(Duration.ofSeconds(1));
    var other =
        new Item(
            new AssetId("gift"),
            new Title(Game.RUST, "=HYPERLINK(\"x\"), \"Door\""),
            Attributes.UNKNOWN);
    books.fact(new Fact.LotAdopted(other, Optional.empty()));
    LotId gift = books.portfolio.openLot(other.id()).orElseThrow().id();
    books.sell(gift, new OfferId("o"), "50.00", "3.50");

    String[] lines =
        Exports.taxYear(books.ledger(), Year.of(2026), ZoneOffset.UTC).toString().split("\r\n");

    assertThat(lines)
        .containsExactly(
            "record,acquired,disposed,holding_days,game,title,asset,lot,cost_from_lot,cost,"
                + "proceeds,fee,net,gain,status,final_at,currency",
            "disposal,2026-11-23,2026-11-23,0,CS2,AK-47 | Redline (Field-Tested),asset-a,L2,L2,"
                + "10.00,12.00,1.00,11.00,1.00,can be reverted,2026-11-30T12:00:00Z,USD",
            "disposal,2026-11-23,2026-11-23,0,Rust,\"'=HYPERLINK(\"\"x\"\"), \"\"Door\"\"\",gift,"
                + "L7,L7,unknown,50.00,3.50,46.50,unknown,can be reverted,2026-11-30T12:00:01Z,USD",
            "\"total, cost known\",,,,,,,,,10.00,12.00,1.00,11.00,1.00,,,USD",
            "\"total, cost unknown\",,,,,,,,,unknown,50.00,3.50,46.50,unknown,,,USD");
  }

  @Test
  void noTextOfAnybodyIsAFormulaAndNoAmountIsAText() {
    for (String evil :
        List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n1", "\uFF1D1")) {
      Csv csv = new Csv("a", "b");
      csv.row().text(evil).amount(usd("-1.00"));
      assertThat(csv.toString().substring("a,b\r\n".length()).replace("\"", ""))
          .as(evil)
          .isEqualTo("'" + evil + ",-1.00\r\n");
    }
    Csv csv = new Csv("a");
    csv.row().text("AK-47 | \"Redline\", ★\r\nx");
    assertThat(csv.toString()).isEqualTo("a\r\n\"AK-47 | \"\"Redline\"\", ★\r\nx\"\r\n");
  }

  @Test
  void theTablesHoldEveryLotTradeAndMovement() {
    Books books = Books.with("100.00");
    LotId lot = sold(books, "a", "10.00", "12.00", "0.84");
    books.fact(new Fact.SaleReverted(lot));
    books.list(books.buy(offer("b", "5.00")), "9.00");

    Ledger ledger = books.ledger();

    assertThat(Exports.lots(ledger).toString().split("\r\n"))
        .containsExactly(
            "lot,game,title,asset,state,acquired,origin,strategy,cost,list_price,sold,price,fee,"
                + "net,profit,final_at,currency",
            "L2,CS2,AK-47 | Redline (Field-Tested),asset-a,reverted,2026-11-23T12:00:00Z,bought,"
                + "not recorded,10.00,,2026-11-23T12:00:00Z,12.00,0.84,11.16,,"
                + "2026-11-30T12:00:00Z,USD",
            "L8,CS2,AK-47 | Redline (Field-Tested),asset-b,listed,2026-11-23T12:00:00Z,bought,"
                + "not recorded,5.00,9.00,,,,,,,USD");
    assertThat(Exports.trades(ledger).toString().split("\r\n"))
        .containsExactly(
            "at,trade,status,lot,game,title,asset,price,fee,net,currency",
            "2026-11-23T12:00:00Z,purchase,done,L2,CS2,AK-47 | Redline (Field-Tested),asset-a,"
                + "10.00,0.00,-10.00,USD",
            "2026-11-23T12:00:00Z,sale,reverted,L2,CS2,AK-47 | Redline (Field-Tested),asset-a,"
                + "12.00,0.84,11.16,USD",
            "2026-11-23T12:00:00Z,purchase,done,L8,CS2,AK-47 | Redline (Field-Tested),asset-b,"
                + "5.00,0.00,-5.00,USD");
    assertThat(Exports.cash(ledger).toString().split("\r\n"))
        .hasSize(8)
        .contains(
            "2026-11-23T12:00:00Z,1,opening balance,,,100.00,100.00,0.00,USD",
            "2026-11-23T12:00:00Z,6,fee,L2,AK-47 | Redline (Field-Tested),-0.84,90.00,11.16,USD");
  }
}
