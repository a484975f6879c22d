package io.floatwise.core.strategies;

import io.floatwise.core.money.Money;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Which of several things to pay for where the money does not suffice for all: those that are
/// worth most together. Found by branch and bound: a set is not looked into if filling its rest
/// with the best fractions could not beat the best set so far. The search ends after a number of
/// steps that a few dozen things never need; then [Choice#bound] says how much better an unseen set
/// could be.
final class BudgetOptimum {

  private static final int MOST_STEPS = 200_000;

  /// @param what it is
  /// @param cost in all, above zero
  /// @param worth what it brings, in any unit; what brings nothing is never chosen
  record Option<T>(T what, Money cost, long worth) {
    Option {
      if (!cost.isPositive()) {
        throw new IllegalArgumentException("expected a cost above zero, found " + cost);
      }
    }
  }

  /// @param chosen in the order in which they were given
  /// @param worth of all of them
  /// @param bound what no set within the budget is worth more than
  record Choice<T>(List<Option<T>> chosen, long worth, long bound) {
    Choice {
      chosen = List.copyOf(chosen);
    }

    boolean isOptimal() {
      return worth == bound;
    }
  }

  private final long[] costs;
  private final long[] worths;
  private final BitSet taken = new BitSet();
  private BitSet best = new BitSet();
  private long bestWorth;
  private int steps;

  private BudgetOptimum(List<? extends Option<?>> options) {
    costs = options.stream().mapToLong(o -> o.cost().minor()).toArray();
    worths = options.stream().mapToLong(Option::worth).toArray();
  }

  static <T> Choice<T> of(List<Option<T>> options, Money budget) {
    List<Option<T>> dense =
        options.stream()
            .filter(o -> o.worth() > 0)
            .sorted(
                Comparator.comparingDouble((Option<T> o) -> -(double) o.worth() / o.cost().minor())
                    .thenComparing(Option::cost))
            .toList();
    var search = new BudgetOptimum(dense);
    long budgetMinor = Math.max(0, budget.minor());
    search.look(0, budgetMinor, 0);
    var chosen = new ArrayList<>(search.best.stream().mapToObj(dense::get).toList());
    chosen.sort(Comparator.comparingInt(options::indexOf));
    boolean whole = search.steps < MOST_STEPS;
    long bound = whole ? search.bestWorth : (long) search.bound(0, budgetMinor);
    return new Choice<>(chosen, search.bestWorth, bound);
  }

  private void look(int from, long budget, long worth) {
    if (worth > bestWorth) {
      bestWorth = worth;
      best = (BitSet) taken.clone();
    }
    if (from == costs.length || steps >= MOST_STEPS || worth + bound(from, budget) <= bestWorth) {
      return;
    }
    steps++;
    if (costs[from] <= budget) {
      taken.set(from);
      look(from + 1, budget - costs[from], worth + worths[from]);
      taken.clear(from);
    }
    look(from + 1, budget, worth);
  }

  /// What the things from `from` on could bring if they could be cut.
  private double bound(int from, long budget) {
    long left = budget;
    double sum = 0;
    for (int i = from; i < costs.length; i++) {
      if (costs[i] > left) {
        return sum + (double) worths[i] * left / costs[i];
      }
      left -= costs[i];
      sum += worths[i];
    }
    return sum;
  }
}
