package io.floatwise.core.execution;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Submission;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers what became of an intent whose outcome is unknown, by what the venue shows now.
///
/// A purchase or listing that the venue carries out only after this was asked is not lost: the item
/// or offer then turns up as a stray and is matched with the intent again, see [Strays].
final class Unresolved {

  private static final Outcome NOT_DONE =
      new Outcome.Rejected("NotDone", "the venue shows no trace of it");

  private Unresolved() {}

  static Fact resolve(Submission submission, Portfolio books, Reconciler.Seen seen) {
    return switch (submission.intent()) {
      case Intent.BuyOffer buy -> bought(submission, buy, books, seen);
      case Intent.ListLot list -> listed(submission, list, seen);
      case Intent.Reprice reprice -> repriced(submission, reprice, seen);
      case Intent.Delist delist -> delisted(submission, delist, seen);
      case Intent.PlaceTarget place -> placed(submission, place, books, seen);
      case Intent.CancelTarget cancel -> cancelled(submission, cancel, seen);
    };
  }

  private static Fact bought(
      Submission submission, Intent.BuyOffer buy, Portfolio books, Reconciler.Seen seen) {
    AssetId asset = buy.item().id();
    return seen.ours().contains(asset) && books.openLot(asset).isEmpty()
        ? done(submission, new Effect.Bought(), "the item is ours")
        : notDone(submission, "the item is not ours");
  }

  private static Fact listed(Submission submission, Intent.ListLot list, Reconciler.Seen seen) {
    OwnOffer offer = seen.offers().get(list.asset());
    if (offer != null && offer.price().equals(list.price())) {
      return done(submission, new Effect.Listed(offer.id()), "the offer is there");
    }
    return closed(seen, list.asset(), submission.at())
        .map(c -> done(submission, new Effect.Listed(c.offer()), "it was sold through the offer"))
        .orElseGet(() -> notDone(submission, "there is no such offer"));
  }

  private static Fact repriced(
      Submission submission, Intent.Reprice reprice, Reconciler.Seen seen) {
    OwnOffer offer = seen.offers().get(reprice.asset());
    if (offer != null && offer.price().equals(reprice.price())) {
      return done(submission, new Effect.Repriced(offer.id()), "the offer has the new price");
    }
    Optional<OfferId> sold =
        closed(seen, reprice.asset(), submission.at())
            .filter(c -> !c.offer().equals(reprice.offer()) && c.price().equals(reprice.price()))
            .map(ClosedOffer::offer);
    return sold.map(id -> done(submission, new Effect.Repriced(id), "it was sold at the new price"))
        .orElseGet(() -> notDone(submission, "the new price is nowhere"));
  }

  private static Fact delisted(Submission submission, Intent.Delist delist, Reconciler.Seen seen) {
    return seen.inventory().containsKey(delist.asset())
        ? done(submission, new Effect.Delisted(), "the item is in the inventory")
        : notDone(submission, "the item is not in the inventory");
  }

  private static Fact placed(
      Submission submission, Intent.PlaceTarget place, Portfolio books, Reconciler.Seen seen) {
    var known =
        books.targets().stream().map(Portfolio.Target::id).collect(Collectors.toUnmodifiableSet());
    return seen.account().targets().stream()
        .filter(t -> !known.contains(t.id()))
        .filter(t -> t.title().equals(place.title()) && t.price().equals(place.price()))
        .findFirst()
        .map(t -> done(submission, new Effect.TargetPlaced(t.id()), "the target is there"))
        .orElseGet(() -> notDone(submission, "there is no such target"));
  }

  private static Fact cancelled(
      Submission submission, Intent.CancelTarget cancel, Reconciler.Seen seen) {
    Set<?> there = seen.account().targets().stream().map(OwnTarget::id).collect(Collectors.toSet());
    return there.contains(cancel.target())
        ? notDone(submission, "the target is still there")
        : done(submission, new Effect.TargetCancelled(), "the target is gone");
  }

  private static Optional<ClosedOffer> closed(
      Reconciler.Seen seen, AssetId asset, Instant notBefore) {
    return seen.closed(asset).stream().filter(c -> !c.closedAt().isBefore(notBefore)).findFirst();
  }

  private static Fact done(Submission submission, Effect effect, String proof) {
    return new Fact.OutcomeResolved(submission.id(), new Outcome.Accepted(effect), proof);
  }

  private static Fact notDone(Submission submission, String proof) {
    return new Fact.OutcomeResolved(submission.id(), NOT_DONE, proof);
  }
}
