package io.floatwise.core.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.money.Money;
import io.floatwise.core.strategies.BudgetOptimum.Option;
import io.floatwise.proving.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BudgetOptimumTest {

  private static Option<String> option(String name, long cents, long worth) {
    return new Option<>(name, Money.usd(cents), worth);
  }

  private static List<Option<String>> drawn(Random random, int count) {
    var options = new ArrayList<Option<String>>();
    for (int i = 0; i < count; i++) {
      options.add(option("t" + i, 50 + random.nextInt(5_000), random.nextInt(2_000) - 200));
    }
    return options;
  }

  /// The best of all sets, by trying each of them.
  private static long bruteForce(List<Option<String>> options, long budget) {
    long best = 0;
    for (int set = 0; set < 1 << options.size(); set++) {
      long cost = 0;
      long worth = 0;
      for (int i = 0; i < options.size(); i++) {
        if ((set >> i & 1) == 1) {
          cost += options.get(i).cost().minor();
          worth += options.get(i).worth();
        }
      }
      best = cost <= budget ? Math.max(best, worth) : best;
    }
    return best;
  }

  @Test
  @Proves(value = "P4.5.3", breaks = BudgetOptimum.class)
  void isTheBestOfAllSetsAtEveryBudgetOfASweep() {
    int better = 0;
    for (long seed = 1; seed <= 60; seed++) {
      var random = new Random(seed);
      List<Option<String>> options = drawn(random, 1 + random.nextInt(12));
      long all = options.stream().mapToLong(o -> o.cost().minor()).sum();
      for (long budget = 0; budget <= all + 100; budget += 1 + all / 25) {
        var choice = BudgetOptimum.of(options, Money.usd(budget));
        long cost = choice.chosen().stream().mapToLong(o -> o.cost().minor()).sum();
        long worth = choice.chosen().stream().mapToLong(Option::worth).sum();
        assertThat(cost).as("seed %d, budget %d", seed, budget).isLessThanOrEqualTo(budget);
        assertThat(worth)
            .as("seed %d, budget %d", seed, budget)
            .isEqualTo(choice.worth())
            .isEqualTo(bruteForce(options, budget));
        assertThat(choice.isOptimal()).isTrue();
        better += worth > greedy(options, budget) ? 1 : 0;
      }
    }
    assertThat(better).as("taking the densest first would not do").isGreaterThan(100);
  }

  private static long greedy(List<Option<String>> options, long budget) {
    long left = budget;
    long worth = 0;
    for (Option<String> option :
        options.stream()
            .filter(o -> o.worth() > 0)
            .sorted((a, b) ->
                Double.compare(
                    (double) b.worth() / b.cost().minor(), (double) a.worth() / a.cost().minor()))
            .toList()) {
      if (option.cost().minor() <= left) {
        left -= option.cost().minor();
        worth += option.worth();
      }
    }
    return worth;
  }

  /// Small enough to be solved cent by cent: the table of all budgets, as textbooks have it.
  @Test
  @Proves(value = "P4.5.3", breaks = BudgetOptimum.class)
  void isOptimalForAsManyTargetsAsAnAccountHas() {
    for (long seed = 1; seed <= 8; seed++) {
      var random = new Random(seed);
      List<Option<String>> options = drawn(random, 120);
      int budget = 20_000;
      long[] table = new long[budget + 1];
      for (Option<String> option : options) {
        int cost = (int) option.cost().minor();
        for (int b = budget; b >= cost; b--) {
          table[b] = Math.max(table[b], table[b - cost] + option.worth());
        }
      }
      var choice = BudgetOptimum.of(options, Money.usd(budget));
      assertThat(choice.worth()).as("seed %d", seed).isEqualTo(table[budget]);
      assertThat(choice.isOptimal()).as("seed %d", seed).isTrue();
    }
  }

  /// Worth and cost nearly in proportion: the hardest there is.
  @Test
  @Proves(value = "P4.5.3", breaks = BudgetOptimum.class)
  void saysHowFarAnUnseenSetCouldBeAheadWhereTheSearchIsCutShort() {
    var random = new Random(5);
    var options = new ArrayList<Option<String>>();
    for (int i = 0; i < 400; i++) {
      long cost = 1_000L + random.nextInt(1_000);
      options.add(option("t" + i, cost, 10 * cost + 1_000));
    }
    var choice = BudgetOptimum.of(options, Money.usd(100_003));
    assertThat(choice.bound()).isGreaterThanOrEqualTo(choice.worth());
    assertThat((double) choice.worth() / choice.bound()).isGreaterThan(0.999);
  }

  @Test
  void takesNothingThatBringsNothingAndNothingWithoutMoney() {
    List<Option<String>> options =
        List.of(option("loss", 10, -5), option("nothing", 10, 0), option("gain", 10, 1));
    assertThat(BudgetOptimum.of(options, Money.usd(1_000)).chosen())
        .containsExactly(options.getLast());
    assertThat(BudgetOptimum.of(options, Money.usd(0)).chosen()).isEmpty();
    assertThat(BudgetOptimum.of(options, Money.usd(-50)).chosen()).isEmpty();
    assertThatThrownBy(() -> option("free", 0, 1))
        .hasMessage("expected a cost above zero, found 0.00 USD");
  }
}
