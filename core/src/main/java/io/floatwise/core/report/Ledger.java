package io.floatwise.core.report;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Cash;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.Submission;
import io.floatwise.core.report.CashMovement.Kind;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The history of one account: the books, how each lot became ours and was sold, and every movement
/// of money. A fold of the journal. Not thread-safe.
public final class Ledger {

  private final Portfolio books = new Portfolio();
  private final Map<LotId, Origin> origins = new HashMap<>();
  private final Map<LotId, Sale> sales = new TreeMap<>();
  private final Map<AssetId, Lot> lastOf = new HashMap<>();
  private final Set<LotId> cameBack = new HashSet<>();
  private final Map<TargetId, String> targetStrategies = new HashMap<>();
  private final List<CashMovement> movements = new ArrayList<>();
  private String mode = "";
  private Drawdown drawdown = Drawdown.none(Instant.EPOCH);
  private Money contributed = Money.ZERO_USD;
  private Instant at = Instant.EPOCH;
  private long seq;

  /// Takes over the next journal entry.
  ///
  /// @throws IllegalStateException if the entry contradicts the books, or its movements of money
  ///   are not by how much the money in the books changed
  public void apply(Entry entry) {
    Money before = total();
    Optional<Submission> submission = concluded(entry.fact());
    books.apply(entry);
    at = entry.at();
    seq = entry.seq();
    int known = movements.size();
    note(entry, submission);
    Money moved =
        movements.subList(known, movements.size()).stream()
            .map(CashMovement::amount)
            .reduce(Money.ZERO_USD, Money::plus);
    if (!before.plus(moved).equals(total())) {
      throw new IllegalStateException(
          "entry %d: expected the money to change by %s, found %s"
              .formatted(seq, moved, total().minus(before)));
    }
    drawdown = drawdown.next(books.equity().minus(contributed), contributed, at);
  }

  /// The books; read only.
  public Portfolio books() {
    return books;
  }

  /// Name of the mode that wrote the journal; empty before the account was met.
  public String mode() {
    return mode;
  }

  /// Market time of the last entry; [Instant#EPOCH] for an empty journal.
  public Instant at() {
    return at;
  }

  /// The last entry.
  public long seq() {
    return seq;
  }

  /// How a lot became ours.
  public Origin origin(Lot lot) {
    Origin origin = origins.get(lot.id());
    if (origin == null) {
      throw new IllegalArgumentException("expected a lot of this ledger, found " + lot.id());
    }
    return origin;
  }

  /// Whether the item of a lot that was gone is ours again, as another lot.
  boolean cameBack(LotId lot) {
    return cameBack.contains(lot);
  }

  /// The sale of a lot, one that was rolled back included.
  public Optional<Sale> sale(LotId lot) {
    return Optional.ofNullable(sales.get(lot));
  }

  /// Every movement of money, oldest first; their sum is all our money.
  public List<CashMovement> movements() {
    return Collections.unmodifiableList(movements);
  }

  public Drawdown drawdown() {
    return drawdown;
  }

  private Money total() {
    return books.cash().map(Cash::total).orElse(Money.ZERO_USD);
  }

  private Optional<Submission> concluded(Fact fact) {
    if (fact instanceof Fact.OutcomeReceived(IntentId id, Outcome.Accepted _)) {
      return books.submission(id);
    }
    return fact instanceof Fact.OutcomeResolved(IntentId id, Outcome.Accepted _, String _)
        ? books.submission(id)
        : Optional.empty();
  }

  private void note(Entry entry, Optional<Submission> submission) {
    switch (entry.fact()) {
      case Fact.AccountOpened opened -> {
        mode = opened.mode();
        drawdown = Drawdown.none(entry.at());
        move(Kind.OPENING, total(), Optional.empty());
        contributed = total();
      }
      case Fact.OutcomeReceived(var _, Outcome outcome) -> accept(submission, outcome);
      case Fact.OutcomeResolved(var _, Outcome outcome, String _) -> accept(submission, outcome);
      case Fact.TargetFilled filled ->
          bought(
              new LotId(entry.seq()),
              Origin.Way.TARGET,
              targetStrategies.getOrDefault(filled.target(), Origin.BY_HAND));
      case Fact.LotAdopted _ -> adopted(lot(new LotId(entry.seq())));
      case Fact.LotWithdrawn(LotId id) -> contributed = contributed.minus(cost(lot(id)));
      case Fact.LotSold sold -> sold(sold, entry);
      case Fact.SaleSettled(LotId id) -> {
        sales.computeIfPresent(id, (_, sale) -> sale.ended(Sale.End.FINAL, at));
        move(Kind.SETTLED, Money.ZERO_USD, Optional.of(id));
      }
      case Fact.SaleReverted(LotId id) -> reverted(id);
      case Fact.PurchaseReverted(LotId id) ->
          move(Kind.PURCHASE_REVERTED, lot(id).cost().orElseThrow(), Optional.of(id));
      case Fact.MoneyAdopted(Money amount, Optional<LotId> lot, String _) -> adopted(amount, lot);
      case Fact.SubmissionStarted _,
          Fact.IntentRefused _,
          Fact.TargetAdopted _,
          Fact.TargetVanished _,
          Fact.TargetGroupFormed _,
          Fact.TargetGroupPaused _,
          Fact.TargetGroupResumed _,
          Fact.OfferAdopted _,
          Fact.OfferVanished _,
          Fact.BooksDiffer _,
          Fact.BooksAgree _,
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

  private void accept(Optional<Submission> submission, Outcome outcome) {
    if (submission.isPresent() && outcome instanceof Outcome.Accepted(Effect effect)) {
      String strategy = strategy(submission.get().evidence());
      switch (effect) {
        case Effect.Bought _ ->
            bought(new LotId(submission.get().id().seq()), Origin.Way.OFFER, strategy);
        case Effect.TargetPlaced(TargetId target) -> targetStrategies.put(target, strategy);
        case Effect.Listed _, Effect.Repriced _, Effect.Delisted _, Effect.TargetCancelled _ -> {}
      }
    }
  }

  private static String strategy(Evidence evidence) {
    return evidence.data().stream()
        .filter(d -> d.name().equals(Evidence.STRATEGY))
        .map(Evidence.Datum::value)
        .findFirst()
        .orElse(Origin.NOT_RECORDED);
  }

  private void bought(LotId id, Origin.Way way, String strategy) {
    Lot lot = lot(id);
    origins.put(id, new Origin(lot.acquiredAt(), way, strategy));
    lastOf.put(lot.item().id(), lot);
    move(Kind.PURCHASE, lot.cost().orElseThrow().negated(), Optional.of(id));
  }

  /// What comes back at its old cost after its sale was rolled back, or after its owner took it
  /// out, is the same possession as before.
  private void adopted(Lot lot) {
    Optional<Lot> before =
        Optional.ofNullable(lastOf.get(lot.item().id()))
            .flatMap(l -> books.lot(l.id()))
            .filter(l -> isGone(l.state()) && l.cost().equals(lot.cost()));
    before.ifPresent(l -> cameBack.add(l.id()));
    boolean returned = before.filter(l -> l.state() instanceof LotState.Reverted).isPresent();
    origins.put(
        lot.id(),
        before
            .map(this::origin)
            .orElse(new Origin(lot.acquiredAt(), Origin.Way.ADOPTED, Origin.BY_HAND)));
    lastOf.put(lot.item().id(), lot);
    if (!returned) {
      contributed = contributed.plus(cost(lot));
    }
  }

  /// Money that came from the owner is no gain and what he took is no loss. What he paid for an
  /// item changed into the item.
  private void adopted(Money amount, Optional<LotId> paidFor) {
    if (paidFor.isPresent()) {
      move(Kind.PURCHASE_BY_HAND, amount, paidFor);
    } else {
      move(amount.isNegative() ? Kind.TAKEN_OUT : Kind.PUT_IN, amount, paidFor);
      contributed = contributed.plus(amount);
    }
  }

  private static boolean isGone(LotState state) {
    return state instanceof LotState.Reverted || state instanceof LotState.Withdrawn;
  }

  private void sold(Fact.LotSold sold, Entry entry) {
    boolean open = sold.finalAt().isPresent();
    sales.put(
        sold.lot(),
        new Sale(
            entry.seq(),
            sold.soldAt(),
            sold.price(),
            sold.fee(),
            sold.finalAt(),
            open ? Sale.End.OPEN : Sale.End.FINAL,
            open ? Optional.empty() : Optional.of(entry.at())));
    move(Kind.SALE, sold.price(), Optional.of(sold.lot()));
    move(Kind.FEE, sold.fee().negated(), Optional.of(sold.lot()));
    if (lot(sold.lot()).cost().isEmpty()) {
      // Nobody knows what of it was gain, so all of it counts as brought in.
      contributed = contributed.plus(sold.price().minus(sold.fee()));
    }
  }

  private void reverted(LotId id) {
    Sale sale = sale(id).orElseThrow();
    sales.put(id, sale.ended(Sale.End.REVERTED, at));
    move(Kind.SALE_REVERTED, sale.price().negated(), Optional.of(id));
    move(Kind.FEE_REVERTED, sale.fee(), Optional.of(id));
    if (lot(id).cost().isEmpty()) {
      contributed = contributed.minus(sale.net());
    }
  }

  private void move(Kind kind, Money amount, Optional<LotId> lot) {
    Cash cash = books.cash().orElseThrow();
    movements.add(
        new CashMovement(seq, at, kind, amount, cash.usable(), cash.tradeProtected(), lot));
  }

  private Lot lot(LotId id) {
    return books.lot(id).orElseThrow();
  }

  private static Money cost(Lot lot) {
    return lot.cost().orElse(Money.ZERO_USD);
  }
}
