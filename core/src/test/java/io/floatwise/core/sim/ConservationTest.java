package io.floatwise.core.sim;

import static io.floatwise.core.sim.Bench.ANN;
import static io.floatwise.core.sim.Bench.BOB;
import static io.floatwise.core.sim.Bench.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Offer;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.TradeStatus;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Random operations, checked against books that are kept the slow and obvious way: from closed
/// rows.
class ConservationTest {

  private static final int SEEDS = 300;
  private static final int STEPS = 150;

  @Test
  @Proves(
      value = "T5.12",
      breaks = {Clearing.class, Account.class, Desk.class})
  void conservesMoneyAndAssetsOverAnySequence() {
    for (int seed = 0; seed < SEEDS; seed++) {
      new Run(seed).play();
    }
  }

  private static final class Run {
    private final int seed;
    private final SplittableRandom random;
    private final Bench bench;
    private final SimExchange exchange;
    private final long[] paidIn = {10_000, 10_000};
    private final List<AccountId> accounts = List.of(ANN, BOB);
    private final List<TreeSet<AssetId>> broughtIn = List.of(new TreeSet<>(), new TreeSet<>());

    Run(int seed) {
      this.seed = seed;
      random = new SplittableRandom(seed);
      var money = new SimRules.MoneyRules(flip(), flip(), flip(), flip(), flip(), flip());
      var cover = flip() ? SimRules.TargetCover.ONE : SimRules.TargetCover.NONE;
      var orders = new SimRules.OrderRules(20, "x", flip(), cover, flip());
      var fees =
          new FeeTerms(
              Rate.ofBasisPoints(random.nextInt(2_000)),
              Money.usd(random.nextInt(200)),
              flip() ? Rounding.UP : Rounding.DOWN);
      SimRules rules = SimRules.DEFAULT.with(money).with(orders);
      bench = new Bench(flip() ? rules : rules.with(fees), random.nextInt(0, 1_500));
      exchange = bench.exchange;
    }

    void play() {
      for (int step = 0; step < STEPS; step++) {
        act(random.nextInt(2), 1 + random.nextInt(3_000));
        check(step);
      }
      bench.pass(Duration.ofDays(30));
      check(STEPS);
      for (AccountId account : accounts) {
        assertThat(exchange.funds(account).tradeProtected())
            .as("seed %d: all is final", seed)
            .isEqualTo(Money.ZERO_USD);
      }
    }

    private void act(int who, int cents) {
      AccountId account = accounts.get(who);
      Money price = Money.usd(cents);
      switch (random.nextInt(16)) {
        case 0 -> bench.crowd.list(cents, random.nextInt(1_000_000_000), 1, Custody.VENUE);
        case 1 -> bench.crowd.target(cents, 1 + random.nextInt(3));
        case 2 -> crowdTakes();
        case 3 -> crowdFills();
        case 4, 5 -> pick(exchange.offers(TITLE)).ifPresent(o -> buy(account, o));
        case 6 -> exchange.createTarget(account, TITLE, price, 1 + random.nextInt(3), Wanted.ANY);
        case 7 ->
            pick(exchange.inventory(account))
                .ifPresent(h -> exchange.createOffer(account, h.item().id(), price));
        case 8 ->
            pick(exchange.openOffers(account))
                .ifPresent(o -> exchange.updateOffer(account, o.id(), price));
        case 9 -> rollBack(account);
        case 10 -> payInOrBring(who, price);
        case 11 ->
            pick(exchange.openTargets(account))
                .ifPresent(t -> exchange.deleteTarget(account, t.id()));
        case 12 -> together(account, price);
        case 13 -> pick(exchange.offers(TITLE)).ifPresent(o -> exchange.raise(o.id()));
        case 14 -> exchange.change(exchange.rules().with(orders(flip())));
        default -> bench.pass(Duration.ofMinutes(random.nextInt(3_000)));
      }
    }

    private SimRules.OrderRules orders(boolean freeze) {
      return exchange.rules().orders().withTargetsFreeze(freeze);
    }

    /// Orders of which some are refused: then nothing may be different.
    private void together(AccountId account, Money price) {
      String before = seen(account);
      List<Outcome> outcomes =
          exchange.together(() -> {
            List<Outcome> all = new ArrayList<>();
            all.add(exchange.createTarget(account, TITLE, price, 2, Wanted.ANY));
            exchange
                .inventory(account)
                .forEach(h -> all.add(exchange.createOffer(account, h.item().id(), price)));
            exchange
                .openOffers(account)
                .forEach(o -> all.add(exchange.updateOffer(account, o.id(), price)));
            pick(exchange.openOffers(account))
                .ifPresent(o -> all.add(exchange.deleteOffer(account, o.id())));
            pick(exchange.openTargets(account))
                .ifPresent(t -> all.add(exchange.deleteTarget(account, t.id())));
            return all;
          });
      if (outcomes.stream().anyMatch(Outcome.Rejected.class::isInstance)) {
        assertThat(seen(account)).as("seed %d", seed).isEqualTo(before);
      }
    }

    private String seen(AccountId account) {
      return exchange.ledger(account)
          + " "
          + exchange.funds(account)
          + exchange.openTargets(account)
          + exchange.openOffers(account)
          + exchange.offers(TITLE)
          + exchange.targets(TITLE);
    }

    private void buy(AccountId account, Offer offer) {
      exchange.buy(account, offer.id(), offer.price());
    }

    private void crowdTakes() {
      if (bench.crowd.offers() > 0) {
        bench.crowd.take(random.nextInt(bench.crowd.offers()));
      }
    }

    private void crowdFills() {
      if (bench.crowd.targets() > 0) {
        bench.crowd.fill(random.nextInt(bench.crowd.targets()), 5, 1);
      }
    }

    private void rollBack(AccountId account) {
      var traded =
          Stream.concat(
                  exchange.closedSales(account).stream().map(ClosedSale::offer),
                  exchange.closedPurchases(account).stream().map(ClosedPurchase::offer))
              .toList();
      pick(traded).ifPresent(exchange::revert);
    }

    private void payInOrBring(int who, Money amount) {
      if (flip()) {
        exchange.deposit(accounts.get(who), amount);
        paidIn[who] += amount.minor();
      } else {
        broughtIn.get(who).add(exchange.bringIn(accounts.get(who), TITLE, Attributes.UNKNOWN));
      }
    }

    private void check(int step) {
      assertThat(exchange.totals().balance())
          .as("seed %d, step %d: all money", seed, step)
          .isEqualTo(Money.ZERO_USD);
      for (int who = 0; who < 2; who++) {
        checkAccount(step, who);
      }
    }

    private void checkAccount(int step, int who) {
      AccountId account = accounts.get(who);
      long cash = paidIn[who];
      int assets = broughtIn.get(who).size();
      for (ClosedSale sale : exchange.closedSales(account)) {
        boolean stands = sale.status() != TradeStatus.REVERTED;
        cash += stands ? sale.price().minus(sale.fee()).minor() : 0;
        assets--;
      }
      for (ClosedPurchase purchase : exchange.closedPurchases(account)) {
        boolean stands = purchase.status() != TradeStatus.REVERTED;
        cash -= stands ? purchase.price().minor() : 0;
        assets += stands ? 1 : 0;
      }
      Funds funds = exchange.funds(account);
      assertThat(funds.usable().plus(funds.tradeProtected()).plus(funds.frozen()))
          .as("seed %d, step %d: cash of %s", seed, step, account)
          .isEqualTo(Money.usd(cash));
      assertThat(funds.tradeProtected().isNegative())
          .as("seed %d, step %d: protected part %s", seed, step, funds)
          .isFalse();
      Money aside = Money.ZERO_USD;
      for (OpenTarget target : exchange.openTargets(account)) {
        aside = aside.plus(target.frozen().times(target.amount()));
      }
      assertThat(funds.frozen()).as("seed %d, step %d: set aside", seed, step).isEqualTo(aside);
      assertThat(exchange.inventory(account).size() + exchange.openOffers(account).size())
          .as("seed %d, step %d: assets of %s", seed, step, account)
          .isEqualTo(assets);
    }

    private boolean flip() {
      return random.nextBoolean();
    }

    private <T> Optional<T> pick(List<T> from) {
      return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
    }
  }
}
