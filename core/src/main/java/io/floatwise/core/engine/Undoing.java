package io.floatwise.core.engine;

import io.floatwise.core.execution.Compensation;
import io.floatwise.core.execution.Deeds;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.operator.Command;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What [Command.Undo] means. What only sells or takes down is ordered at once; a target that is to
/// stand again may spend money, so it waits for the next look at its title like a purchase that a
/// person has approved, also over a restart.
///
/// @param now market time
record Undoing(Folds folds, Instant now) {

  /// What is to be ordered now.
  List<Intent> orders(Command.Undo undo) {
    return compensation(undo)
        .filter(Compensation.Order.class::isInstance)
        .map(order -> ((Compensation.Order) order).intent())
        .filter(intent -> !spends(intent))
        .stream()
        .toList();
  }

  /// What else follows.
  ///
  /// @param by who gave the command
  List<Fact> facts(Command.Undo undo, String by) {
    Optional<Compensation> compensation = compensation(undo);
    if (compensation.isEmpty()) {
      return refused(
          undo,
          by,
          "expected an order that was carried out lately, found %s".formatted(undo.intent()));
    }
    return switch (compensation.get()) {
      case Compensation.Needless(String reason) -> refused(undo, by, reason);
      case Compensation.Impossible(String reason) -> refused(undo, by, reason);
      case Compensation.Order(Intent intent) ->
          spends(intent)
              ? List.of(
                  new Fact.ApprovalRequested(
                      intent,
                      new Evidence(undo.reason(by), List.of()),
                      "undo",
                      undo.reason(by),
                      now.plus(folds.limits().get(Limit.APPROVAL_WITHIN))),
                  new Fact.ApprovalGranted(new RequestId(folds.seq() + 1), by))
              : List.of();
    };
  }

  private Optional<Compensation> compensation(Command.Undo undo) {
    Optional<Deeds.Deed> deed = folds.deeds().done(undo.intent());
    return deed.map(d -> Compensation.of(d, folds.portfolio()));
  }

  private static boolean spends(Intent intent) {
    return switch (intent) {
      case Intent.BuyOffer _, Intent.PlaceTarget _ -> true;
      case Intent.ListLot _, Intent.Reprice _, Intent.Delist _, Intent.CancelTarget _ -> false;
    };
  }

  private static List<Fact> refused(Command.Undo undo, String by, String reason) {
    return List.of(new Fact.CommandRefused(undo.name(), by, reason));
  }
}
