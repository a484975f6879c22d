package io.floatwise.core.pricing;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.sale;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FairValueTest {

  @Test
  void isTheMedianOfWhatBuyersPaid() {
    FairValue fair = FairValue.of(steadySales("10.00", 3), NOW).orElseThrow();
    assertThat(fair.value()).isBetween(usd("9.98"), usd("10.02"));
    assertThat(fair.low()).isLessThanOrEqualTo(fair.value());
    assertThat(fair.high()).isGreaterThanOrEqualTo(fair.value());
    assertThat(fair.sampleSize()).isEqualTo(60);
  }

  @Test
  void isAbsentWhenTheEvidenceIsThin() {
    assertThat(FairValue.of(List.of(), NOW)).isEmpty();
    assertThat(
            FairValue.of(
                List.of(
                    sale("10.00", Duration.ofHours(1)),
                    sale("10.10", Duration.ofHours(2)),
                    sale("9.90", Duration.ofHours(3))),
                NOW))
        .isEmpty();
  }

  @Test
  void followsRecentSalesMoreThanOldOnes() {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < 10; i++) {
      sales.add(sale("12.00", Duration.ofHours(i)));
    }
    for (int i = 0; i < 15; i++) {
      sales.add(sale("11.00", Duration.ofDays(15 + i)));
    }
    assertThat(FairValue.of(sales, NOW).orElseThrow().value()).isEqualTo(usd("12.00"));
  }

  @Test
  void leavesOutWashTradesAndIgnoresFilledTargets() {
    var sales = new ArrayList<>(steadySales("10.00", 2));
    for (int i = 0; i < 8; i++) {
      sales.add(sale("90.00", Duration.ofMinutes(i)));
      sales.add(
          new Sale(TITLE, usd("6.00"), NOW.minusSeconds(i), SaleKind.TARGET, Attributes.UNKNOWN));
    }
    FairValue fair = FairValue.of(sales, NOW).orElseThrow();
    assertThat(fair.value()).isBetween(usd("9.95"), usd("10.05"));
    assertThat(fair.trimmed()).isEqualTo(8);
  }

  @Test
  @Proves(
      value = "T5.8",
      breaks = {FairValue.class},
      breaksMethods = "of")
  void doesNotKnowTheFuture() {
    long seed = 11;
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      var past = new ArrayList<Sale>();
      for (int k = 0; k < 30; k++) {
        past.add(sale("1" + random.nextInt(10) + ".00", Duration.ofHours(random.nextInt(400))));
      }
      var both = new ArrayList<>(past);
      for (int k = 0; k < 10; k++) {
        both.add(sale("2" + random.nextInt(10) + ".00", Duration.ofHours(-1 - random.nextInt(99))));
      }
      assertThat(FairValue.of(both, NOW)).as("seed %d", seed).isEqualTo(FairValue.of(past, NOW));
      assertThat(Volatility.daily(both, NOW)).isEqualTo(Volatility.daily(past, NOW));
      assertThat(Liquidity.of(both, true, NOW)).isEqualTo(Liquidity.of(past, true, NOW));
    }
  }

  @Test
  @Proves(
      value = "T5.11",
      breaks = Liquidity.class,
      breaksMethods = {"countAt", "chance"})
  void doesNotBelieveAsksThatNobodyPaid() {
    List<Sale> sales = steadySales("10.00", 2);
    Money cost = usd("8.00");
    double supported = bestRank(List.of(offer("a", "10.20")), sales, cost);
    double claimed =
        bestRank(
            List.of(offer("a", "30.00"), offer("b", "90.00"), offer("c", "900.00")), sales, cost);
    double alone = bestRank(List.of(), sales, cost);
    assertThat(supported).isPositive();
    assertThat(claimed).isLessThanOrEqualTo(alone);
  }

  private static Sale phased(String price, int hours, String phase, int billionths) {
    var attributes =
        new Attributes(Optional.of(new Wear(billionths)), OptionalInt.empty(), Optional.of(phase));
    return new Sale(
        TITLE, usd(price), NOW.minus(Duration.ofHours(hours)), SaleKind.OFFER, attributes);
  }

  @Test
  void anAssetHasAPremiumOnlyWhereEnoughSalesOfItsKindSaySo() {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < 40; i++) {
      sales.add(phased("10." + (10 + i), 3 * i, "phase-1", 10_000_000 + 500_000 * i));
    }
    sales.add(phased("14.00", 3, "ruby", 20_000_000));
    Attributes ruby = sales.getLast().attributes();
    FairValue title = FairValue.of(sales, NOW).orElseThrow();
    assertThat(title.of(PaidPrices.of(sales, NOW), ruby))
        .as("one sale is no premium")
        .isEqualTo(title);
    for (int i = 0; i < 9; i++) {
      sales.add(phased("14.0" + i, 5 + i, "ruby", 20_000_000));
    }
    FairValue again = FairValue.of(sales, NOW).orElseThrow();
    assertThat(again.of(PaidPrices.of(sales, NOW), ruby).value())
        .isBetween(usd("14.00"), usd("14.08"));
    assertThat(again.of(PaidPrices.of(sales, NOW), ruby).sampleSize()).isEqualTo(10);
    assertThat(again.of(PaidPrices.of(sales, NOW), Attributes.UNKNOWN)).isEqualTo(again);
  }

  private static double bestRank(List<Offer> offers, List<Sale> sales, Money cost) {
    return Valuation.of(snapshot(offers, sales), fees(7), NOW)
        .orElseThrow()
        .bestListing(cost, Set.of(), Duration.ofDays(10), cost, usd("1000.00"))
        .orElseThrow()
        .rank();
  }

  @Test
  void sellsLaterBehindAQueueAndNeverAbovePaidPrices() {
    Liquidity liquidity = Liquidity.of(steadySales("10.00", 2), true, NOW);
    double first = liquidity.chance(usd("10.00"), 0, 3);
    double tenth = liquidity.chance(usd("10.00"), 9, 3);
    assertThat(first).isBetween(0.5, 1.0);
    assertThat(tenth).isLessThan(first / 2);
    assertThat(liquidity.chance(usd("11.00"), 0, 30)).isZero();
    assertThat(liquidity.perWeek()).isBetween(8.0, 14.0);
  }
}
