package io.floatwise.testkit.sim;

import static io.floatwise.testkit.sim.Floor.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Reconciler;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Cash;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.OpenOffer;
import io.floatwise.core.sim.Reversal;
import io.floatwise.core.trade.Intent;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.sim.FaultyVenue.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A life of purchases, sales, reversals, faults and restarts, compared with the exchange to the
/// cent after every step.
class EngineConservationTest {

  private static final int SEEDS = 40;
  private static final int STEPS = 60;
  private static final AccountId ACCOUNT = new AccountId("trader");

  @Test
  @Proves(
      value = "T5.12",
      breaks = {Engine.class, Reconciler.class, Portfolio.class})
  void conservesEveryCentWhateverHappens() {
    long sales = 0;
    long reversals = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      var life = new Life(seed);
      for (int step = 0; step < STEPS; step++) {
        life.step();
        life.check(seed, step);
      }
      sales += life.floor.exchange.closedSales(ACCOUNT).size();
      reversals += life.reversals;
    }
    assertThat(sales).as("the test must trade").isGreaterThan(SEEDS * 3L);
    assertThat(reversals).as("and roll back").isGreaterThan(SEEDS);
  }

  private static final class Life {
    final Floor floor = new Floor();
    final Random random;
    int reversals;

    Life(long seed) {
      random = new Random(seed);
    }

    void step() {
      if (random.nextInt(5) == 0) {
        Fault[] faults = Fault.values();
        floor.venue.next(faults[random.nextInt(faults.length)]);
      }
      List<Lot> lots = floor.books().openLots();
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          if (lots.size() < 3) {
            floor.propose(new Intent.BuyOffer(floor.sell(700 + random.nextInt(150))));
          }
        }
        case 2, 3 -> {
          if (!lots.isEmpty()) {
            move(lots.get(random.nextInt(lots.size())));
          }
        }
        case 4 -> buyFromUs();
        default -> rollBack();
      }
      floor.pass(Duration.ofMinutes(random.nextInt(5) == 0 ? 3000 : 20));
      if (random.nextInt(8) == 0) {
        floor.restart();
      }
      floor.venue.deliver();
      for (int i = 0; i < 3; i++) {
        floor.reconcile();
      }
    }

    private void move(Lot lot) {
      Money cost = lot.cost().orElseThrow();
      Money price = Money.usd(cost.minor() * 110 / 100 + random.nextInt(200));
      switch (lot.state()) {
        case LotState.Held _ -> floor.propose(UnknownOutcomeTest.Write.list(lot, price.minor()));
        case LotState.Listed listed ->
            floor.propose(
                new Intent.Reprice(
                    lot.id(), lot.item().id(), listed.offer(), TITLE, listed.price(), price));
        case LotState.Sold _,
            LotState.Settled _,
            LotState.Reverted _,
            LotState.Returned _,
            LotState.Withdrawn _ ->
            throw new AssertionError("expected an open lot, found " + lot);
      }
    }

    private void buyFromUs() {
      List<OpenOffer> ours = floor.exchange.openOffers(ACCOUNT);
      if (!ours.isEmpty()) {
        floor.take(ours.getFirst().price().minor());
      }
    }

    private void rollBack() {
      var purchases = floor.exchange.closedPurchases(ACCOUNT);
      var sales = floor.exchange.closedSales(ACCOUNT);
      OfferId offer;
      if (random.nextBoolean() && !purchases.isEmpty()) {
        offer = purchases.get(random.nextInt(purchases.size())).offer();
      } else if (!sales.isEmpty()) {
        offer = sales.get(random.nextInt(sales.size())).offer();
      } else {
        return;
      }
      reversals += floor.exchange.revert(offer) instanceof Reversal.Done ? 1 : 0;
    }

    void check(long seed, int step) {
      assertThat(floor.differences()).as("seed %d, step %d", seed, step).isEmpty();
      assertThat(floor.books().difference()).as("seed %d, step %d", seed, step).isEmpty();
      Cash cash = floor.books().cash().orElseThrow();
      var totals = floor.books().totals();
      assertThat(cash.total())
          .as("seed %d, step %d: paid in, less spent, plus earned", seed, step)
          .isEqualTo(floor.money())
          .isEqualTo(Money.usd(1000_00).minus(totals.spent()).plus(totals.netProceeds()));
    }
  }
}
