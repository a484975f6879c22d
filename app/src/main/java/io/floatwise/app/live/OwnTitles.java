package io.floatwise.app.live;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Quote;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.schedule.WatchBudget;
import io.floatwise.core.schedule.WatchList;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The titles of our own lots and targets, watched between the rounds of a driver: it is told what
/// changed, and people are told when they are not seen in time.
public final class OwnTitles implements Watcher.Audience {

  private final Driver driver;
  private final WatchBudget budget;

  public OwnTitles(Driver driver, WatchBudget budget) {
    this.driver = driver;
    this.budget = budget;
  }

  /// Lots and targets by what they cost, dearest first, as many as can be watched. To be called by
  /// the thread that the engine belongs to.
  public static List<Title> of(Engine engine, WatchBudget budget) {
    Map<Title, Long> exposure = new HashMap<>();
    for (Lot lot : engine.portfolio().openLots()) {
      if (lot.state() instanceof LotState.Held || lot.state() instanceof LotState.Listed) {
        exposure.merge(lot.title(), lot.cost().map(cost -> cost.minor()).orElse(0L), Long::sum);
      }
    }
    engine
        .portfolio()
        .targets()
        .forEach(target -> exposure.merge(target.title(), target.price().minor(), Long::sum));
    int games = (int) exposure.keySet().stream().map(Title::game).distinct().count();
    return exposure.entrySet().stream()
        .sorted(
            Map.Entry.<Title, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(budget.most(games))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void begun(Map<Title, Optional<Quote>> quotes) {
    driver.warn(Optional.empty());
  }

  @Override
  public void changed(List<WatchList.Change> changes) {
    driver.notice(changes.stream().flatMap(change -> change.now().stream()).toList());
  }

  @Override
  public void stale(Map<Title, Instant> stale, Optional<Failure> reason, Instant now) {
    Instant since = stale.values().stream().min(Comparator.naturalOrder()).orElse(now);
    driver.warn(
        Optional.of(
            new Trouble(
                Optional.empty(),
                reason.map(Failure::errorCode).orElse(ErrorCode.MARKETPLACE),
                "%d titles of ours were last seen %d s ago, expected %d s at most%s"
                    .formatted(
                        stale.size(),
                        Duration.between(since, now).toSeconds(),
                        budget.bound().toSeconds(),
                        reason.map(why -> ": " + why.detail()).orElse("")))));
  }

  @Override
  public void back(Instant lostSince, Instant now) {
    driver.warn(Optional.empty());
  }
}
