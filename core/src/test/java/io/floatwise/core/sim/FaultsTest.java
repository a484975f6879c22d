package io.floatwise.core.sim;

import static io.floatwise.core.sim.Bench.ANN;
import static io.floatwise.core.sim.Bench.BOB;
import static io.floatwise.core.sim.Bench.funds;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.TradeStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private final Bench bench = new Bench();
  private final SimExchange exchange = bench.exchange;

  @Test
  void takesTheProceedsOfARevertedSaleBack() {
    OfferId sale = bench.sale(ANN, 1_000);

    assertThat(exchange.revert(sale)).isEqualTo(new Reversal.Done());
    assertThat(exchange.funds(ANN)).isEqualTo(funds(10_000, 10_000, 0));
    assertThat(exchange.closedSales(ANN).getFirst().status()).isEqualTo(TradeStatus.REVERTED);
    assertThat(exchange.totals().fees()).isEqualTo(Money.ZERO_USD);
    assertThat(exchange.inventory(ANN)).isEmpty();
    assertThat(exchange.revert(sale)).isInstanceOf(Reversal.Refused.class);

    bench.pass(Duration.ofDays(8));
    assertThat(exchange.funds(ANN)).isEqualTo(funds(10_000, 10_000, 0));
  }

  @Test
  void takesWhatWasSpentOfARevertedSaleFromUsableMoney() {
    OfferId sale = bench.sale(ANN, 1_000);
    exchange.buy(ANN, bench.offer(10_900), Money.usd(10_900));
    exchange.deposit(ANN, Money.usd(500));

    assertThat(exchange.revert(sale)).isEqualTo(new Reversal.Done());
    assertThat(exchange.funds(ANN)).isEqualTo(funds(-400, 0, 0));
    assertThat(exchange.totals().balance()).isEqualTo(Money.ZERO_USD);
  }

  @Test
  void returnsThePriceOfARevertedPurchaseAndTakesTheAsset() {
    OfferId offer = bench.offer(1_000);
    exchange.buy(ANN, offer, Money.usd(1_000));
    AssetId asset = exchange.inventory(ANN).getFirst().item().id();
    exchange.createOffer(ANN, asset, Money.usd(1_200));

    assertThat(exchange.revert(offer)).isEqualTo(new Reversal.Done());
    assertThat(exchange.funds(ANN)).isEqualTo(funds(10_000, 10_000, 0));
    assertThat(exchange.openOffers(ANN)).isEmpty();
    assertThat(exchange.ledger(ANN))
        .contains(new LedgerRow("purchase." + asset + ".1", "price 10.00 reverted"));
  }

  @Test
  void cannotRevertWhatTheBuyerSoldOnOrWhatIsFinal() {
    OfferId first = bench.offer(1_000);
    exchange.buy(ANN, first, Money.usd(1_000));
    AssetId asset = exchange.inventory(ANN).getFirst().item().id();
    OfferId second = Bench.listed(exchange.createOffer(ANN, asset, Money.usd(1_200)));
    exchange.buy(BOB, second, Money.usd(1_200));

    assertThat(exchange.revert(first)).isInstanceOf(Reversal.Refused.class);
    assertThat(exchange.revert(new OfferId("x"))).isInstanceOf(Reversal.Refused.class);
    bench.pass(Duration.ofDays(7));
    assertThat(exchange.revert(second)).isInstanceOf(Reversal.Refused.class);
  }

  @Test
  void shiftsOneCentOfTheNextSaleOnly() {
    exchange.shiftOneCent(ANN);
    OfferId first = bench.sale(ANN, 1_000);
    OfferId second = bench.sale(ANN, 1_000);

    assertThat(exchange.ledger(ANN))
        .isEqualTo(
            List.of(
                new LedgerRow("cash.usable", "100.00"),
                new LedgerRow("cash.protected", "18.59"),
                new LedgerRow("sale." + first, "price 10.00 fee 0.70 protected"),
                new LedgerRow("sale." + second, "price 10.00 fee 0.70 protected")));
    assertThat(exchange.totals().skimmed()).isEqualTo(Money.usd(1));
    assertThat(exchange.totals().balance()).isEqualTo(Money.ZERO_USD);
  }
}
