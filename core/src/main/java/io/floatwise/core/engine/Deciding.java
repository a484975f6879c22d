package io.floatwise.core.engine;

import io.floatwise.core.market.Snapshot;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trace.Author;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks the strategies about a title that was looked at, one after the other, and takes what they
/// want to the clerk.
///
/// @param strategies in the order in which they decide
/// @param successors what comes after targets that are taken down
record Deciding(List<Strategy> strategies, Clerk clerk, Successors successors, Folds folds) {

  /// @param review what a person wants done with our lots; empty if strategies decide freely
  void decide(Snapshot snapshot, Seen seen, Optional<Review> review, Output out) {
    Set<Intent> checked = clerk.checkApproved(seen, snapshot, out);
    for (Strategy strategy : strategies) {
      var author =
          review.isPresent()
              ? new Author(Author.Kind.PERSON, review.get().by())
              : Author.strategy(strategy.text());
      long decidedOn = folds.seq();
      StrategyView view = seen.toStrategy(folds.portfolio(), folds.counters());
      List<Decision> decisions =
          review.isPresent() ? review.get().decisions(strategy, view) : strategy.decide(view);
      for (Decision decision : decisions) {
        switch (decision) {
          case Decision.Skip skip -> out.left(seen.basis(), author, skip, decidedOn);
          case Decision.Propose propose -> {
            if (!checked.contains(propose.intent())) {
              clerk.judge(propose.by(strategy.name()), author, seen, decidedOn, out);
            }
          }
          case Decision.Replace(var old, Evidence why, Decision.Propose then) -> {
            int before = out.submissions.size();
            old.forEach(each -> {
              var cancel = new Decision.Propose(each, why).by(strategy.name());
              clerk.judge(cancel, author, seen, decidedOn, out);
            });
            var passed = out.submissions.subList(before, out.submissions.size());
            var next =
                new Successors.Next(
                    then.by(strategy.name()), seen.basis().sight(), seen.valuation());
            successors.after(passed, old, next);
          }
        }
      }
    }
  }
}
