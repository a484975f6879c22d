package io.floatwise.core.sim;

import static io.floatwise.core.sim.Bench.ANN;
import static io.floatwise.core.sim.Bench.BOB;
import static io.floatwise.core.sim.Bench.RUST;
import static io.floatwise.core.sim.Bench.START;
import static io.floatwise.core.sim.Bench.TITLE;
import static io.floatwise.core.sim.Bench.funds;
import static io.floatwise.core.sim.Bench.listed;
import static io.floatwise.core.sim.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.TradeStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimExchangeTest {

  private static final Duration WEEK = Duration.ofDays(7);

  private final Bench bench = new Bench();
  private final SimExchange exchange = bench.exchange;

  @Test
  void buysAnOfferAtExactlyItsPriceOnce() {
    OfferId offer = bench.offer(1_000);

    assertThat(refusal(exchange.buy(ANN, offer, Money.usd(999)))).contains("OfferPriceChanged");
    assertThat(exchange.buy(ANN, offer, Money.usd(1_000)))
        .isEqualTo(new Outcome.Accepted(new Effect.Bought()));
    assertThat(refusal(exchange.buy(BOB, offer, Money.usd(1_000)))).contains("OfferNotFound");

    assertThat(exchange.funds(ANN)).isEqualTo(funds(9_000, 9_000, 0));
    assertThat(exchange.inventory(ANN)).hasSize(1);
    assertThat(exchange.inventory(ANN).getFirst().unlocksAt()).contains(START.plus(WEEK));
    assertThat(exchange.sales(TITLE, 5))
        .extracting(Sale::price, Sale::kind)
        .containsExactly(tuple(Money.usd(1_000), SaleKind.OFFER));
  }

  @Test
  void refusesAPurchaseWithoutCoverOfAnOwnOfferAndFaceToFace() {
    OfferId dear = bench.offer(10_001);
    OfferId own = bench.ownOffer(ANN, 500);
    bench.crowd.list(100, -1, -1, Custody.SELLER);
    OfferId faceToFace = exchange.offers(TITLE).getFirst().id();

    assertThat(refusal(exchange.buy(ANN, dear, Money.usd(10_001))))
        .contains("BalanceInsufficientFunds");
    assertThat(refusal(exchange.buy(ANN, own, Money.usd(500)))).contains("BadRequest");
    assertThat(refusal(exchange.buy(ANN, faceToFace, Money.usd(100)))).contains("BadRequest");
    assertThat(refusal(exchange.buy(ANN, new OfferId("nonsense"), Money.usd(1))))
        .contains("OfferNotFound");
    assertThat(exchange.funds(ANN)).isEqualTo(funds(10_000, 10_000, 0));
  }

  @Test
  void chargesTheSellerHalfUpAndAtLeastTheMinimum() {
    bench.sale(ANN, 1_007); // 70.49 -> 70
    bench.sale(ANN, 1_050); // 73.50 -> 74
    bench.sale(ANN, 2); // 0.14 -> at least 1

    assertThat(exchange.closedSales(ANN))
        .extracting(ClosedSale::fee)
        .containsExactly(Money.usd(70), Money.usd(74), Money.usd(1));
  }

  @Test
  void protectsProceedsForSevenDaysAndThenFreesThem() {
    bench.sale(ANN, 1_000);
    assertThat(exchange.funds(ANN)).isEqualTo(funds(10_000, 10_000, 930));
    assertThat(exchange.closedSales(ANN).getFirst().status()).isEqualTo(TradeStatus.PROTECTED);

    bench.pass(WEEK.minusMillis(1));
    assertThat(exchange.funds(ANN)).isEqualTo(funds(10_000, 10_000, 930));

    bench.pass(Duration.ofMillis(1));
    assertThat(exchange.funds(ANN)).isEqualTo(funds(10_930, 10_930, 0));
    ClosedSale sale = exchange.closedSales(ANN).getFirst();
    assertThat(sale.status()).isEqualTo(TradeStatus.SUCCESSFUL);
    assertThat(sale.finalAt()).contains(START.plus(WEEK));
  }

  @Test
  void otherGamesAreFinalAtOnce() {
    var asset = exchange.bringIn(ANN, RUST, Attributes.UNKNOWN);
    bench.sell(listed(exchange.createOffer(ANN, asset, Money.usd(100))));

    assertThat(exchange.funds(ANN)).isEqualTo(funds(10_093, 10_093, 0));
    assertThat(exchange.closedSales(ANN).getFirst().finalAt()).isEmpty();
  }

  @Test
  void spendsUsableMoneyFirstThenProtectedMoneyThatEndsFirst() {
    bench.sale(ANN, 1_000); // 930 protected until day 7
    bench.pass(Duration.ofDays(1));
    bench.sale(ANN, 1_000); // 930 protected until day 8
    exchange.buy(ANN, bench.offer(10_500), Money.usd(10_500));
    assertThat(exchange.funds(ANN)).isEqualTo(funds(0, 0, 1_360));

    bench.pass(Duration.ofDays(6));
    assertThat(exchange.funds(ANN)).isEqualTo(funds(430, 430, 930));
    bench.pass(Duration.ofDays(1));
    assertThat(exchange.funds(ANN)).isEqualTo(funds(1_360, 1_360, 0));
  }

  @Test
  void protectedMoneyBuysNoOtherGameAndNothingWhereTheRuleIsOff() {
    bench.sale(ANN, 5_000);
    assertThat(refusal(exchange.buy(ANN, bench.offer(bench.rust, 10_001), Money.usd(10_001))))
        .contains("BalanceInsufficientFunds");

    var strict = new SimRules.MoneyRules(false, true, false, false, true, true);
    Bench other = new Bench(SimRules.DEFAULT.with(strict));
    other.sale(ANN, 5_000);
    assertThat(refusal(other.exchange.buy(ANN, other.offer(10_001), Money.usd(10_001))))
        .contains("BalanceInsufficientFunds");
  }

  @Test
  void canSpendProtectedMoneyFirst() {
    var turned = new SimRules.MoneyRules(true, false, false, false, true, true);
    Bench other = new Bench(SimRules.DEFAULT.with(turned));
    other.sale(ANN, 1_000);
    other.exchange.buy(ANN, other.offer(1_000), Money.usd(1_000));

    assertThat(other.exchange.funds(ANN)).isEqualTo(funds(9_930, 9_930, 0));
  }

  @Test
  void locksAnOfferForFifteenMinutesAndGivesItANewIdAfterAChange() {
    OfferId first = bench.ownOffer(ANN, 500);
    bench.pass(Duration.ofSeconds(161));
    assertThat(exchange.updateOffer(ANN, first, Money.usd(490)))
        .isEqualTo(new Outcome.Rejected("AssetTimeLocked", "12:19"));
    assertThat(refusal(exchange.deleteOffer(ANN, first))).contains("AssetTimeLocked");

    bench.pass(Duration.ofSeconds(739));
    OfferId second = listed(exchange.updateOffer(ANN, first, Money.usd(490)));
    assertThat(second).isNotEqualTo(first);
    assertThat(refusal(exchange.updateOffer(ANN, first, Money.usd(1)))).contains("OfferNotFound");
    assertThat(refusal(exchange.deleteOffer(ANN, second))).contains("AssetTimeLocked");

    bench.pass(Duration.ofMinutes(15));
    assertThat(exchange.deleteOffer(ANN, second))
        .isEqualTo(new Outcome.Accepted(new Effect.Delisted()));
    assertThat(exchange.inventory(ANN)).hasSize(1);
    assertThat(exchange.offers(TITLE)).isEmpty();
  }

  @Test
  void sellsOnlyWhatTheAccountHolds() {
    OfferId crowds = bench.offer(300);
    var asset = exchange.bringIn(ANN, TITLE, Attributes.UNKNOWN);
    exchange.createOffer(ANN, asset, Money.usd(500));

    assertThat(refusal(exchange.createOffer(ANN, asset, Money.usd(500))))
        .contains("InventoryItemsNotFound");
    assertThat(refusal(exchange.createOffer(BOB, asset, Money.usd(500))))
        .contains("InventoryItemsNotFound");
    assertThat(refusal(exchange.updateOffer(ANN, crowds, Money.usd(1)))).contains("OfferNotFound");
    assertThat(
            refusal(
                exchange.createOffer(
                    ANN, exchange.bringIn(ANN, TITLE, Attributes.UNKNOWN), Money.usd(0))))
        .contains("BadRequest");
  }

  @Test
  void ordersOffersByPriceThenAge() {
    OfferId older = bench.offer(500);
    OfferId cheap = bench.offer(400);
    OfferId younger = bench.offer(500);

    assertThat(exchange.offers(TITLE).stream().map(o -> o.id()))
        .containsExactly(cheap, older, younger);
    assertThat(exchange.quote(TITLE).orElseThrow().bestOffer()).contains(Money.usd(400));
  }

  @Test
  void deliversLateWhereTheRuleSaysSo() {
    Bench slow =
        new Bench(
            SimRules.DEFAULT.with(SimRules.Times.DEFAULT.withDeliveryDelay(Duration.ofMinutes(1))));
    slow.exchange.buy(ANN, slow.offer(100), Money.usd(100));
    assertThat(slow.exchange.inventory(ANN)).isEmpty();
    assertThat(slow.exchange.funds(ANN)).isEqualTo(funds(9_900, 9_900, 0));

    slow.pass(Duration.ofMinutes(1));
    assertThat(slow.exchange.inventory(ANN)).hasSize(1);
  }

  @Test
  void forgetsSalesBeyondTheNumberKept() {
    for (int i = 1; i <= 700; i++) {
      bench.crowd.trade(i, -1, -1, SaleKind.OFFER);
    }
    List<Sale> sales = exchange.sales(TITLE, 1_000);

    assertThat(sales).hasSize(500);
    assertThat(sales.getFirst().price()).isEqualTo(Money.usd(700));
    assertThat(sales.getLast().price()).isEqualTo(Money.usd(201));
  }

  @Test
  void tradesBetweenAccounts() {
    OfferId offer = bench.ownOffer(ANN, 1_000);
    exchange.buy(BOB, offer, Money.usd(1_000));

    assertThat(exchange.funds(ANN)).isEqualTo(funds(10_000, 10_000, 930));
    assertThat(exchange.funds(BOB)).isEqualTo(funds(9_000, 9_000, 0));
    assertThat(exchange.inventory(BOB)).hasSize(1);
    assertThat(exchange.totals().balance()).isEqualTo(Money.ZERO_USD);
  }

  @Test
  void refusesTimeTravelAndUnknownNames() {
    assertThatThrownBy(() -> exchange.advanceTo(START.minusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> exchange.funds(new AccountId("eve")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> exchange.openAccount(ANN, Money.usd(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(exchange.quote(new Title(TITLE.game(), "nothing"))).isEqualTo(Optional.empty());
  }
}
