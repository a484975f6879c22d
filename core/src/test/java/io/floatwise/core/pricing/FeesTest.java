package io.floatwise.core.pricing;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.market.FeeClass;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeesTest {

  private static final FeeClass REDUCED =
      new FeeClass(Rate.ofPercent(2), usd("1.00"), usd("50.00"), NOW.plus(Duration.ofDays(1)));

  private static Fees at(Instant when) {
    return new Fees(fees(10, REDUCED), TITLE, when);
  }

  @Test
  @Proves(value = "T5.2", breaks = Fees.class)
  void breaksEvenAtTheLeastPriceWhoseNetCoversTheCost() {
    var seven = new Fees(fees(7), TITLE, NOW);
    assertThat(seven.breakEven(usd("10.00"))).contains(usd("10.76"));
    assertThat(seven.breaksEven(usd("10.75"), usd("10.00"))).isFalse();
    assertThat(seven.breaksEven(usd("10.77"), usd("10.00"))).isTrue();
  }

  @Test
  @Proves(value = "T5.3", breaks = Fees.class)
  void listsAtLeastAtTheMarginAfterTheFee() {
    var seven = new Fees(fees(7), TITLE, NOW);
    assertThat(seven.breakEven(usd("10.80"))).contains(usd("11.62"));
    assertThat(seven.net(usd("11.61"))).isEqualTo(usd("10.79"));
  }

  @Test
  void knowsThatBreakEvenIsASetWhereAReducedRateEnds() {
    Fees fees = at(NOW);
    Money cost = usd("48.80");
    assertThat(fees.breakEven(cost)).contains(usd("49.80"));
    for (long price = 5001; price <= 5422; price++) {
      assertThat(fees.breaksEven(Money.usd(price), cost)).as("%d", price).isFalse();
    }
    assertThat(fees.breaksEven(usd("54.23"), cost)).isTrue();
  }

  @Test
  void forgetsAReducedRateWhenItExpires() {
    assertThat(at(NOW).fee(usd("10.00"))).isEqualTo(usd("0.20"));
    assertThat(at(NOW.plus(Duration.ofDays(1))).fee(usd("10.00"))).isEqualTo(usd("1.00"));
  }

  @Test
  void takesTheLeastFeeForCheapItems() {
    assertThat(new Fees(fees(2), TITLE, NOW).fee(usd("0.03"))).isEqualTo(usd("0.01"));
  }

  @Test
  void findsTheSameBreakEvenAsTryingEveryPrice() {
    long seed = 7;
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      var rates =
          new Fees(
              fees(
                  1 + random.nextInt(15),
                  new FeeClass(
                      Rate.ofPercent(random.nextInt(5)),
                      Money.usd(random.nextInt(2000)),
                      Money.usd(2000 + random.nextInt(4000)),
                      NOW.plusSeconds(1))),
              TITLE,
              NOW);
      Money cost = Money.usd(1 + random.nextInt(6000));
      long naive = 0;
      while (!rates.net(Money.usd(naive)).isAtLeast(cost)) {
        naive++;
      }
      assertThat(rates.breakEven(cost)).as("seed %d, case %d", seed, i).contains(Money.usd(naive));
    }
  }
}
