package io.floatwise.core.pricing;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Item;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetPriceTest {

  private static final String[] PHASES = {"phase-1", "phase-2", "phase-3", "phase-4", "ruby"};

  private static Attributes phase(String name) {
    return new Attributes(Optional.empty(), OptionalInt.empty(), Optional.of(name));
  }

  /// Sales of 20 days whose price depends on the phase; some are fillings of targets.
  private static List<Sale> history(Random random, long fair, double worstShare) {
    var sales = new ArrayList<Sale>();
    int perDay = 4 + random.nextInt(5);
    for (int i = 0; i < 20 * perDay; i++) {
      boolean worst = random.nextDouble() < worstShare;
      String phase = worst ? PHASES[0] : PHASES[1 + random.nextInt(PHASES.length - 1)];
      boolean target = random.nextInt(4) == 0;
      double value = fair * (worst ? 0.8 : 1) * (target ? 0.88 : 1);
      long price = Math.round(value * (0.99 + 0.02 * random.nextDouble()));
      sales.add(
          new Sale(
              TITLE,
              Money.usd(price),
              NOW.minus(Duration.ofMinutes(1_440L * i / perDay)),
              target ? SaleKind.TARGET : SaleKind.OFFER,
              phase(phase)));
    }
    return sales;
  }

  private static FeeSchedule schedule(Random random, long fair) {
    int percent = 2 + random.nextInt(6);
    return random.nextBoolean()
        ? fees(percent)
        : fees(
            10,
            new FeeClass(
                Rate.ofPercent(percent),
                Money.usd(fair / 2),
                Money.usd(fair * (90 + random.nextInt(30)) / 100),
                NOW.plus(Duration.ofDays(2))));
  }

  private static Optional<Valuation> drawn(Random random) {
    long fair = 80L + random.nextInt(random.nextInt(4) == 0 ? 9_000 : 900);
    var offers =
        List.of(
            offer("a", Money.usd(fair * 101 / 100).toDecimal()),
            offer("b", Money.usd(fair * 103 / 100).toDecimal()),
            offer("c", Money.usd(fair * 105 / 100).toDecimal()));
    var snapshot =
        snapshot(offers, history(random, fair, random.nextDouble() / 2), Optional.empty(), NOW);
    return Valuation.of(snapshot, schedule(random, fair), NOW);
  }

  /// In cents, from the schedule alone: the share rounded up, at least a cent.
  private static long net(FeeSchedule schedule, long price) {
    FeeClass reduced = schedule.reduced().get(TITLE);
    boolean holds =
        reduced != null
            && price >= reduced.minPrice().minor()
            && price <= reduced.maxPrice().minor();
    long rate = holds ? reduced.rate().basisPoints() : schedule.defaultRate().basisPoints();
    return price - Math.max(1, (price * rate + 9_999) / 10_000);
  }

  /// What the middle lot of the worst quarter is worth, lot by lot.
  private static long worst(Valuation valuation) {
    record Lot(long value, double weight) {}
    List<Lot> lots =
        valuation.snapshot().sales().stream()
            .map(sale ->
                new Lot(
                    valuation
                        .of(new Item(new AssetId("x"), TITLE, sale.attributes()))
                        .fair()
                        .value()
                        .minor(),
                    Math.pow(2, -Duration.between(sale.at(), NOW).toSeconds() / 432_000.0)))
            .sorted(Comparator.comparingLong(Lot::value))
            .toList();
    double all = lots.stream().mapToDouble(Lot::weight).sum();
    double seen = 0;
    for (Lot lot : lots) {
      seen += lot.weight();
      if (seen >= all / 8) {
        return Math.min(lot.value(), valuation.fair().value().minor());
      }
    }
    throw new AssertionError("no lots");
  }

  @Test
  @Proves(
      value = "P4.5.1",
      breaks = {TargetPrice.class, WorstQuartile.class})
  @Proves(
      value = "T5.5",
      breaks = {TargetPrice.class, WorstQuartile.class})
  void isNeverMoreThanABadLotBringsAfterTheFee() {
    int prices = 0;
    int bad = 0;
    for (long seed = 1; seed <= 600; seed++) {
      Optional<Valuation> valuation = drawn(new Random(seed));
      Optional<TargetPrice> found = valuation.flatMap(v -> TargetPrice.of(v, Set.of()));
      if (found.isEmpty()) {
        continue;
      }
      TargetPrice price = found.get();
      FeeSchedule schedule = valuation.get().fees().schedule();
      long value = worst(valuation.get());
      assertThat(price.worst().fair().value().minor()).as("seed %d", seed).isEqualTo(value);
      long bound =
          Math.min(net(schedule, value), net(schedule, valuation.get().fair().value().minor()));
      assertThat(TargetPrice.hardCap(valuation.get()).minor()).as("seed %d", seed).isEqualTo(bound);
      assertThat(price.cap().minor()).as("seed %d", seed).isLessThanOrEqualTo(bound);
      assertThat(price.most().minor()).as("seed %d", seed).isLessThanOrEqualTo(bound);
      Level level = Level.of(price.most()).orElseThrow();
      long edge = price.most().at(level.minEdge(), Rounding.UP).minor();
      assertThat(bestNet(schedule, value))
          .as("seed %d: the fee and the edge come back even from a bad lot", seed)
          .isGreaterThanOrEqualTo(price.most().minor() + edge);
      prices++;
      bad += value < valuation.get().fair().value().minor() * 9 / 10 ? 1 : 0;
    }
    assertThat(prices).as("histories that have a price").isGreaterThan(150);
    assertThat(bad).as("of them with a bad lot that is worth clearly less").isGreaterThan(30);
  }

  /// The most that a lot can bring that is listed at `value` or less.
  private static long bestNet(FeeSchedule schedule, long value) {
    long best = 0;
    for (long price = value / 2; price <= value; price++) {
      best = Math.max(best, net(schedule, price));
    }
    return best;
  }

  @Test
  @Proves(value = "P4.5.1", breaks = TargetPrice.class)
  void isTheLargestPriceThatPaysByTryingEveryCent() {
    int prices = 0;
    for (long seed = 1; seed <= 60; seed++) {
      Optional<Valuation> valuation = drawn(new Random(seed));
      if (valuation.isEmpty()) {
        continue;
      }
      Valuation worst = WorstQuartile.of(valuation.get());
      long cap = Math.min(TargetPrice.hardCap(valuation.get()).minor(), bestOffer(worst) - 1);
      long largest = 0;
      for (long cents = Math.max(50, cap / 2); cents <= cap; cents++) {
        largest = pays(worst, Money.usd(cents)) ? cents : largest;
      }
      boolean enough =
          largest >= valuation.get().fair().value().at(Rate.ofPercent(75), Rounding.UP).minor();
      Optional<Money> expected = enough ? Optional.of(Money.usd(largest)) : Optional.empty();
      assertThat(TargetPrice.of(valuation.get(), Set.of()).map(TargetPrice::most))
          .as("seed %d", seed)
          .isEqualTo(expected);
      prices += enough ? 1 : 0;
    }
    assertThat(prices).isGreaterThan(20);
  }

  private static long bestOffer(Valuation valuation) {
    return valuation.snapshot().offers().getFirst().price().minor();
  }

  private static boolean pays(Valuation worst, Money price) {
    Money counted = OrdinaryPrice.toCountOn(worst, Set.of());
    return Level.of(price)
        .filter(level ->
            worst.candidates(Set.of()).stream()
                .filter(asked -> !asked.isMoreThan(counted))
                .filter(asked -> worst.fees().net(asked).isAtLeast(price))
                .map(asked -> worst.listing(asked, price, Set.of(), level.maxHold()))
                .anyMatch(listing ->
                    worst
                        .lowerExpectedValue(listing)
                        .isAtLeast(price.at(level.minEdge(), Rounding.UP))))
        .isPresent();
  }

  @Test
  void countsOnlyTheBadPhaseThoughMostLotsAreGood() {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < 120; i++) {
      boolean bad = i % 5 == 0;
      sales.add(
          new Sale(
              TITLE,
              usd(bad ? "80.00" : "100.00"),
              NOW.minus(Duration.ofHours(4L * i)),
              SaleKind.OFFER,
              phase(bad ? "phase-1" : "phase-2")));
    }
    var offers = List.of(offer("a", "101.00"), offer("b", "102.00"), offer("c", "103.00"));
    Valuation valuation =
        Valuation.of(snapshot(offers, sales, Optional.empty(), NOW), fees(2), NOW).orElseThrow();
    assertThat(valuation.fair().value()).isEqualTo(usd("100.00"));
    assertThat(WorstQuartile.of(valuation).fair().value()).isEqualTo(usd("80.00"));
    assertThat(TargetPrice.hardCap(valuation)).isEqualTo(usd("78.40"));
  }

  @Test
  void isWorthMoreTheFewerWaitInFrontAndNothingAboveWhatPays() {
    TargetPrice price =
        drawn(new Random(3)).flatMap(v -> TargetPrice.of(v, Set.of())).orElseThrow();
    TargetPrice.Plan first = price.at(price.least(), 0).orElseThrow();
    TargetPrice.Plan tenth = price.at(price.least(), 9).orElseThrow();
    assertThat(first.chance()).isGreaterThan(tenth.chance());
    assertThat(first.worth()).isGreaterThan(tenth.worth());
    assertThat(price.at(price.most().plus(Money.usd(1)), 0)).isEmpty();
  }
}
