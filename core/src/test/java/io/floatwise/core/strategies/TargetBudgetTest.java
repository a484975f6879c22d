package io.floatwise.core.strategies;

import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TargetBudgetTest extends TargetScene {

  @Test
  @Proves(
      value = "P4.5.3",
      breaks = {TargetBudget.class, BudgetOptimum.class})
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
        long cost = 100L + random.nextInt(1_500);
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
        && replace.old().stream().anyMatch(c -> c.target().value().equals("own-" + (standing + 1)));
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
}
