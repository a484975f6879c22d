package io.floatwise.core.engine;

import io.floatwise.core.operator.Command;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person wants done with all lots at once.
///
/// @param by who wants it
public record Review(Kind kind, String by) {

  /// Which lots it is about.
  public enum Kind {
    LIST,
    REPRICE
  }

  /// What `command` wants of the lots; empty if that needs no look at the market.
  public static Optional<Review> of(Command command, String by) {
    return switch (command) {
      case Command.ListAll _ -> Optional.of(new Review(Kind.LIST, by));
      case Command.RepriceAll _ -> Optional.of(new Review(Kind.REPRICE, by));
      case Command.Pause _,
          Command.Resume _,
          Command.Halt _,
          Command.Reduce _,
          Command.Panic _,
          Command.ChangeLimits _,
          Command.Confirm _,
          Command.Approve _,
          Command.Deny _,
          Command.DelistAll _,
          Command.CancelTargets _,
          Command.Undo _,
          Command.AdoptMoney _,
          Command.FormTargetGroup _,
          Command.PauseTargets _,
          Command.ResumeTargets _,
          Command.RepriceTargets _,
          Command.CancelTargetGroup _ ->
          Optional.empty();
    };
  }

  /// What the strategy wants for them.
  List<Decision> decisions(Strategy strategy, StrategyView view) {
    var decisions = new ArrayList<Decision>();
    for (Decision decision : strategy.review(view)) {
      switch (decision) {
        case Decision.Replace _ -> {} // of targets, which are no lots
        case Decision.Skip skip -> decisions.add(skip);
        case Decision.Propose(Intent intent, Evidence evidence) -> {
          if (isWanted(intent)) {
            decisions.add(new Decision.Propose(intent, evidence.askedBy(by)));
          }
        }
      }
    }
    return decisions;
  }

  private boolean isWanted(Intent intent) {
    return switch (intent) {
      case Intent.ListLot _ -> kind == Kind.LIST;
      case Intent.Reprice _ -> kind == Kind.REPRICE;
      case Intent.BuyOffer _, Intent.Delist _, Intent.PlaceTarget _, Intent.CancelTarget _ -> false;
    };
  }
}
