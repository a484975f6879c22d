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

class VolatilityTest {

  /// One sale a day at each price, the first one the latest.
  private static List<Sale> daily(List<String> prices) {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < prices.size(); i++) {
      sales.add(sale(prices.get(i), Duration.ofDays(i)));
    }
    return sales;
  }

  @Test
  void calmsNobodyWithoutThreeDaysOfSales() {
    assertThat(Volatility.daily(List.of(), NOW)).isEqualTo(1);
    assertThat(Volatility.daily(daily(List.of("10.00", "10.00")), NOW)).isEqualTo(1);
    assertThat(Volatility.daily(daily(List.of("10.00", "10.00", "10.00")), NOW)).isZero();
  }

  @Test
  void isTheDeviationOfDailyReturnsWhereThereAreFew() {
    double up = StrictMath.log(1.1);
    double down = StrictMath.log(1 / 1.1);
    double mean = (2 * up + down) / 3;
    double variance = (2 * (up - mean) * (up - mean) + (down - mean) * (down - mean)) / 3;
    assertThat(Volatility.daily(daily(List.of("11.00", "12.10", "11.00", "10.00")), NOW))
        .isCloseTo(StrictMath.sqrt(variance), within(1e-9));
  }

  @Test
  void takesTheBounceBetweenTwoListingsOutOfALongSeries() {
    var prices = new ArrayList<String>();
    for (int i = 0; i < 24; i++) {
      prices.add(i % 2 == 0 ? "10.00" : "11.00");
    }
    assertThat(Volatility.daily(daily(prices), NOW)).isLessThan(0.03);
    assertThat(Volatility.daily(daily(prices.subList(0, 8)), NOW))
        .as("with few days the bounce counts as risk")
        .isGreaterThan(0.09);
  }

  @Test
  void keepsTheRiskOfAValueThatReallyWanders() {
    double sum = 0;
    int seeds = 100;
    for (long seed = 1; seed <= seeds; seed++) {
      var random = new Random(seed);
      double price = 5000;
      var sales = new ArrayList<Sale>();
      for (int day = 29; day >= 0; day--) {
        price *= StrictMath.exp(0.04 * random.nextGaussian());
        sales.add(sale(Money.usd(Math.round(price)).toDecimal(), Duration.ofDays(day)));
      }
      sum += Volatility.daily(sales, NOW);
    }
    assertThat(sum / seeds).as("4 %% a day, seeds 1 to %d", seeds).isBetween(0.03, 0.05);
  }

  @Test
  void anOfferSoldForNothingDoesNotMakeTheRiskDisappear() {
    var sales = new ArrayList<>(daily(List.of("10.00", "10.50", "9.80", "10.20")));
    double before = Volatility.daily(sales, NOW);
    sales.add(sale("0.00", Duration.ofDays(5)));
    assertThat(Volatility.daily(sales, NOW)).isEqualTo(before).isPositive();
  }

  @Test
  void dependsNeitherOnTheOrderOfSalesNorOnFilledTargets() {
    long seed = 3;
    var random = new Random(seed);
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < 60; i++) {
      sales.add(sale("1" + random.nextInt(10) + ".00", Duration.ofHours(random.nextInt(400))));
    }
    double expected = Volatility.daily(sales, NOW);
    sales.add(
        new Sale(TITLE, usd("99.00"), NOW.minusSeconds(1), SaleKind.TARGET, Attributes.UNKNOWN));
    Collections.shuffle(sales, random);
    assertThat(Volatility.daily(sales, NOW)).as("seed %d", seed).isEqualTo(expected);
  }
}
