package io.floatwise.core.sim;

import static io.floatwise.core.sim.Bench.ANN;
import static io.floatwise.core.sim.Bench.BOB;
import static io.floatwise.core.sim.Bench.TITLE;
import static io.floatwise.core.sim.Bench.funds;
import static io.floatwise.core.sim.Bench.placed;
import static io.floatwise.core.sim.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TargetsTest {

  private static final Duration DELAY = SimRules.Times.DEFAULT.matchDelay();

  private final Bench bench = new Bench();
  private final SimExchange exchange = bench.exchange;

  @Test
  void isFilledLaterAtThePriceOfTheOffer() {
    TargetId target = target(ANN, 1_000, 2);
    bench.offer(950);
    bench.pass(DELAY.minusMillis(1));
    assertThat(exchange.closedPurchases(ANN)).isEmpty();

    bench.pass(Duration.ofMillis(1));
    ClosedPurchase purchase = exchange.closedPurchases(ANN).getFirst();
    assertThat(purchase.target()).contains(target);
    assertThat(purchase.price()).isEqualTo(Money.usd(950));
    assertThat(exchange.openTargets(ANN)).extracting(OpenTarget::amount).containsExactly(1);
    assertThat(exchange.sales(TITLE, 1).getFirst().kind()).isEqualTo(SaleKind.TARGET);
  }

  @Test
  void canBeMadeToPayItsOwnPrice() {
    var rules = new SimRules.MoneyRules(true, true, true, false, true, true);
    Bench other = new Bench(SimRules.DEFAULT.with(rules));
    other.exchange.createTarget(ANN, TITLE, Money.usd(1_000), 1, Wanted.ANY);
    other.offer(950);
    other.pass(DELAY);

    assertThat(other.exchange.funds(ANN)).isEqualTo(funds(9_000, 9_000, 0));
    assertThat(other.exchange.openTargets(ANN)).isEmpty();
  }

  @Test
  void freezesNothingButNeedsUsableMoneyForOne() {
    assertThat(refusal(create(ANN, 10_001, 1))).contains("NotEnoughBalance");
    target(ANN, 6_000, 1);
    target(ANN, 6_000, 1);

    assertThat(exchange.funds(ANN)).isEqualTo(funds(10_000, 10_000, 0));
    bench.sale(BOB, 5_000);
    assertThat(refusal(create(BOB, 10_001, 1)))
        .as("protected money does not cover a target")
        .contains("NotEnoughBalance");
  }

  @Test
  void goesInactiveWithoutCoverAndIsNotFilled() {
    target(ANN, 6_000, 1);
    exchange.buy(ANN, bench.offer(7_000), Money.usd(7_000));
    bench.offer(5_000);
    bench.pass(DELAY);

    assertThat(exchange.openTargets(ANN)).extracting(OpenTarget::active).containsExactly(false);
    assertThat(exchange.inventory(ANN)).hasSize(1);

    exchange.deposit(ANN, Money.usd(9_000));
    assertThat(exchange.openTargets(ANN)).extracting(OpenTarget::active).containsExactly(false);
  }

  @Test
  void canBeMadeToReactivateWithNewMoneyAndIsFilledThen() {
    var rules = new SimRules.MoneyRules(true, true, false, true, true, true);
    Bench other = new Bench(SimRules.DEFAULT.with(rules));
    other.exchange.createTarget(ANN, TITLE, Money.usd(6_000), 1, Wanted.ANY);
    other.exchange.buy(ANN, other.offer(7_000), Money.usd(7_000));
    other.offer(5_000);
    other.pass(DELAY.multipliedBy(2));
    other.exchange.buy(ANN, other.offer(100), Money.usd(100));
    assertThat(other.exchange.openTargets(ANN))
        .extracting(OpenTarget::active)
        .containsExactly(false);

    other.exchange.deposit(ANN, Money.usd(9_000));
    assertThat(other.exchange.openTargets(ANN))
        .extracting(OpenTarget::active)
        .containsExactly(true);
    other.pass(DELAY);
    assertThat(other.exchange.closedPurchases(ANN))
        .extracting(ClosedPurchase::price)
        .contains(Money.usd(5_000));
  }

  @Test
  void canBeMadeToSetMoneyAsideThatNothingElseSpends() {
    var orders = SimRules.OrderRules.DEFAULT.withTargetsFreeze(true);
    Bench other = new Bench(SimRules.DEFAULT.with(orders));
    SimExchange market = other.exchange;
    assertThat(refusal(market.createTarget(ANN, TITLE, Money.usd(5_001), 2, Wanted.ANY)))
        .contains("NotEnoughBalance");
    TargetId target = placed(market.createTarget(ANN, TITLE, Money.usd(4_000), 2, Wanted.ANY));
    assertThat(market.funds(ANN))
        .isEqualTo(new Funds(Money.usd(2_000), Money.usd(2_000), Money.usd(0), Money.usd(8_000)));
    OfferId dear = other.offer(4_001);
    assertThat(refusal(market.buy(ANN, dear, Money.usd(4_001))))
        .contains("BalanceInsufficientFunds");
    other.offer(3_000);
    other.pass(DELAY);
    assertThat(market.funds(ANN))
        .isEqualTo(new Funds(Money.usd(3_000), Money.usd(3_000), Money.usd(0), Money.usd(4_000)));
    assertThat(market.ledger(ANN)).contains(new LedgerRow("cash.frozen", "40.00"));
    market.deleteTarget(ANN, target);
    assertThat(market.funds(ANN)).isEqualTo(funds(7_000, 7_000, 0));
  }

  @Test
  void refusesBadTargetsAndTooMany() {
    Bench limited =
        new Bench(SimRules.DEFAULT.with(SimRules.OrderRules.DEFAULT.withTargetsLimit(1)));
    limited.exchange.createTarget(ANN, TITLE, Money.usd(10), 1, Wanted.ANY);

    assertThat(refusal(limited.exchange.createTarget(ANN, TITLE, Money.usd(10), 1, Wanted.ANY)))
        .contains("AttemptsLimitExceeded");
    assertThat(refusal(create(ANN, 10, 101))).contains("InvalidAmount");
    assertThat(refusal(create(ANN, 0, 1))).contains("BadRequest");
    Title unknown = new Title(TITLE.game(), "nothing");
    assertThat(refusal(exchange.createTarget(ANN, unknown, Money.usd(10), 1, Wanted.ANY)))
        .contains("BadRequest");
  }

  @Test
  void takesOnlyWhatItWants() {
    var lowFloat =
        new Wanted(
            Optional.empty(),
            Optional.of(Wear.ofDecimal("0.18")),
            OptionalInt.empty(),
            Optional.empty());
    exchange.createTarget(ANN, TITLE, Money.usd(1_000), 1, lowFloat);
    bench.offer(900); // float 0.2
    bench.pass(DELAY);
    assertThat(exchange.closedPurchases(ANN)).isEmpty();

    bench.crowd.fill(0, 170_000_000, 1);
    assertThat(exchange.closedPurchases(ANN)).hasSize(1);
  }

  @Test
  void isDeletedByItsOwnerOnly() {
    TargetId target = target(ANN, 100, 1);

    assertThat(refusal(exchange.deleteTarget(BOB, target))).contains("TargetNotFound");
    assertThat(refusal(exchange.deleteTarget(ANN, target))).isEmpty();
    assertThat(exchange.targets(TITLE)).isEmpty();
    bench.offer(50);
    bench.pass(DELAY);
    assertThat(exchange.closedPurchases(ANN)).isEmpty();
  }

  @Test
  void fillsAnAccountsOfferFromATargetOfTheCrowd() {
    bench.crowd.target(500, 1);
    bench.ownOffer(ANN, 480);
    bench.pass(DELAY);

    ClosedSale sale = exchange.closedSales(ANN).getFirst();
    assertThat(sale.price()).isEqualTo(Money.usd(480));
    assertThat(sale.target()).isPresent();
  }

  @Test
  void neverTradesWithItself() {
    bench.ownOffer(ANN, 480);
    target(ANN, 500, 1);
    bench.pass(DELAY);

    assertThat(exchange.closedSales(ANN)).isEmpty();
  }

  private TargetId target(AccountId account, long cents, int amount) {
    return placed(create(account, cents, amount));
  }

  private Outcome create(AccountId account, long cents, int amount) {
    return exchange.createTarget(account, TITLE, Money.usd(cents), amount, Wanted.ANY);
  }
}
