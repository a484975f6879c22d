package io.floatwise.core.portfolio;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The books of one account: a fold of its journal. Not thread-safe; the engine owns it.
public final class Portfolio {

  /// How long DMarket protects proceeds, and so the longest that those we found can still be.
  private static final Duration PROTECTION = Duration.ofDays(7);

  private Optional<Cash> cash = Optional.empty();
  private final Lots lots = new Lots();
  private final TreeMap<IntentId, Submission> open = new TreeMap<>();
  private final Map<AssetId, Submission> refusedPurchases = new LinkedHashMap<>();
  private final Map<TargetId, Target> targets = new LinkedHashMap<>();
  private final TargetLog targetLog = new TargetLog();
  private final Set<Fill> fills = new HashSet<>();
  private final List<LotId> sales = new ArrayList<>();
  private Optional<Fact.BooksDiffer> difference = Optional.empty();
  private Totals totals = Totals.NONE;
  private Instant openedAt = Instant.MAX;

  /// A target of ours.
  ///
  /// @param amount items still wanted
  public record Target(TargetId id, Title title, Money price, int amount) {}

  private record Fill(TargetId target, AssetId asset, Instant at) {}

  /// Takes over the next journal entry.
  ///
  /// @throws IllegalStateException if the entry contradicts the books: a bug or a foreign journal
  public void apply(Entry entry) {
    Instant at = entry.at();
    cash = cash.map(c -> c.matured(at));
    switch (entry.fact()) {
      case Fact.AccountOpened opened -> open(opened, at);
      case Fact.SubmissionStarted(Intent intent, var evidence) -> {
        var id = new IntentId(entry.seq());
        open.put(id, new Submission(id, intent, evidence, at));
      }
      case Fact.OutcomeReceived(IntentId id, Outcome outcome) -> conclude(id, outcome, at);
      case Fact.OutcomeResolved(IntentId id, Outcome outcome, String _) ->
          conclude(id, outcome, at);
      case Fact.TargetFilled filled -> fill(filled, entry.seq(), at);
      case Fact.TargetAdopted(TargetId id, Title title, Money price, int amount) -> {
        targets.put(id, new Target(id, title, price, amount));
        targetLog.adopted(targets.get(id), at);
      }
      case Fact.TargetVanished(TargetId id) -> targets.remove(id);
      case Fact.TargetGroupFormed(var group, String _) -> targetLog.formed(group);
      case Fact.TargetGroupPaused(String group, String _) -> targetLog.paused(group);
      case Fact.TargetGroupResumed(String group, String _) -> targetLog.resumed(group);
      case Fact.LotAdopted(Item item, Optional<Money> cost) ->
          add(new LotId(entry.seq()), item, cost, false, at);
      case Fact.LotWithdrawn(LotId lot) -> move(lot, new LotState.Withdrawn(), at);
      case Fact.OfferAdopted(LotId lot, OfferId offer, Money price) -> {
        int changes = lotOf(lot).changesOn(at) + (lotOf(lot).state().isListed() ? 1 : 0);
        move(lot, new LotState.Listed(offer, price, at, changes), at);
      }
      case Fact.OfferVanished(LotId lot, OfferId _) -> move(lot, new LotState.Held(), at);
      case Fact.LotSold sold -> sell(sold, at);
      case Fact.SaleSettled(LotId lot) -> settle(lot, at);
      case Fact.SaleReverted(LotId lot) -> revert(lot, at);
      case Fact.PurchaseReverted(LotId lot) -> giveBack(lot, at);
      case Fact.BooksDiffer differ -> difference = Optional.of(differ);
      case Fact.BooksAgree _ -> difference = Optional.empty();
      case Fact.MoneyAdopted(Money amount, Optional<LotId> lot, String _) -> adopt(amount, lot);
      case Fact.IntentRefused _,
          Fact.ActivitiesPaused _,
          Fact.ActivitiesResumed _,
          Fact.StanceTaken _,
          Fact.PanicStarted _,
          Fact.LimitsProposed _,
          Fact.LimitsChanged _,
          Fact.ApprovalRequested _,
          Fact.ApprovalGranted _,
          Fact.ApprovalEnded _,
          Fact.CommandRefused _ -> {}
    }
  }

  /// Empty until the account was met.
  public Optional<Cash> cash() {
    return cash;
  }

  /// When the account was met, market time; what happened before is in its first balance already.
  /// [Instant#MAX] until then.
  public Instant openedAt() {
    return openedAt;
  }

  /// Every lot ever acquired, oldest first.
  public Collection<Lot> lots() {
    return lots.all();
  }

  public Optional<Lot> lot(LotId id) {
    return lots.find(id);
  }

  /// Lots that are ours and not sold, oldest first.
  public List<Lot> openLots() {
    return lots.open();
  }

  public List<Lot> openLots(Title title) {
    return openLots().stream().filter(l -> l.title().equals(title)).toList();
  }

  /// The open lot that holds `asset`.
  public Optional<Lot> openLot(AssetId asset) {
    return lots.open(asset);
  }

  /// Our offers, as far as we know.
  public Set<OfferId> ownOffers() {
    return openLots().stream()
        .flatMap(l -> l.state().offerId().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Offers through which lots were sold, sales that were rolled back included.
  public Set<OfferId> closedOffers() {
    return lots.closedOffers();
  }

  public Collection<Target> targets() {
    return Collections.unmodifiableCollection(targets.values());
  }

  /// What became of them, and how they are grouped; read only.
  public TargetLog targetLog() {
    return targetLog;
  }

  /// Submissions without a known outcome, oldest first.
  public Collection<Submission> openSubmissions() {
    return Collections.unmodifiableCollection(open.values());
  }

  /// The submission `id`, if its outcome is open or it was a purchase that ended without the item.
  public Optional<Submission> submission(IntentId id) {
    return Optional.ofNullable(open.get(id))
        .or(() -> refusedPurchases.values().stream().filter(s -> s.id().equals(id)).findFirst());
  }

  /// The submission about `lot` whose outcome is not known, if there is one.
  public boolean isBusy(LotId lot) {
    return open.values().stream().anyMatch(s -> s.concerns(lot));
  }

  /// The latest purchase of `asset` that ended without the item.
  public Optional<Submission> refusedPurchase(AssetId asset) {
    return Optional.ofNullable(refusedPurchases.get(asset));
  }

  /// Money promised to purchases in flight and to targets.
  public Money reserved() {
    Money sum = Money.ZERO_USD;
    for (Submission submission : open.values()) {
      sum = sum.plus(submission.worstCase());
    }
    for (Target target : targets.values()) {
      sum = sum.plus(target.price().times(target.amount()));
    }
    return sum;
  }

  /// Whether the books have the filling of `target` with `asset` at `at` already.
  public boolean isFilled(TargetId target, AssetId asset, Instant at) {
    return fills.contains(new Fill(target, asset, at));
  }

  /// Sales at a loss since the last one that was none, latest first. Reverted sales never happened,
  /// and a sale of unknown cost says nothing.
  public int lossesInARow() {
    int losses = 0;
    for (LotId id : sales.reversed()) {
      Optional<Money> profit = lotOf(id).profit();
      if (profit.isPresent() && !profit.get().isNegative()) {
        return losses;
      }
      losses += profit.isPresent() ? 1 : 0;
    }
    return losses;
  }

  /// Set while the venue states another amount of money than the books.
  public Optional<Fact.BooksDiffer> difference() {
    return difference;
  }

  public Totals totals() {
    return totals;
  }

  /// Money and open lots at cost; lots of unknown cost count nothing.
  public Money equity() {
    return cash.map(Cash::total).orElse(Money.ZERO_USD).plus(lots.openCost());
  }

  private void open(Fact.AccountOpened opened, Instant at) {
    var before =
        opened.tradeProtected().isZero()
            ? List.<Cash.Proceeds>of()
            : List.of(
                new Cash.Proceeds(Optional.empty(), opened.tradeProtected(), at.plus(PROTECTION)));
    openedAt = at;
    cash = Optional.of(new Cash(opened.usable(), before));
  }

  private void conclude(IntentId id, Outcome outcome, Instant at) {
    switch (outcome) {
      case Outcome.Accepted(Effect effect) -> accept(known(id), effect, at);
      case Outcome.Rejected _, Outcome.Withheld _ -> {
        Submission submission = known(id);
        open.remove(id);
        boolean sent = !(outcome instanceof Outcome.Withheld);
        if (sent && submission.intent() instanceof Intent.BuyOffer buy) {
          refusedPurchases.put(buy.item().id(), submission);
        }
        targetLog.ended(submission, outcome);
      }
      case Outcome.Unknown _ -> known(id);
    }
  }

  private void accept(Submission submission, Effect effect, Instant at) {
    open.remove(submission.id());
    switch (effect) {
      case Effect.Bought _ -> buy(submission, at);
      case Effect.Listed(OfferId offer) -> {
        var list = (Intent.ListLot) submission.intent();
        move(list.lot(), new LotState.Listed(offer, list.price(), at, 0), at);
      }
      case Effect.Repriced(OfferId offer) -> {
        var reprice = (Intent.Reprice) submission.intent();
        int changes = lotOf(reprice.lot()).changesOn(at) + 1;
        move(reprice.lot(), new LotState.Listed(offer, reprice.price(), at, changes), at);
      }
      case Effect.Delisted _ ->
          move(((Intent.Delist) submission.intent()).lot(), new LotState.Held(), at);
      case Effect.TargetPlaced(TargetId target) -> {
        var place = (Intent.PlaceTarget) submission.intent();
        targets.put(target, new Target(target, place.title(), place.price(), place.amount()));
        targetLog.placed(target, submission, at);
      }
      case Effect.TargetCancelled _ -> {
        TargetId target = ((Intent.CancelTarget) submission.intent()).target();
        targets.remove(target);
        targetLog.cancelled(target, submission, at);
      }
    }
  }

  private void buy(Submission submission, Instant at) {
    var buy = (Intent.BuyOffer) submission.intent();
    refusedPurchases.remove(buy.item().id());
    pay(buy.price());
    var id = new LotId(submission.id().seq());
    add(id, buy.item(), Optional.of(buy.price()), true, at);
    totals = totals.bought(buy.price());
  }

  private void fill(Fact.TargetFilled filled, long seq, Instant at) {
    targets.computeIfPresent(
        filled.target(),
        (_, t) -> t.amount() > 1 ? new Target(t.id(), t.title(), t.price(), t.amount() - 1) : null);
    targetLog.filled(
        filled.target(), filled.item().title(), targets.containsKey(filled.target()), at);
    fills.add(new Fill(filled.target(), filled.item().id(), filled.filledAt()));
    pay(filled.price());
    add(new LotId(seq), filled.item(), Optional.of(filled.price()), true, at);
    totals = totals.bought(filled.price());
  }

  private void add(LotId id, Item item, Optional<Money> cost, boolean bought, Instant at) {
    lots.put(new Lot(id, item, cost, bought, at, new LotState.Held(), at));
  }

  private void sell(Fact.LotSold sold, Instant at) {
    Lot lot = lotOf(sold.lot());
    if (!lot.isOpen()) {
      throw contradiction(lot.id(), "ours and not sold");
    }
    Money net = sold.price().minus(sold.fee());
    LotState next;
    if (sold.finalAt().isPresent()) {
      Instant finalAt = sold.finalAt().get();
      cash = cash.map(c -> c.earned(lot.id(), net, finalAt));
      next = new LotState.Sold(sold.offer(), sold.price(), sold.fee(), sold.soldAt(), finalAt);
    } else {
      cash = cash.map(c -> c.received(net));
      next = new LotState.Settled(sold.offer(), sold.price(), sold.fee(), sold.soldAt());
    }
    move(lot.id(), next, at);
    sales.add(lot.id());
    totals = totals.sold(net, sold.fee(), lot.cost(), sold.finalAt().isPresent());
  }

  private void settle(LotId id, Instant at) {
    if (!(lotOf(id).state() instanceof LotState.Sold sold)) {
      throw contradiction(id, "sold");
    }
    cash = cash.map(c -> c.settled(id));
    totals = totals.settled(sold.net(), lotOf(id).cost());
    move(id, new LotState.Settled(sold.offer(), sold.price(), sold.fee(), sold.soldAt()), at);
  }

  private void revert(LotId id, Instant at) {
    if (!(lotOf(id).state() instanceof LotState.Sold sold)) {
      throw contradiction(id, "sold");
    }
    cash = cash.map(c -> c.reverted(id, sold.net()));
    totals = totals.reverted(sold.net(), sold.fee(), lotOf(id).cost());
    move(id, new LotState.Reverted(sold.offer(), sold.price(), sold.fee()), at);
  }

  private void giveBack(LotId id, Instant at) {
    Lot lot = lotOf(id);
    if (lot.cost().isEmpty() || !lot.isOpen()) {
      throw contradiction(id, "bought by us and not sold");
    }
    cash = cash.map(c -> c.received(lot.cost().get()));
    totals = totals.returned(lot.cost().get());
    move(id, new LotState.Returned(), at);
  }

  private void pay(Money price) {
    cash = cash.map(c -> c.paid(price));
  }

  /// The owner's doing: money, or what he paid for a lot that came by hand.
  private void adopt(Money amount, Optional<LotId> paidFor) {
    if (difference.filter(d -> d.amount().equals(amount)).isEmpty()) {
      throw new IllegalStateException(
          "expected books that differ by %s, found %s".formatted(amount, difference));
    }
    difference = Optional.empty();
    cash = cash.map(c -> amount.isNegative() ? c.paid(amount.negated()) : c.received(amount));
    paidFor
        .map(this::lotOf)
        .ifPresent(lot -> {
          if (!lot.canBePriced() || !amount.isNegative()) {
            throw contradiction(lot.id(), "ours, of unknown cost, and paid for with " + amount);
          }
          lots.put(lot.paid(amount.negated()));
          totals = totals.bought(amount.negated());
        });
  }

  private void move(LotId id, LotState next, Instant at) {
    lots.put(lotOf(id).moved(next, at));
  }

  private Lot lotOf(LotId id) {
    return lots.find(id)
        .orElseThrow(() ->
            new IllegalStateException(
                "the journal speaks of lot " + id + ", which was never ours"));
  }

  private Submission known(IntentId id) {
    return submission(id)
        .orElseThrow(
            () -> new IllegalStateException("the journal concludes " + id + ", which is not open"));
  }

  private static IllegalStateException contradiction(LotId id, String expected) {
    return new IllegalStateException("expected lot " + id + " to be " + expected);
  }
}
