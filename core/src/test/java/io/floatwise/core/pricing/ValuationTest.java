package io.floatwise.core.pricing;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.sale;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Sale;
import io.floatwise.core.money.Money;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValuationTest {

  private static final Duration TEN_DAYS = Duration.ofDays(10);

  /// Twenty sales at exactly 10.00, one a day.
  private static List<Sale> flat() {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < 20; i++) {
      sales.add(sale("10.00", Duration.ofDays(i)));
    }
    return sales;
  }

  private static Valuation valued(List<Offer> offers, List<Sale> sales, Optional<Money> target) {
    return Valuation.of(snapshot(offers, sales, target, NOW), fees(7), NOW).orElseThrow();
  }

  @Test
  void theExitIsTheBestTargetOrSalvageNetOfTheFee() {
    // Salvage: 80 % of 10.00 less 0.56.
    assertThat(valued(List.of(), flat(), Optional.empty()).exit()).isEqualTo(usd("7.44"));
    assertThat(valued(List.of(), flat(), Optional.of(usd("7.50"))).exit()).isEqualTo(usd("7.44"));
    assertThat(valued(List.of(), flat(), Optional.of(usd("9.00"))).exit()).isEqualTo(usd("8.37"));
    assertThat(valued(List.of(offer("a", "8.50")), flat(), Optional.of(usd("9.00"))).exit())
        .as("a target above the best offer is stale")
        .isEqualTo(usd("7.44"));
  }

  @Test
  void aPriceThatNobodyPaidBringsTheExitLessWhatWaitingCosts() {
    Valuation valuation = valued(List.of(), flat(), Optional.empty());
    // Capital: a cent a day for ten days. Haircut: 0.2 % of 11.16, as the value never moved.
    assertThat(valuation.listing(usd("12.00"), usd("8.00"), Set.of(), TEN_DAYS))
        .isEqualTo(
            new Listing(usd("12.00"), usd("11.16"), 0, 10, usd("0.10"), usd("0.03"), usd("-0.69")));
  }

  @Test
  void aCertainSaleBringsItsNetPrice() {
    Valuation valuation = valued(List.of(), flat(), Optional.empty());
    Listing listing = valuation.listing(usd("10.00"), usd("8.00"), Set.of(), Duration.ofDays(999));
    assertThat(listing.chance()).isCloseTo(1, within(1e-6));
    // The mean of a Poisson process with a gamma rate: 31 days by 20 sales less one.
    assertThat(listing.days()).isCloseTo(31 / 19.0, within(1.5));
    // 9.30 - 8.00 - 0.01 a day - ceil(0.2 % of 9.30); a cent is lost by rounding down.
    assertThat(listing.expectedValue()).isBetween(usd("1.24"), usd("1.26"));
  }

  @Test
  void standsBehindEqualPricesOfOthersButNotBehindOurOwn() {
    List<Offer> ladder = List.of(offer("a", "9.00"), offer("b", "9.50"), offer("c", "9.51"));
    Valuation valuation = valued(ladder, flat(), Optional.empty());
    assertThat(valuation.queue(usd("9.50"), Set.of())).isEqualTo(2);
    assertThat(valuation.queue(usd("9.49"), Set.of())).isEqualTo(1);
    assertThat(valuation.queue(usd("9.50"), Set.of(new OfferId("a")))).isEqualTo(1);
  }

  @Test
  void theListingThatItRecommendsIsTheBestOfThoseThatBringBackTheCost() {
    int found = 0;
    for (long seed = 1; seed <= 200; seed++) {
      var random = new Random(seed);
      var offers = new ArrayList<Offer>();
      for (int i = 0; i < random.nextInt(15); i++) {
        offers.add(offer("o" + i, Money.usd(850 + random.nextInt(400)).toDecimal()));
      }
      offers.sort(Comparator.comparing(Offer::price));
      Valuation valuation =
          valued(offers, steadySales("10.00", 1 + random.nextInt(4)), Optional.empty());
      Money cost = Money.usd(600 + random.nextInt(450));
      Optional<Listing> best =
          valuation.bestListing(cost, Set.of(), TEN_DAYS, cost, usd("1000.00"));
      if (best.isEmpty()) {
        continue;
      }
      found++;
      assertThat(best.get().net()).as("seed %d", seed).isGreaterThanOrEqualTo(cost);
      for (Offer offer : offers.stream().limit(12).toList()) {
        Money price = offer.price().minus(usd("0.01"));
        if (valuation.fees().breaksEven(price, cost)) {
          assertThat(valuation.listing(price, cost, Set.of(), TEN_DAYS).rank())
              .as("seed %d, at %s", seed, price)
              .isLessThanOrEqualTo(best.get().rank());
        }
      }
    }
    assertThat(found).isGreaterThan(100);
  }

  @Test
  void recommendsNothingWhereNoPriceBringsBackTheCost() {
    Valuation valuation = valued(List.of(offer("a", "9.90")), flat(), Optional.empty());
    assertThat(valuation.bestListing(usd("9.31"), Set.of(), TEN_DAYS, usd("9.31"), usd("1000.00")))
        .isEmpty();
    assertThat(valuation.bestListing(usd("9.30"), Set.of(), TEN_DAYS, usd("9.30"), usd("1000.00")))
        .map(Listing::price)
        .contains(usd("10.00"));
  }

  @Test
  void doesNotListWhereTheQueueIsUnknown() {
    var offers = new ArrayList<Offer>();
    for (int i = 0; i < Valuation.OFFERS_LIMIT; i++) {
      offers.add(offer("o" + i, Money.usd(900 + i).toDecimal()));
    }
    Valuation cut = valued(offers, flat(), Optional.empty());
    assertThat(cut.bestListing(usd("5.00"), Set.of(), TEN_DAYS, usd("9.00"), usd("1000.00")))
        .as("10.00 lies beyond the last offer that was read")
        .isEmpty();
  }

  @Test
  @Proves(
      value = "T5.11",
      breaks = {Liquidity.class, Valuation.class, Listing.class},
      breaksMethods = {"countAt", "chance", "listing", "rank"})
  void noAskThatNobodyPaidImprovesTheScore() {
    for (long seed = 1; seed <= 300; seed++) {
      var random = new Random(seed);
      List<Sale> sales = steadySales("10.00", 1 + random.nextInt(4));
      Money cost = Money.usd(700 + random.nextInt(220));
      var claims = new ArrayList<Offer>();
      long claim = 1010;
      for (int i = 0; i < 1 + random.nextInt(12); i++) {
        claim += 1 + random.nextInt(3000);
        claims.add(offer("o" + i, Money.usd(claim).toDecimal()));
      }
      assertThat(score(claims, sales, cost))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(score(List.of(), sales, cost));
    }
  }

  @Test
  @Proves(
      value = "T5.11",
      breaks = {FairValue.class, Valuation.class},
      breaksMethods = {"standardError", "lowerExpectedValue", "of"})
  void theSamePricesOnFewerSalesScoreLower() {
    var many = new ArrayList<Sale>();
    var few = new ArrayList<Sale>();
    for (int i = 0; i < 160; i++) {
      String price = Money.usd(950 + i * 37 % 101).toDecimal();
      many.add(sale(price, Duration.ofHours(3L * i)));
      if (i % 8 == 0) {
        few.add(many.getLast());
      }
    }
    Money cost = usd("8.00");
    Valuation thick = valued(List.of(), many, Optional.empty());
    Valuation thin = valued(List.of(), few, Optional.empty());
    assertThat(lower(thin, cost)).isLessThan(lower(thick, cost));
    assertThat(doubt(thick, cost)).isPositive();
    assertThat(doubt(thin, cost)).isGreaterThan(2 * doubt(thick, cost));
  }

  /// What the 20 % quantile takes off, by the chance to sell at all.
  private static double doubt(Valuation valuation, Money cost) {
    Listing best =
        valuation.bestListing(cost, Set.of(), TEN_DAYS, cost, usd("1000.00")).orElseThrow();
    Money taken = best.expectedValue().minus(valuation.lowerExpectedValue(best));
    return taken.minor() / best.chance();
  }

  private static Money lower(Valuation valuation, Money cost) {
    Listing best =
        valuation.bestListing(cost, Set.of(), TEN_DAYS, cost, usd("1000.00")).orElseThrow();
    return valuation.lowerExpectedValue(best);
  }

  private static double score(List<Offer> offers, List<Sale> sales, Money cost) {
    return valued(offers, sales, Optional.empty())
        .bestListing(cost, Set.of(), TEN_DAYS, cost, usd("1000.00"))
        .orElseThrow()
        .rank();
  }

  @Test
  void ranksAGainByTheDayAndALossAsItIs() {
    assertThat(listing(10, "5.00").rank()).isEqualTo(50);
    assertThat(listing(0.1, "5.00").rank()).as("a day at least").isEqualTo(500);
    assertThat(listing(10, "-5.00").rank()).isEqualTo(-500);
    assertThat(listing(1, "-5.00").rank()).isEqualTo(-500);
  }

  private static Listing listing(double days, String expected) {
    Money nothing = Money.ZERO_USD;
    return new Listing(nothing, nothing, 1, days, nothing, nothing, usd(expected));
  }
}
