package io.floatwise.core.report;

import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.floatwise.core.Books;
import io.floatwise.core.Given;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.report.CashMovement.Kind;
import io.floatwise.core.trade.LotId;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Money that its owner moved by hand, in every report and to the cent.
class OwnersMoneyTest {

  private final Books books = Books.with("100.00");

  private void moved(String amount, Optional<LotId> lot) {
    Money expected = books.portfolio.cash().orElseThrow().total();
    books.fact(new Fact.BooksDiffer(expected, expected.plus(usd(amount))));
    books.fact(new Fact.MoneyAdopted(usd(amount), lot, "owner"));
  }

  private LotId brought(String id) {
    return new LotId(books.fact(new Fact.LotAdopted(Given.item(id), Optional.empty())));
  }

  @Test
  void whatIsPutInIsNoGainAndWhatIsTakenOutIsNoLoss() {
    LotId lot = books.buy(offer("a", "10.00"));
    books.sell(lot, books.list(lot, "8.00"), "8.00", "0.56");
    moved("50.00", Optional.empty());
    Drawdown rich = books.ledger().drawdown();
    assertThat(rich.result()).isEqualTo(usd("-2.56"));
    assertThat(rich.present()).isEqualTo(usd("2.56"));
    assertThat(rich.contributed()).isEqualTo(usd("150.00"));
    assertThat(rich.peak()).isEqualTo(usd("150.00"));
    assertThat(books.counters.peakEquity()).isEqualTo(usd("150.00"));

    moved("-120.00", Optional.empty());
    Drawdown poor = books.ledger().drawdown();
    assertThat(poor.result()).isEqualTo(usd("-2.56"));
    assertThat(poor.deepest()).isEqualTo(usd("2.56"));
    assertThat(poor.contributed()).isEqualTo(usd("30.00"));
    assertThat(books.counters.peakEquity()).isEqualTo(usd("30.00"));
    assertThat(books.portfolio.equity()).isEqualTo(usd("27.44"));
    assertThat(books.ledger().movements().stream().skip(4))
        .extracting(CashMovement::kind, CashMovement::amount, CashMovement::lot)
        .containsExactly(
            tuple(Kind.PUT_IN, usd("50.00"), Optional.empty()),
            tuple(Kind.TAKEN_OUT, usd("-120.00"), Optional.empty()));
  }

  @Test
  void whatIsTakenOutBeyondWhatIsFreeIsMissingFromTheNextProceeds() {
    LotId lot = books.buy(offer("a", "90.00"));
    books.sell(lot, books.list(lot, "95.00"), "95.00", "5.00");
    moved("-15.00", Optional.empty());
    assertThat(books.portfolio.cash().orElseThrow().usable()).isEqualTo(Money.ZERO_USD);
    assertThat(books.portfolio.cash().orElseThrow().tradeProtected()).isEqualTo(usd("85.00"));
  }

  @Test
  void whatWasPaidByHandIsThePurchaseOfItsLotInEveryTable() {
    LotId lot = brought("hand");
    moved("-1.24", Optional.of(lot));
    books.later(Duration.ofDays(3));
    books.sell(lot, books.list(lot, "2.00"), "2.00", "0.14");

    Ledger ledger = books.ledger();
    Performance total = Overview.of(ledger, _ -> Optional.empty(), books.now()).total();
    assertThat(total.atRisk()).isEqualTo(usd("0.62"));
    assertThat(total.unknownCost()).isZero();
    assertThat(ledger.drawdown().result()).isEqualTo(usd("0.62"));
    assertThat(ledger.drawdown().contributed()).isEqualTo(usd("100.00"));
    assertThat(books.portfolio.totals().spent()).isEqualTo(usd("1.24"));
    assertThat(books.portfolio.totals().atRiskProfit()).isEqualTo(usd("0.62"));
    assertThat(Exports.cash(ledger).toString().split("\r\n"))
        .contains(
            "2026-11-23T12:00:00Z,4,purchase by hand,L2,AK-47 | Redline (Field-Tested),-1.24,"
                + "98.76,0.00,USD");
    assertThat(Exports.trades(ledger).toString().split("\r\n"))
        .contains(
            "2026-11-23T12:00:00Z,purchase,done,L2,CS2,AK-47 | Redline (Field-Tested),hand,"
                + "1.24,0.00,-1.24,USD");
    assertThat(Exports.lots(ledger).toString()).contains(",adopted,by hand,1.24,,");
    assertThat(Exports.taxYear(ledger, Year.of(2026), ZoneOffset.UTC).toString().split("\r\n"))
        .contains(
            "disposal,2026-11-23,2026-11-26,3,CS2,AK-47 | Redline (Field-Tested),hand,L2,L2,"
                + "1.24,2.00,0.14,1.86,0.62,can be reverted,2026-12-03T12:00:00Z,USD",
            "\"total, cost known\",,,,,,,,,1.24,2.00,0.14,1.86,0.62,,,USD");
    assertThat(Statement.of(books.portfolio).lines())
        .containsEntry("purchase.hand.1", "price 1.24");
  }

  @Test
  void whatWasPaidForAnItemChangesNoPeak() {
    LotId lost = books.buy(offer("a", "10.00"));
    books.sell(lost, books.list(lost, "8.00"), "8.00", "0.56");
    moved("-1.24", Optional.of(brought("hand")));
    assertThat(books.counters.peakEquity()).isEqualTo(usd("100.00"));
    assertThat(books.portfolio.equity()).isEqualTo(usd("97.44"));
    assertThat(books.ledger().drawdown().present()).isEqualTo(usd("2.56"));
  }

  @Test
  void theMovementsAddUpToAllMoneyAndTheTablesSayWhoseTheyWere() {
    moved("25.00", Optional.empty());
    moved("-5.01", Optional.empty());
    Ledger ledger = books.ledger();
    assertThat(Exports.cash(ledger).toString().split("\r\n"))
        .containsAll(
            List.of(
                "2026-11-23T12:00:00Z,3,put in by hand,,,25.00,125.00,0.00,USD",
                "2026-11-23T12:00:00Z,5,taken out by hand,,,-5.01,119.99,0.00,USD"));
    assertThat(
            ledger.movements().stream()
                .map(CashMovement::amount)
                .reduce(Money.ZERO_USD, Money::plus))
        .isEqualTo(usd("119.99"));
  }
}
