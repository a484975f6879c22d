package io.floatwise.core.pricing;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.sale;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiquidityTest {

  private static Sale filledTarget(Duration age) {
    return new Sale(TITLE, usd("9.00"), NOW.minus(age), SaleKind.TARGET, Attributes.UNKNOWN);
  }

  @Test
  void countsBuyersADayAgainstAPriorDayWithoutAny() {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < 14; i++) {
      sales.add(sale(i < 4 ? "11.00" : "10.00", Duration.ofDays(2L * i)));
    }
    Liquidity liquidity = Liquidity.of(sales, true, NOW);
    assertThat(liquidity.perWeek()).isCloseTo(7 * 14 / 31.0, within(1e-9));
    assertThat(liquidity.perDay(usd("10.00"))).isCloseTo(14 / 31.0, within(1e-9));
    assertThat(liquidity.perDay(usd("10.01"))).isCloseTo(4 / 31.0, within(1e-9));
    assertThat(liquidity.perDay(usd("11.01"))).isZero();
  }

  @Test
  void forgetsWhatIsOlderThanThirtyDays() {
    var sales = List.of(sale("10.00", Duration.ofDays(29)), sale("10.00", Duration.ofDays(31)));
    assertThat(Liquidity.of(sales, true, NOW)).isEqualTo(new Liquidity(List.of(1000L), 30));
  }

  @Test
  void aReadingThatWasCutCoversOnlyTheTimeBackToItsOldestSale() {
    var sales = List.of(sale("10.00", Duration.ofHours(12)), sale("10.00", Duration.ofDays(2)));
    assertThat(Liquidity.of(sales, false, NOW)).isEqualTo(new Liquidity(List.of(1000L, 1000L), 2));
  }

  @Test
  void doesNotTakeATitleForLiquidBecauseSellersFillItsTargets() {
    var sales = new ArrayList<Sale>();
    sales.add(sale("10.00", Duration.ofHours(1)));
    sales.add(sale("10.00", Duration.ofHours(2)));
    for (int i = 1; i <= 198; i++) {
      sales.add(filledTarget(Duration.ofHours(2).plusMinutes(144L * i)));
    }
    Liquidity liquidity = Liquidity.of(sales, false, NOW);
    assertThat(liquidity.perWeek())
        .as("two buyers in twenty days, not in two hours")
        .isLessThan(1.0);
    assertThat(Liquidity.of(sales.subList(2, 200), false, NOW).perWeek()).isZero();
  }

  /// The same chance the slow way: the tail of a Poisson count whose rate has a Gamma density.
  private static double naiveChance(int sales, double exposure, int queue, double horizon) {
    double sum = 0;
    int steps = 40_000;
    double top = (sales + 12 * StrictMath.sqrt(sales + 1.0) + 12) / exposure;
    double logGamma = 0;
    for (int k = 2; k < sales; k++) {
      logGamma += StrictMath.log(k);
    }
    for (int i = 1; i <= steps; i++) {
      double rate = top * (i - 0.5) / steps;
      double density =
          StrictMath.exp(
              sales * StrictMath.log(exposure)
                  + (sales - 1) * StrictMath.log(rate)
                  - exposure * rate
                  - logGamma);
      double mean = rate * horizon;
      double term = StrictMath.exp(-mean);
      double below = term;
      for (int k = 1; k <= queue; k++) {
        term *= mean / k;
        below += term;
      }
      sum += density * (1 - below) * top / steps;
    }
    return sum;
  }

  @Test
  void theChanceIsThatOfAPoissonCountWithAGammaRate() {
    long seed = 5;
    var random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      int sales = 1 + random.nextInt(40);
      double days = 1 + random.nextInt(30);
      int queue = random.nextInt(12);
      double horizon = 1 + random.nextInt(14);
      var liquidity = new Liquidity(Collections.nCopies(sales, 1000L), days);
      assertThat(liquidity.chance(usd("10.00"), queue, horizon))
          .as(
              "seed %d: %d sales, %s days, queue %d, %s days left",
              seed, sales, days, queue, horizon)
          .isCloseTo(naiveChance(sales, days + 1, queue, horizon), within(1e-3));
    }
  }

  @Test
  void theChanceFallsWithTheQueueAndThePriceAndRisesWithTime() {
    long seed = 6;
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      var prices = new ArrayList<Long>();
      for (int k = 0; k < 1 + random.nextInt(60); k++) {
        prices.add(900L + random.nextInt(200));
      }
      var liquidity = new Liquidity(prices, 30);
      Money price = Money.usd(880 + random.nextInt(240));
      int queue = random.nextInt(10);
      double horizon = 1 + random.nextInt(20);
      double chance = liquidity.chance(price, queue, horizon);
      assertThat(chance).as("seed %d", seed).isBetween(0.0, 1.0);
      assertThat(liquidity.chance(price, queue + 1, horizon)).isLessThanOrEqualTo(chance);
      assertThat(liquidity.chance(price.plus(usd("0.20")), queue, horizon))
          .isLessThanOrEqualTo(chance);
      assertThat(liquidity.chance(price, queue, horizon + 1)).isGreaterThanOrEqualTo(chance);
    }
  }

  @Test
  void expectsToWaitForEveryBuyerInTheQueueButNotBeyondTheHorizon() {
    var liquidity = new Liquidity(Collections.nCopies(31, 1000L), 30);
    for (int queue : new int[] {0, 4, 12, 40}) {
      double naive = 0;
      for (int i = 0; i < 2_000; i++) {
        naive += 0.005 * (1 - liquidity.chance(usd("10.00"), queue, 0.005 * (i + 0.5)));
      }
      assertThat(forecast(liquidity, "10.00", queue).expectedDays(10))
          .as("queue %d", queue)
          .isCloseTo(naive, within(0.1));
    }
    assertThat(forecast(liquidity, "10.01", 0).expectedDays(10)).isCloseTo(10, within(1e-9));
  }

  private static FillForecast forecast(Liquidity liquidity, String price, int queue) {
    return FillModel.UNFITTED.forecast(liquidity, usd(price), usd("10.00"), queue);
  }
}
