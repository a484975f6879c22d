package io.floatwise.store.codec;

import io.floatwise.core.item.Condition;
import io.floatwise.core.item.Feature;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Failure;
import io.floatwise.core.operator.Command;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.tape.Own;
import io.floatwise.core.trace.Ending;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.util.Map;

/// The names under which the members of sealed types stand in the journal, in traces and in what an
/// account was told. A name is for ever: a class may be renamed, its name here may not.
public final class TypeNames {

  private static final Map<Class<?>, String> NAMES =
      Map.ofEntries(
          Map.entry(Fact.AccountOpened.class, "account-opened"),
          Map.entry(Fact.SubmissionStarted.class, "submission-started"),
          Map.entry(Fact.IntentRefused.class, "intent-refused"),
          Map.entry(Fact.OutcomeReceived.class, "outcome-received"),
          Map.entry(Fact.OutcomeResolved.class, "outcome-resolved"),
          Map.entry(Fact.TargetFilled.class, "target-filled"),
          Map.entry(Fact.TargetAdopted.class, "target-adopted"),
          Map.entry(Fact.TargetVanished.class, "target-vanished"),
          Map.entry(Fact.TargetGroupFormed.class, "target-group-formed"),
          Map.entry(Fact.TargetGroupPaused.class, "target-group-paused"),
          Map.entry(Fact.TargetGroupResumed.class, "target-group-resumed"),
          Map.entry(Fact.LotAdopted.class, "lot-adopted"),
          Map.entry(Fact.LotWithdrawn.class, "lot-withdrawn"),
          Map.entry(Fact.OfferAdopted.class, "offer-adopted"),
          Map.entry(Fact.OfferVanished.class, "offer-vanished"),
          Map.entry(Fact.LotSold.class, "lot-sold"),
          Map.entry(Fact.SaleSettled.class, "sale-settled"),
          Map.entry(Fact.SaleReverted.class, "sale-reverted"),
          Map.entry(Fact.PurchaseReverted.class, "purchase-reverted"),
          Map.entry(Fact.BooksDiffer.class, "books-differ"),
          Map.entry(Fact.BooksAgree.class, "books-agree"),
          Map.entry(Fact.MoneyAdopted.class, "money-adopted"),
          Map.entry(Fact.ActivitiesPaused.class, "activities-paused"),
          Map.entry(Fact.ActivitiesResumed.class, "activities-resumed"),
          Map.entry(Fact.StanceTaken.class, "stance-taken"),
          Map.entry(Fact.PanicStarted.class, "panic-started"),
          Map.entry(Fact.LimitsProposed.class, "limits-proposed"),
          Map.entry(Fact.LimitsChanged.class, "limits-changed"),
          Map.entry(Fact.ApprovalRequested.class, "approval-requested"),
          Map.entry(Fact.ApprovalGranted.class, "approval-granted"),
          Map.entry(Fact.ApprovalEnded.class, "approval-ended"),
          Map.entry(Fact.CommandRefused.class, "command-refused"),
          Map.entry(Intent.BuyOffer.class, "buy-offer"),
          Map.entry(Intent.ListLot.class, "list-lot"),
          Map.entry(Intent.Reprice.class, "reprice"),
          Map.entry(Intent.Delist.class, "delist"),
          Map.entry(Intent.PlaceTarget.class, "place-target"),
          Map.entry(Intent.CancelTarget.class, "cancel-target"),
          Map.entry(Effect.Bought.class, "bought"),
          Map.entry(Effect.Listed.class, "listed"),
          Map.entry(Effect.Repriced.class, "repriced"),
          Map.entry(Effect.Delisted.class, "delisted"),
          Map.entry(Effect.TargetPlaced.class, "target-placed"),
          Map.entry(Effect.TargetCancelled.class, "target-cancelled"),
          Map.entry(Outcome.Accepted.class, "accepted"),
          Map.entry(Outcome.Rejected.class, "rejected"),
          Map.entry(Outcome.Unknown.class, "unknown"),
          Map.entry(Outcome.Withheld.class, "withheld"),
          Map.entry(Feature.Words.class, "words"),
          Map.entry(Feature.Figure.class, "number"),
          Map.entry(Feature.Flag.class, "flag"),
          Map.entry(Condition.WearBetween.class, "wear-between"),
          Map.entry(Condition.InPart.class, "in-part"),
          Map.entry(Condition.Has.class, "has"),
          Map.entry(Condition.NumberBetween.class, "number-between"),
          Map.entry(Condition.Is.class, "is"),
          Map.entry(Condition.Unreadable.class, "unreadable"),
          Map.entry(Decision.Propose.class, "propose"),
          Map.entry(Decision.Skip.class, "skip"),
          Map.entry(Command.Pause.class, "pause"),
          Map.entry(Command.Resume.class, "resume"),
          Map.entry(Command.Halt.class, "halt"),
          Map.entry(Command.Reduce.class, "reduce"),
          Map.entry(Command.Panic.class, "panic"),
          Map.entry(Command.ChangeLimits.class, "change-limits"),
          Map.entry(Command.Confirm.class, "confirm"),
          Map.entry(Command.Approve.class, "approve"),
          Map.entry(Command.Deny.class, "deny"),
          Map.entry(Command.Undo.class, "undo"),
          Map.entry(Command.DelistAll.class, "delist-all"),
          Map.entry(Command.ListAll.class, "list-all"),
          Map.entry(Command.RepriceAll.class, "reprice-all"),
          Map.entry(Command.CancelTargets.class, "cancel-targets"),
          Map.entry(Command.AdoptMoney.class, "adopt-money"),
          Map.entry(Command.FormTargetGroup.class, "form-target-group"),
          Map.entry(Command.PauseTargets.class, "pause-targets"),
          Map.entry(Command.ResumeTargets.class, "resume-targets"),
          Map.entry(Command.RepriceTargets.class, "reprice-targets"),
          Map.entry(Command.CancelTargetGroup.class, "cancel-target-group"),
          Map.entry(Failure.Throttled.class, "throttled"),
          Map.entry(Failure.Unauthorised.class, "unauthorised"),
          Map.entry(Failure.Refused.class, "refused"),
          Map.entry(Failure.Unreachable.class, "unreachable"),
          Map.entry(Failure.Garbled.class, "garbled"),
          Map.entry(Own.Began.class, "began"),
          Map.entry(Own.Read.class, "read"),
          Map.entry(Own.Answered.class, "answered"),
          Map.entry(Own.AnsweredAll.class, "answered-all"),
          Map.entry(Own.Commanded.class, "commanded"),
          Map.entry(Own.Waited.class, "waited"),
          Map.entry(Own.Reviewing.class, "reviewing"),
          Map.entry(Own.Ended.class, "ended"),
          Map.entry(Ending.LeftAlone.class, "left-alone"),
          Map.entry(Ending.Submitted.class, "submitted"),
          Map.entry(Ending.Refused.class, "refused"),
          Map.entry(Ending.Held.class, "held"));

  private TypeNames() {}

  /// @throws IllegalStateException if the class was never given a name
  public static String of(Class<?> type) {
    String name = NAMES.get(type);
    if (name == null) {
      throw new IllegalStateException(type.getName() + " has no name in the journal");
    }
    return name;
  }
}
