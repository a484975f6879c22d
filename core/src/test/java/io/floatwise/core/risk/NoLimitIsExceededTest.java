package io.floatwise.core.risk;

import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.Setting;
import io.floatwise.core.trade.Stance;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Random lives of an account. What risk lets pass is counted again here, from what was bought and
/// sold, without the books or the counters.
class NoLimitIsExceededTest {

  private static final int SEEDS = 120;
  private static final int STEPS = 120;

  private long passed;
  private long refused;

  @Test
  @Proves(
      value = "P4.6.8",
      breaks = {SpendingRules.class, RiskCounters.class})
  @Proves(
      value = "P4.6.8",
      breaks = ConcentrationRules.class,
      breaksMethods = {"title", "collection", "game", "locked", "within"})
  void noSequenceOfEventsMakesAPurchaseExceedALimit() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      var life = new Life(seed);
      for (int step = 0; step < STEPS; step++) {
        life.step(step);
      }
    }
    System.out.println(COUNT + " passed " + passed);
    assertThat(passed).as("purchases that passed").isGreaterThan(1500);
    assertThat(refused).as("purchases that did not").isGreaterThan(1500);
  }

  static final java.util.TreeMap<String, Integer> COUNT = new java.util.TreeMap<>();

  private record Bought(Title title, Money cost) {}

  private record Paid(Money amount, LocalDate day) {}

  private final class Life {
    final long seed;
    final Random random;
    final Court court;
    final Map<LotId, Bought> held = new HashMap<>();
    final Map<IntentId, Intent.BuyOffer> open = new HashMap<>();
    final List<Paid> paid = new ArrayList<>();
    Money cash;
    Money peak;
    Money perTrade = usd("50.00");
    boolean stopped;

    Life(long seed) {
      this.seed = seed;
      random = new Random(seed);
      cash = Money.usd(60_00L + random.nextInt(seed % 3 == 0 ? 4000_00 : 300_00));
      peak = cash;
      court = new Court(Books.with(cash.toDecimal()));
      court.limits = Limits.DEFAULT.with(Limit.GAMES, Set.of(Game.CS2, Game.RUST));
      court.collections = Life::collection;
    }

    static Optional<String> collection(Title title) {
      int number = Integer.parseInt(title.name().replaceAll("\\D", ""));
      return number % 4 == 0 ? Optional.empty() : Optional.of("C" + number % 4);
    }

    Title title() {
      return new Title(
          random.nextInt(3) == 0 ? Game.RUST : Game.CS2,
          "Case " + random.nextInt(seed % 2 == 0 ? 16 : 4));
    }

    void step(int step) {
      switch (random.nextInt(12)) {
        case 0, 1 -> sell();
        case 2, 3 -> answer();
        case 4 -> {
          court.books.later(Duration.ofMinutes(random.nextInt(1200)));
        }
        case 5 -> command(step);
        case 6 -> {
          court.books = court.books.restarted();
        }
        default -> buy(step);
      }
    }

    void buy(int step) {
      court.freshMarket();
      long cents = random.nextInt(4) == 0 ? random.nextInt(60_00) : random.nextInt(16_00);
      var intent =
          new Intent.BuyOffer(
              Court.of(title(), "s" + seed + "n" + step, Money.usd(cents).toDecimal()));
      String rr = court.rule(intent);
      if (!rr.equals("passed")) {
        COUNT.merge(rr, 1, Integer::sum);
        refused++;
        return;
      }
      passed++;
      check(intent, "seed %d, step %d: %s".formatted(seed, step, intent));
      open.put(court.books.submit(intent), intent);
      if (random.nextInt(6) > 0) {
        answer();
      }
    }

    void check(Intent.BuyOffer intent, String what) {
      Money cost = intent.price();
      Title title = intent.title();
      Money equity = equity();
      // Sizes and shares, but neither numbers of things nor what may be locked away.
      int halves = (peak.minor() - equity.minor()) * 100 >= peak.minor() * 5 ? 2 : 1;
      assertThat(stopped).as(what).isFalse();
      assertThat(cost).as(what).isGreaterThan(Money.ZERO_USD);
      assertThat(cost.minor() * halves).as(what).isLessThanOrEqualTo(perTrade.minor());
      assertThat(spentToday().plus(in(_ -> true, false)).plus(cost))
          .as("the day, " + what)
          .isLessThanOrEqualTo(Money.usd(500_00 / halves));
      assertThat(open.size() + 1).as(what).isLessThanOrEqualTo(3);
      assertThat(held.values().stream().filter(b -> b.title().equals(title)).count() + 1)
          .as("lots, " + what)
          .isLessThanOrEqualTo(3);
      share(in(title::equals, true).plus(cost), 20 / halves, equity, "title, " + what);
      Optional<String> collection = collection(title);
      Predicate<Title> same =
          t ->
              t.equals(title)
                  || (collection.isPresent()
                      && t.game() == title.game()
                      && collection(t).equals(collection));
      share(in(same, true).plus(cost), 30 / halves, equity, "collection, " + what);
      share(
          in(t -> t.game() == title.game(), true).plus(cost), 50 / halves, equity, "game, " + what);
      share(in(_ -> true, true).plus(cost), 60, equity, "locked, " + what);
      Money left = cash.minus(in(_ -> true, false)).minus(cost);
      assertThat(left.minor())
          .as("reserve, " + what)
          .isGreaterThanOrEqualTo(Math.max(10_00, equity.minor() / 20));
      assertThat((peak.minor() - equity.minor()) * 100)
          .as("drawdown, " + what)
          .isLessThan(peak.minor() * 15);
    }

    void share(Money found, int percent, Money equity, String what) {
      assertThat(found.minor() * 100).as(what).isLessThanOrEqualTo(equity.minor() * percent);
    }

    /// Money in purchases under way and, if `lots`, in lots.
    Money in(Predicate<Title> where, boolean lots) {
      long sum = 0;
      for (Intent.BuyOffer buy : open.values()) {
        sum += where.test(buy.title()) ? buy.price().minor() : 0;
      }
      for (Bought bought : held.values()) {
        sum += lots && where.test(bought.title()) ? bought.cost().minor() : 0;
      }
      return Money.usd(sum);
    }

    Money equity() {
      return cash.plus(in(_ -> true, true)).minus(in(_ -> true, false));
    }

    LocalDate today() {
      return LocalDate.ofInstant(court.books.now(), ZoneOffset.UTC);
    }

    Money spentToday() {
      return paid.stream()
          .filter(p -> p.day().equals(today()))
          .map(Paid::amount)
          .reduce(Money.ZERO_USD, Money::plus);
    }

    void answer() {
      if (open.isEmpty()) {
        return;
      }
      IntentId id = open.keySet().iterator().next();
      switch (random.nextInt(8)) {
        case 0 -> court.books.answer(id, new Outcome.Unknown("timeout"));
        case 1 -> {
          court.books.answer(id, new Outcome.Rejected("OfferNotFound", ""));
          open.remove(id);
        }
        default -> {
          court.books.accept(id, new Effect.Bought());
          Intent.BuyOffer buy = open.remove(id);
          held.put(new LotId(id.seq()), new Bought(buy.title(), buy.price()));
          paid.add(new Paid(buy.price(), today()));
          cash = cash.minus(buy.price());
        }
      }
    }

    /// Sells a lot for good, more often at a loss than not.
    void sell() {
      if (held.isEmpty()) {
        return;
      }
      LotId lot = held.keySet().iterator().next();
      Money price = Money.usd(held.remove(lot).cost().minor() * (60 + random.nextInt(60)) / 100);
      court.books.fact(
          new Fact.LotSold(
              lot,
              court.books.list(lot, "12.00"),
              price,
              Money.ZERO_USD,
              court.books.now(),
              Optional.empty()));
      cash = cash.plus(price);
      peak = peak.max(equity());
    }

    void command(int step) {
      if (random.nextInt(3) == 0) {
        perTrade = Money.usd(10_00 + random.nextInt(40_00));
        court.books.fact(
            new Fact.LimitsChanged(
                List.of(new Setting("max-per-trade", perTrade.toString())), "step " + step));
      } else {
        stopped = random.nextInt(6) == 0;
        court.books.fact(
            new Fact.StanceTaken(stopped ? Stance.REDUCE : Stance.NORMAL, "step " + step));
      }
    }
  }

  /// One thing after the other becomes unknown or too old, and nothing is bought.
  @Test
  @Proves(
      value = "T5.6",
      breaks = {ReadinessRules.class, MarketRules.class})
  void aRuleThatCannotKnowRefuses() {
    List<Consumer<Court>> losses =
        List.of(
            c -> c.valuation = Optional.empty(),
            c -> c.skew = Optional.empty(),
            c -> c.reconciled = false,
            c -> c.books = Books.unopened(),
            c -> c.books.later(Duration.ofMinutes(11)),
            c -> c.books.fact(new Fact.BooksDiffer(usd("1000.00"), usd("999.00"))));
    for (int mask = 0; mask < 1 << losses.size(); mask++) {
      var court = new Court(Books.with("1000.00"));
      for (int i = 0; i < losses.size(); i++) {
        if ((mask & 1 << i) != 0) {
          losses.get(i).accept(court);
        }
      }
      assertThat(court.rule(new Intent.BuyOffer(Court.of(TITLE, "cheap", "8.00"))).equals("passed"))
          .as("losses %s", Integer.toBinaryString(mask))
          .isEqualTo(mask == 0);
      assertThat(court.rule(new Intent.PlaceTarget(TITLE, usd("5.00"), 1)).equals("passed"))
          .as("losses %s", Integer.toBinaryString(mask))
          .isEqualTo(mask == 0);
    }
  }
}
