package io.floatwise.core.strategies;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.TargetPrice;
import io.floatwise.core.pricing.WorstQuartile;
import io.floatwise.core.strategy.Decision;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TargetBoundTest extends TargetScene {

  /// Seeded histories with phases that differ, fees that differ and rivals who overbid everything.
  @Test
  @Proves(
      value = "P4.5.1",
      breaks = {TargetChance.class, TargetPrice.class, WorstQuartile.class})
  void noTargetOfAnyHistoryCostsMoreThanABadLotBringsBackWithTheEdge() {
    int targets = 0;
    for (long seed = 1; seed <= 300; seed++) {
      var random = new Random(seed);
      long fair = 100L + random.nextInt(3_000);
      FeeSchedule fees = drawnFees(random, fair);
      List<Sale> history = drawnSales(random, fair);
      var offers =
          List.of(
              offer("a", Money.usd(fair + 3 + fair / 100).toDecimal()),
              offer("b", Money.usd(fair + 5 + fair / 50).toDecimal()),
              offer("c", Money.usd(fair + 9 + fair / 30).toDecimal()));
      var rivals = new ArrayList<TargetStep>();
      for (int i = 0; i < 4; i++) {
        long price = fair * (70 + random.nextInt(35)) / 100;
        rivals.add(new TargetStep(Money.usd(price), 1, List.of()));
      }
      Snapshot snapshot = look(Optional.of(rivals), history, offers);
      if (!(decide(snapshot, fees) instanceof Decision.Propose propose)) {
        continue;
      }
      long price = place(propose).price().minor();
      long bad = cheapestPhase(history);
      assertThat(price).as("seed %d", seed).isLessThan(offers.getFirst().price().minor());
      assertThat(1_000 * bestNet(fees, bad))
          .as("seed %d: a target at %d, a bad lot is worth %d", seed, price, bad)
          .isGreaterThanOrEqualTo(price * (1_000 + edgePerMille(price)));
      targets++;
    }
    assertThat(targets).as("histories that have a target").isGreaterThan(60);
  }

  /// The least net edges of the levels.
  private static long edgePerMille(long cents) {
    return cents < 300 ? 15 : cents < 1_000 ? 30 : cents < 3_000 ? 50 : 70;
  }

  private static FeeSchedule drawnFees(Random random, long fair) {
    int percent = 2 + random.nextInt(4);
    return random.nextBoolean()
        ? fees(percent)
        : fees(
            10,
            new FeeClass(
                Rate.ofPercent(percent),
                Money.usd(fair / 2),
                Money.usd(fair * (95 + random.nextInt(20)) / 100),
                NOW.plus(Duration.ofDays(3))));
  }

  /// A third of the lots are of the bad phase, worth 0 to 20 % less.
  private static List<Sale> drawnSales(Random random, long fair) {
    var sales = new ArrayList<Sale>();
    int discount = random.nextInt(21);
    for (int i = 0; i < 150; i++) {
      boolean bad = random.nextInt(3) == 0;
      boolean target = i % 3 == 2;
      long value = fair * (bad ? 100 - discount : 100) / 100;
      sales.add(
          new Sale(
              TITLE,
              Money.usd((target ? value * 88 / 100 : value) + random.nextInt(3) - 1),
              NOW.minus(Duration.ofHours(3L * i)),
              target ? SaleKind.TARGET : SaleKind.OFFER,
              new Attributes(
                  Optional.empty(),
                  OptionalInt.empty(),
                  Optional.of(bad ? "phase-1" : "phase-2"))));
    }
    return sales;
  }

  /// What buyers paid for the cheaper phase at most: no estimate of ours.
  private static long cheapestPhase(List<Sale> history) {
    Map<String, Long> most = new HashMap<>();
    for (Sale sale : history) {
      if (sale.kind() == SaleKind.OFFER) {
        String phase = sale.attributes().phase().orElseThrow();
        most.merge(phase, sale.price().minor(), Math::max);
      }
    }
    return most.values().stream().mapToLong(v -> v).min().orElseThrow();
  }

  /// The most that is left of a price up to `value`: the fee from the schedule, rounded up.
  private static long bestNet(FeeSchedule fees, long value) {
    FeeClass reduced = fees.reduced().get(TITLE);
    long best = 0;
    for (long price = value / 2; price <= value; price++) {
      boolean holds =
          reduced != null
              && price >= reduced.minPrice().minor()
              && price <= reduced.maxPrice().minor();
      long rate = holds ? reduced.rate().basisPoints() : fees.defaultRate().basisPoints();
      best = Math.max(best, price - Math.max(1, (price * rate + 9_999) / 10_000));
    }
    return best;
  }
}
