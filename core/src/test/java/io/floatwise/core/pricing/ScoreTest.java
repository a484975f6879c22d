package io.floatwise.core.pricing;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.sale;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floatwise.core.market.Sale;
import io.floatwise.core.money.Money;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreTest {

  private static final Duration TEN_DAYS = Duration.ofDays(10);

  private static Score score(Valuation valuation, Money price, Money cost) {
    return valuation.score(valuation.listing(price, cost, Set.of(), TEN_DAYS), cost, Duration.ZERO);
  }

  private static Valuation valued(List<Sale> sales) {
    return Valuation.of(snapshot(List.of(), sales, Optional.empty(), NOW), fees(7), NOW)
        .orElseThrow();
  }

  @Test
  @Proves(
      value = "T5.11",
      breaks = {Score.class, Liquidity.class},
      breaksMethods = {"of", "rate", "countAt"})
  void doesNotRiseWithAClaimThatNoSaleSupports() {
    for (long seed = 1; seed <= 300; seed++) {
      var random = new Random(seed);
      var sales = new ArrayList<Sale>();
      for (int i = 0; i < 20 + random.nextInt(100); i++) {
        String price = Money.usd(950 + random.nextInt(101)).toDecimal();
        sales.add(sale(price, Duration.ofHours(1 + 4L * i)));
      }
      Valuation valuation = valued(sales);
      Money cost = Money.usd(700 + random.nextInt(200));
      Score supported = score(valuation, valuation.fair().value(), cost);
      Money claim = Money.usd(1_060 + random.nextInt(5_000));
      assertThat(score(valuation, claim, cost))
          .as("seed %d, claim %s", seed, claim)
          .isLessThan(supported);
    }
  }

  @Test
  void sinksWithThinEvidence() {
    var many = new ArrayList<Sale>();
    var few = new ArrayList<Sale>();
    for (int i = 0; i < 160; i++) {
      many.add(sale(Money.usd(950 + i * 37 % 101).toDecimal(), Duration.ofHours(3L * i)));
      if (i % 8 == 0) {
        few.add(many.getLast());
      }
    }
    Money cost = usd("8.00");
    Score thick = score(valued(many), usd("10.00"), cost);
    Score thin = score(valued(few), usd("10.00"), cost);
    assertThat(thin).isLessThan(thick);
    assertThat(thin.fraction()).isLessThan(thick.fraction());
  }

  @Test
  void betsNothingWhereTheLowerEndPromisesNothing() {
    Score score = Score.of(usd("10.00"), usd("0.50"), usd("0.00"), 2, Duration.ZERO, 100, 50);
    assertThat(score.fraction()).isZero();
    assertThat(score.perDollarDay()).isCloseTo(0.025, within(1e-12));
    assertThat(score.lower()).isZero();
  }

  @Test
  void countsTheDaysUntilTheMoneyIsUsable() {
    Money cost = usd("10.00");
    Score offers = Score.of(cost, usd("1.00"), usd("0.80"), 1, Duration.ZERO, 100, 50);
    Score payout = Score.of(cost, usd("1.00"), usd("0.80"), 1, Duration.ofDays(7), 100, 50);
    assertThat(offers.lower()).isCloseTo(0.08, within(1e-12));
    assertThat(payout.lower()).isCloseTo(0.01, within(1e-12));
    assertThat(offers.compareTo(payout)).isPositive();
    // Edge 8 %, deviation 10 %: 50 of 60 sales trusted, edge by variance is 8 but a bet is whole.
    assertThat(offers.fraction()).isCloseTo(50.0 / 60, within(1e-12));
  }
}
