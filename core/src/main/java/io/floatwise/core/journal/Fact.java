package io.floatwise.core.journal;

import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.RequestEnd;
import io.floatwise.core.trade.RequestId;
import io.floatwise.core.trade.Setting;
import io.floatwise.core.trade.Stance;
import io.floatwise.core.trade.TargetGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything that can stand in the journal. No wall time, port, request id or latency: the same
/// market and the same decisions give the same facts.
public sealed interface Fact {

  /// The first fact: what the account held when we met it.
  record AccountOpened(String mode, Money usable, Money tradeProtected) implements Fact {}

  /// Risk let the intent pass; the venue may be called only after this is durable. The sequence
  /// number of this entry is the intent's id.
  record SubmissionStarted(Intent intent, Evidence evidence) implements Fact {}

  /// Risk refused the intent.
  record IntentRefused(Intent intent, Evidence evidence, String rule, String reason)
      implements Fact {}

  /// What the venue answered.
  record OutcomeReceived(IntentId intent, Outcome outcome) implements Fact {}

  /// What asking the venue showed of an intent whose outcome was unknown.
  record OutcomeResolved(IntentId intent, Outcome outcome, String proof) implements Fact {}

  /// One item of a target of ours was filled.
  record TargetFilled(TargetId target, Item item, Money price, Instant filledAt) implements Fact {}

  /// A target of ours is there that we did not know of.
  record TargetAdopted(TargetId target, Title title, Money price, int amount) implements Fact {}

  /// A target of ours is gone without having been filled.
  record TargetVanished(TargetId target) implements Fact {}

  /// A group of targets is as said from now on; one of the same name is no more.
  record TargetGroupFormed(TargetGroup group, String by) implements Fact {}

  /// No target of the group is to stand.
  record TargetGroupPaused(String group, String by) implements Fact {}

  record TargetGroupResumed(String group, String by) implements Fact {}

  /// An item is in our inventory that we did not buy; the cost is unknown unless the owner says it.
  record LotAdopted(Item item, Optional<Money> cost) implements Fact {}

  /// An item of ours is neither in the inventory nor on sale nor sold: its owner took it away.
  record LotWithdrawn(LotId lot) implements Fact {}

  /// An offer for the lot exists that we did not know of.
  record OfferAdopted(LotId lot, OfferId offer, Money price) implements Fact {}

  /// The offer of the lot is gone and the item is back in the inventory.
  record OfferVanished(LotId lot, OfferId offer) implements Fact {}

  /// The lot was sold. Proceeds are reversible until `finalAt`; where that is empty they are final.
  record LotSold(
      LotId lot, OfferId offer, Money price, Money fee, Instant soldAt, Optional<Instant> finalAt)
      implements Fact {}

  /// Protection ended and the proceeds are ours.
  record SaleSettled(LotId lot) implements Fact {}

  /// The sale was rolled back: the proceeds are gone.
  record SaleReverted(LotId lot) implements Fact {}

  /// The purchase was rolled back: the item is gone and the money is back.
  record PurchaseReverted(LotId lot) implements Fact {}

  /// The venue states another amount of money than our books; buying stops until they agree.
  record BooksDiffer(Money expected, Money observed) implements Fact {
    /// By how much the venue's money is more than that of the books; negative if it is less.
    public Money amount() {
      return observed.minus(expected);
    }
  }

  record BooksAgree() implements Fact {}

  /// The owner said that the difference between books and venue is his doing: the books follow.
  ///
  /// @param amount that he put in, or negative that he took out or paid
  /// @param lot that he paid for, whose cost it is from now on; empty if it was for none
  record MoneyAdopted(Money amount, Optional<LotId> lot, String by) implements Fact {}

  /// `until` is market time; empty means until somebody resumes.
  record ActivitiesPaused(Set<Activity> activities, String reason, Optional<Instant> until)
      implements Fact {
    public ActivitiesPaused {
      activities = Activity.inOrder(activities);
    }
  }

  record ActivitiesResumed(Set<Activity> activities, String reason) implements Fact {
    public ActivitiesResumed {
      activities = Activity.inOrder(activities);
    }
  }

  /// From now on this much of trading is allowed.
  record StanceTaken(Stance stance, String reason) implements Fact {}

  /// Every target is to be cancelled and nothing else done; the halt follows when none is left.
  ///
  /// @param offersToo our offers are to be taken down as well
  record PanicStarted(boolean offersToo, String reason) implements Fact {}

  /// Limits that are looser than those that hold; they wait for a second word until `until`, market
  /// time. This entry's sequence number is the id of the request.
  record LimitsProposed(List<Setting> changes, String by, Instant until) implements Fact {
    public LimitsProposed {
      changes = List.copyOf(changes);
    }
  }

  /// These limits hold from now on, the others stay.
  record LimitsChanged(List<Setting> changes, String by) implements Fact {
    public LimitsChanged {
      changes = List.copyOf(changes);
    }
  }

  /// Every limit lets the purchase pass, but a person must look at it first, until `until`, market
  /// time. It reserves no money. This entry's sequence number is the id of the request.
  record ApprovalRequested(
      Intent intent, Evidence evidence, String rule, String reason, Instant until)
      implements Fact {}

  /// A person agreed; the purchase is checked again at the next look at its title.
  record ApprovalGranted(RequestId request, String by) implements Fact {}

  /// The request waits no longer.
  record ApprovalEnded(RequestId request, RequestEnd end, String reason) implements Fact {}

  /// A command that could not be obeyed, and why.
  record CommandRefused(String command, String by, String reason) implements Fact {}
}
