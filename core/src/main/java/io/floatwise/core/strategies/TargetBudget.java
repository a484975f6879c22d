package io.floatwise.core.strategies;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.strategy.StrategyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which targets get the money that targets may promise: those that are worth most together
/// ([BudgetOptimum]). A target counts with what it was worth when it was placed. What somebody else
/// placed comes first and is never given up.
///
/// @param kept targets of the strategy's own
/// @param money what all of them together may promise, maybe less than nothing
record TargetBudget(List<BudgetOptimum.Option<Portfolio.Target>> kept, Money money) {

  /// What stands counts so much more: it has its place in the queue, and to change costs calls.
  private static final double STAYS = 1.25;

  static TargetBudget of(StrategyView view) {
    TargetLog log = view.portfolio().targetLog();
    var kept = new ArrayList<BudgetOptimum.Option<Portfolio.Target>>();
    Money money = view.forTargets();
    for (Portfolio.Target target : view.portfolio().targets()) {
      Money cost = target.price().times(target.amount());
      Optional<TargetLog.Kept> known = log.kept(target.id());
      if (known.isPresent()) {
        long worth = Math.round(STAYS * known.get().worth().orElse(0));
        kept.add(new BudgetOptimum.Option<>(target, cost, worth));
      } else {
        money = money.minus(cost);
      }
    }
    return new TargetBudget(kept, money);
  }

  /// Whether `target` is among those that stay if no other comes.
  boolean keeps(Portfolio.Target target) {
    return !promised().isMoreThan(money)
        || BudgetOptimum.of(kept, money).chosen().stream().anyMatch(o -> o.what().equals(target));
  }

  /// Which targets make room for one of `cost` and `worth`, none if there is room; empty if it is
  /// not among those that are worth most.
  Optional<List<Portfolio.Target>> roomFor(Money cost, long worth) {
    if (!promised().plus(cost).isMoreThan(money)) {
      return Optional.of(List.of());
    }
    var options = new ArrayList<BudgetOptimum.Option<Optional<Portfolio.Target>>>();
    kept.forEach(
        o -> options.add(new BudgetOptimum.Option<>(Optional.of(o.what()), o.cost(), o.worth())));
    options.add(new BudgetOptimum.Option<>(Optional.empty(), cost, worth));
    var chosen =
        BudgetOptimum.of(options, money).chosen().stream().map(BudgetOptimum.Option::what).toList();
    return chosen.contains(Optional.<Portfolio.Target>empty())
        ? Optional.of(
            kept.stream()
                .map(BudgetOptimum.Option::what)
                .filter(target -> !chosen.contains(Optional.of(target)))
                .toList())
        : Optional.empty();
  }

  private Money promised() {
    return kept.stream().map(BudgetOptimum.Option::cost).reduce(Money.ZERO_USD, Money::plus);
  }
}
