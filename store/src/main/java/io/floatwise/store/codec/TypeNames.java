package io.floatwise.store.codec;

import io.floatwise.core.item.Condition;
import io.floatwise.core.item.Feature;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trace.Ending;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.util.Map;

/// The names under which the members of sealed types stand in the journal and in traces. A name is
/// for ever: a class may be renamed, its name here may not.
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
