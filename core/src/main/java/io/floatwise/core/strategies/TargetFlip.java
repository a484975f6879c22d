package io.floatwise.core.strategies;

import static io.floatwise.core.strategies.Figures.skip;

import io.floatwise.core.item.Title;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import java.util.List;
import java.util.Optional;

/// Waits with one target for each title where being filled at its price pays even if the lot that
/// fills it is a bad one; moves it with the market and takes it down when it makes no sense any
/// more. Targets that somebody else placed it leaves alone, and beside one it places none.
public final class TargetFlip implements Strategy {

  @Override
  public String name() {
    return TargetLog.KEEPER;
  }

  @Override
  public String about() {
    return "Keeps at most one target for a title, where even a bad lot that fills it pays.";
  }

  @Override
  public List<Decision> decide(StrategyView view) {
    List<Portfolio.Target> standing = standing(view);
    TargetLog log = view.portfolio().targetLog();
    Optional<Portfolio.Target> ours =
        standing.stream().filter(t -> log.kept(t.id()).isPresent()).findFirst();
    if (isBusy(view)) {
      return List.of();
    }
    if (ours.isEmpty() && !standing.isEmpty()) {
      return List.of(skip(view, "target-by-hand", "somebody else placed a target", List.of()));
    }
    return List.of(
        switch (TargetChance.of(view)) {
          case TargetChance.None(Datum reason, List<Datum> figures) ->
              ours.<Decision>map(target -> clean(target, reason, figures))
                  .orElseGet(() -> skip(view, reason.name(), reason.value(), figures));
          case TargetChance.Some chance ->
              ours.map(target -> tend(view, target, chance))
                  .orElseGet(() -> TargetStart.of(view, chance));
        });
  }

  private static Decision tend(
      StrategyView view, Portfolio.Target target, TargetChance.Some chance) {
    return TargetBudget.of(view).keeps(target)
        ? TargetMove.of(view, target, chance)
        : clean(
            target,
            new Datum(
                "targets-budget",
                "others are worth more for the %s that targets may promise"
                    .formatted(view.forTargets())),
            chance.evidence(chance.best(), target.amount()));
  }

  /// The cleaner: what makes no sense any more goes.
  private static Decision clean(Portfolio.Target target, Datum reason, List<Datum> figures) {
    return new Decision.Propose(
        new Intent.CancelTarget(target.id(), target.title()),
        new Evidence(
            "take down the target at %s: %s".formatted(target.price(), reason.value()), figures));
  }

  /// Targets of ours in the title, whoever placed them.
  static List<Portfolio.Target> standing(StrategyView view) {
    Title title = view.snapshot().title();
    return view.portfolio().targets().stream().filter(t -> t.title().equals(title)).toList();
  }

  private static boolean isBusy(StrategyView view) {
    Title title = view.snapshot().title();
    return view.portfolio().openSubmissions().stream()
        .map(s -> s.intent())
        .anyMatch(intent ->
            intent.title().equals(title)
                && (intent instanceof Intent.PlaceTarget || intent instanceof Intent.CancelTarget));
  }
}
