package io.floatwise.core.strategies;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Condition;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Trait;
import io.floatwise.core.item.Wear;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.TargetPrice;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.pricing.WorstQuartile;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.TargetGroup;
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

class TargetFlipTest {

  private static final List<Offer> OFFERS =
      List.of(offer("x", "10.05"), offer("y", "10.15"), offer("z", "10.25"));

  private final TargetFlip strategy = new TargetFlip();
  private Books books = Books.with("1000.00");
  private Money forTargets = usd("200.00");
  private int placed;

  /// Buyers pay 10.00, sellers take 9.00: 20 days of six sales, two of them to targets.
  private List<Sale> sales(long cents) {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < 120; i++) {
      boolean target = i % 3 == 2;
      sales.add(
          new Sale(
              TITLE,
              Money.usd((target ? cents * 9 / 10 : cents) + i * 7 % 11 - 5),
              books.now().minus(Duration.ofHours(4L * i)),
              target ? SaleKind.TARGET : SaleKind.OFFER,
              Attributes.UNKNOWN));
    }
    return sales;
  }

  private static TargetStep rival(String price, int amount) {
    return new TargetStep(usd(price), amount, List.of());
  }

  private Snapshot look(Optional<List<TargetStep>> targets, List<Sale> sales, List<Offer> offers) {
    Optional<Money> best =
        targets.flatMap(t -> t.stream().map(TargetStep::price).max(Money::compareTo));
    var quote =
        new Quote(TITLE, Optional.of(offers.getFirst().price()), 3, best, 3, books.now());
    return new Snapshot(TITLE, quote, offers, sales, targets, books.now());
  }

  private Decision decide(Snapshot snapshot, FeeSchedule fees) {
    var view =
        new StrategyView(
            snapshot,
            Valuation.of(snapshot, fees, books.now()),
            new Fees(fees, TITLE, books.now()),
            books.portfolio,
            forTargets,
            books.now());
    List<Decision> decisions = strategy.decide(view);
    assertThat(decisions).hasSize(1).isEqualTo(strategy.decide(view));
    return decisions.getFirst();
  }

  private Decision decide(TargetStep... rivals) {
    return decide(look(Optional.of(List.of(rivals)), sales(1_000), OFFERS), fees(2));
  }

  private static Intent.PlaceTarget place(Decision decision) {
    return switch (decision) {
      case Decision.Propose propose -> (Intent.PlaceTarget) propose.intent();
      case Decision.Replace replace -> (Intent.PlaceTarget) replace.then().intent();
      case Decision.Skip skip -> throw new AssertionError(skip.toString());
    };
  }

  private static String rule(Decision decision) {
    return switch (decision) {
      case Decision.Propose propose -> throw new AssertionError(propose.toString());
      case Decision.Replace replace -> throw new AssertionError(replace.toString());
      case Decision.Skip skip -> skip.rule();
    };
  }

  /// The strategy's wish came true.
  private TargetId stands(Title title, String price, int amount, Datum... figures) {
    var intent = new Intent.PlaceTarget(title, usd(price), amount);
    var evidence = new Evidence("wished", List.of(figures)).by(strategy.name());
    var target = new TargetId("own-" + ++placed);
    var id = new IntentId(books.fact(new Fact.SubmissionStarted(intent, evidence)));
    books.accept(id, new Effect.TargetPlaced(target));
    return target;
  }

  private TargetId stands(String price) {
    return stands(TITLE, price, 1);
  }

  @Test
  @Proves(
      value = "P4.5.1",
      breaks = {TargetFlip.class, TargetChance.class, TargetStart.class})
  void placesATargetByItselfWithTheFiguresThatSayWhyItPays() {
    Decision decision = decide(rival("8.50", 2));
    Intent.PlaceTarget place = place(decision);
    assertThat(place.title()).isEqualTo(TITLE);
    assertThat(place.amount()).isEqualTo(1);
    assertThat(place.price()).as("where sellers took targets").isBetween(usd("8.95"), usd("9.05"));
    Evidence evidence = ((Decision.Propose) decision).evidence();
    assertThat(evidence.figure("fair value")).contains("10.00 USD");
    assertThat(evidence.figure("value if filled")).contains("10.00 USD");
    assertThat(evidence.figure("hard cap")).contains("9.80 USD");
    assertThat(evidence.figure("best rival")).contains("8.50 USD");
    assertThat(evidence.figure("place in the queue")).contains("1");
    assertThat(evidence.data())
        .extracting(Datum::name)
        .contains(
            "bounds",
            "most that pays",
            "chance to be filled",
            "edge if filled",
            "fill forecast",
            "list price",
            "net of fee",
            "at 20 % quantile",
            TargetLog.WORTH);
  }

  /// Seeded histories with phases that differ, fees that differ and rivals who overbid everything.
  @Test
  @Proves(
      value = "P4.5.1",
      breaks = {TargetChance.class, TargetPrice.class, WorstQuartile.class})
  void noTargetOfAnyHistoryCostsMoreThanABadLotBringsBackWithTheEdge() {
    int targets = 0;
    for (long seed = 1; seed <= 300; seed++) {
      var random = new Random(seed);
      long fair = 100 + random.nextInt(3_000);
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

  @Test
  void placesNothingWhereItDoesNotKnowEnough() {
    assertThat(rule(decide(look(Optional.empty(), sales(1_000), OFFERS), fees(2))))
        .isEqualTo("targets-unread");
    assertThat(rule(decide(look(Optional.of(List.of()), List.of(), OFFERS), fees(2))))
        .isEqualTo("no-fair-value");
    assertThat(rule(decide(look(Optional.of(List.of()), sales(1_000), OFFERS), fees(25))))
        .isEqualTo("no-target-pays");
    assertThat(rule(decide(look(Optional.of(List.of()), sales(1_100), OFFERS), fees(2))))
        .isEqualTo("falling");
  }

  @Test
  @Proves(value = "P4.5.2", breaks = TargetChance.class)
  void itsOwnTargetIsNoRivalAndConditionsOfOthersAreNone() {
    stands("9.00");
    books.later(Duration.ofHours(1));
    var picky =
        new TargetStep(
            usd("9.70"),
            5,
            List.of(new Condition.WearBetween(new Wear(0), new Wear(150_000_000))));
    var seed =
        new TargetStep(usd("9.60"), 1, List.of(new Condition.NumberBetween(Trait.PAINT_SEED, 1, 1)));
    assertThat(rule(decide(picky, seed, rival("9.00", 1), rival("8.50", 1))))
        .isEqualTo("target-stands");
  }

  @Test
  @Proves(value = "P4.5.2", breaks = TargetMove.class)
  void passesARivalByACentAfterTheCoolDown() {
    TargetId own = stands("9.02");
    books.later(Duration.ofMinutes(29));
    assertThat(rule(decide(rival("9.03", 1), rival("9.02", 1)))).isEqualTo("cooling-down");
    books.later(Duration.ofMinutes(1));
    Decision decision = decide(rival("9.03", 1), rival("9.02", 1));
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Replace.class,
            replace -> {
              assertThat(replace.old()).containsExactly(new Intent.CancelTarget(own, TITLE));
              assertThat(replace.then().evidence().figure("from")).contains("9.02 USD");
              assertThat(replace.then().evidence().figure(TargetLog.MOVE)).contains("overbid");
            });
    assertThat(place(decision).price()).isEqualTo(usd("9.04"));
  }

  @Test
  @Proves(value = "P4.5.2", breaks = TargetMove.class)
  void aTargetAboveItsHardCapMovesAtOnce() {
    stands("9.81");
    Decision decision = decide(rival("9.81", 1), rival("8.50", 1));
    assertThat(place(decision).price()).isLessThan(usd("9.50"));
    assertThat(((Decision.Replace) decision).then().evidence().figure(TargetLog.MOVE))
        .contains("out-of-bounds");
  }

  @Test
  @Proves(value = "P4.5.2", breaks = TargetMove.class)
  void threeRaisesWithinSixHoursAreADuel() {
    var at = books.now();
    var hours = List.of(at, at.plus(Duration.ofHours(3)), at.plus(Duration.ofHours(6)));
    var last = hours.getLast();
    assertThat(TargetMove.isDuel(hours, last.plus(Duration.ofHours(12)).minusSeconds(1))).isTrue();
    assertThat(TargetMove.isDuel(hours, last.plus(Duration.ofHours(12)))).isFalse();
    assertThat(TargetMove.isDuel(hours.subList(1, 3), last)).isFalse();
    var slow = List.of(at, at.plus(Duration.ofHours(3)), at.plus(Duration.ofHours(6)).plusMillis(1));
    assertThat(TargetMove.isDuel(slow, last)).isFalse();
  }

  @Test
  @Proves(value = "P4.5.3", breaks = {TargetBudget.class, BudgetOptimum.class})
  void underALimitedBudgetTheSetThatIsWorthMostStands() {
    long worth = worth(decide(rival("8.50", 1)));
    int swaps = 0;
    for (long seed = 1; seed <= 40; seed++) {
      var random = new Random(seed);
      books = Books.with("1000.00");
      placed = 0;
      var costs = new ArrayList<Long>();
      var worths = new ArrayList<Long>();
      for (int i = 0; i < 1 + random.nextInt(7); i++) {
        long cost = 100 + random.nextInt(1_500);
        long value = 1 + random.nextLong(2 * worth);
        costs.add(cost);
        worths.add(Math.round(1.25 * value));
        stands(
            new Title(TITLE.game(), "Case " + i),
            Money.usd(cost).toDecimal(),
            1,
            new Datum(TargetLog.WORTH, TargetLog.worth(value)));
      }
      long standing = costs.stream().mapToLong(c -> c).sum();
      forTargets = Money.usd(standing + random.nextInt(1_000));
      Decision decision = decide(rival("8.50", 1));
      boolean placedNow = !(decision instanceof Decision.Skip);
      long cost = placedNow ? place(decision).price().minor() : 0;
      costs.add(placedNow ? cost : place(unlimited()).price().minor());
      worths.add(worth);
      long got = 0;
      long spent = 0;
      for (int i = 0; i < costs.size(); i++) {
        boolean mine = i == costs.size() - 1 ? placedNow : !isDropped(decision, i);
        got += mine ? worths.get(i) : 0;
        spent += mine ? costs.get(i) : 0;
      }
      assertThat(spent).as("seed %d", seed).isLessThanOrEqualTo(forTargets.minor());
      assertThat(got)
          .as("seed %d: %s", seed, decision)
          .isEqualTo(best(costs, worths, forTargets.minor()));
      swaps += decision instanceof Decision.Replace ? 1 : 0;
    }
    assertThat(swaps).as("some made room").isBetween(5, 35);
  }

  private Decision unlimited() {
    Money before = forTargets;
    forTargets = usd("900.00");
    Decision decision = decide(rival("8.50", 1));
    forTargets = before;
    return decision;
  }

  private static long worth(Decision decision) {
    String text = ((Decision.Propose) decision).evidence().figure(TargetLog.WORTH).orElseThrow();
    return Long.parseLong(text.substring(0, text.indexOf(' ')));
  }

  private static boolean isDropped(Decision decision, int standing) {
    return decision instanceof Decision.Replace replace
        && replace.old().stream()
            .anyMatch(c -> c.target().value().equals("own-" + (standing + 1)));
  }

  private static long best(List<Long> costs, List<Long> worths, long budget) {
    long best = 0;
    for (int set = 0; set < 1 << costs.size(); set++) {
      long cost = 0;
      long worth = 0;
      for (int i = 0; i < costs.size(); i++) {
        cost += (set >> i & 1) * costs.get(i);
        worth += (set >> i & 1) * worths.get(i);
      }
      best = cost <= budget ? Math.max(best, worth) : best;
    }
    return best;
  }

  @Test
  @Proves(value = "P4.5.3", breaks = TargetBudget.class)
  void givesUpTheLeastWhenTheBudgetShrinks() {
    stands(TITLE, "9.00", 1, new Datum(TargetLog.WORTH, TargetLog.worth(1_000)));
    stands(
        new Title(TITLE.game(), "Case 1"),
        "9.00",
        1,
        new Datum(TargetLog.WORTH, TargetLog.worth(2_000)));
    books.later(Duration.ofHours(1));
    forTargets = usd("17.99");
    Decision decision = decide(rival("9.00", 1));
    assertThat(((Decision.Propose) decision).intent())
        .isEqualTo(new Intent.CancelTarget(new TargetId("own-1"), TITLE));
    forTargets = usd("18.00");
    assertThat(rule(decide(rival("9.00", 1)))).isEqualTo("target-stands");
  }

  @Test
  void aTargetThatCameLateIsItsOwnAndNotSomebodyElses() {
    var intent = new Intent.PlaceTarget(TITLE, usd("9.02"), 1);
    var evidence = new Evidence("wished", List.of()).by(strategy.name());
    var id = new IntentId(books.fact(new Fact.SubmissionStarted(intent, evidence)));
    books.answer(id, new Outcome.Unknown("timeout"));
    books.fact(
        new Fact.OutcomeResolved(id, new Outcome.Rejected("NotDone", "no trace of it"), "asked"));
    books.fact(new Fact.TargetAdopted(new TargetId("late"), TITLE, usd("9.02"), 1));
    books.later(Duration.ofHours(1));
    assertThat(place(decide(rival("9.03", 1), rival("9.02", 1))).price()).isEqualTo(usd("9.04"));
  }

  @Test
  void leavesAloneWhatSomebodyElsePlaced() {
    books.fact(new Fact.TargetAdopted(new TargetId("his"), TITLE, usd("9.95"), 3));
    assertThat(rule(decide(rival("9.95", 3)))).isEqualTo("target-by-hand");
  }

  @Test
  @Proves(
      value = "P4.5.4",
      breaks = {TargetChance.class, TargetGroup.class})
  void wantsAsManyAsItsGroupSaysAndStaysBetweenItsBounds() {
    var group =
        new TargetGroup(
            "all", List.of(TITLE), 100, Optional.of(usd("9.10")), Optional.of(usd("9.20")));
    books.fact(new Fact.TargetGroupFormed(group, "owner"));
    forTargets = usd("10000.00");
    Intent.PlaceTarget place = place(decide(rival("8.50", 1)));
    assertThat(place.amount()).isEqualTo(100);
    assertThat(place.price()).isBetween(usd("9.10"), usd("9.20"));
    books.fact(new Fact.TargetGroupPaused("all", "owner"));
    assertThat(rule(decide(rival("8.50", 1)))).isEqualTo("group-paused");
  }
}
