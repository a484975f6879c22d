package io.floatwise.core.operator;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The latest decisions as a fold of the journal. Not thread-safe.
public final class DecisionLog {

  private static final int KEPT = 200;

  private final int kept;
  private final LinkedHashMap<String, Status.DecisionLine> lines = new LinkedHashMap<>();

  /// The latest two hundred.
  public DecisionLog() {
    this(KEPT);
  }

  /// @param kept how many, 1 or more
  public DecisionLog(int kept) {
    this.kept = kept;
  }

  /// Takes over the next journal entry.
  public void apply(Entry entry) {
    switch (entry.fact()) {
      case Fact.SubmissionStarted(Intent intent, Evidence evidence) ->
          add(line("i" + entry.seq(), entry.at(), intent, evidence, "submitted"));
      case Fact.IntentRefused(Intent intent, Evidence evidence, String rule, String reason) ->
          add(
              line(
                  "r" + entry.seq(),
                  entry.at(),
                  intent,
                  evidence,
                  "refused by %s: %s".formatted(rule, reason)));
      case Fact.OutcomeReceived(var id, Outcome outcome) -> conclude(id.toString(), text(outcome));
      case Fact.OutcomeResolved(var id, Outcome outcome, String proof) ->
          conclude(id.toString(), "%s (%s)".formatted(text(outcome), proof));
      case Fact.ApprovalRequested(
              Intent intent,
              Evidence evidence,
              String rule,
              String reason,
              Instant until) ->
          add(
              line(
                  "a" + entry.seq(),
                  entry.at(),
                  intent,
                  evidence,
                  "waits for approval until %s, %s: %s".formatted(until, rule, reason)));
      case Fact.ApprovalGranted(var id, String by) ->
          conclude(id.toString(), "approved by %s, to be checked again".formatted(by));
      case Fact.ApprovalEnded(var id, var end, String reason) ->
          conclude(id.toString(), "%s: %s".formatted(end.name().toLowerCase(Locale.ROOT), reason));
      case Fact.AccountOpened _,
          Fact.TargetFilled _,
          Fact.TargetAdopted _,
          Fact.TargetVanished _,
          Fact.TargetGroupFormed _,
          Fact.TargetGroupPaused _,
          Fact.TargetGroupResumed _,
          Fact.LotAdopted _,
          Fact.LotWithdrawn _,
          Fact.OfferAdopted _,
          Fact.OfferVanished _,
          Fact.LotSold _,
          Fact.SaleSettled _,
          Fact.SaleReverted _,
          Fact.PurchaseReverted _,
          Fact.BooksDiffer _,
          Fact.BooksAgree _,
          Fact.MoneyAdopted _,
          Fact.ActivitiesPaused _,
          Fact.ActivitiesResumed _,
          Fact.StanceTaken _,
          Fact.PanicStarted _,
          Fact.LimitsProposed _,
          Fact.LimitsChanged _,
          Fact.CommandRefused _ -> {}
    }
  }

  /// Newest first.
  public List<Status.DecisionLine> latest() {
    return List.copyOf(lines.sequencedValues().reversed());
  }

  /// The decision of that id, if it is still kept.
  public Optional<Status.DecisionLine> find(String id) {
    return Optional.ofNullable(lines.get(id));
  }

  private void add(Status.DecisionLine line) {
    lines.put(line.id(), line);
    if (lines.size() > kept) {
      lines.pollFirstEntry();
    }
  }

  private void conclude(String id, String result) {
    lines.computeIfPresent(id, (_, line) -> line.concluded(result));
  }

  private static Status.DecisionLine line(
      String id, Instant at, Intent intent, Evidence evidence, String result) {
    return new Status.DecisionLine(
        id,
        at,
        action(intent),
        intent.title().name(),
        amount(intent),
        result,
        evidence.summary(),
        evidence.data().stream().map(d -> d.name() + ": " + d.value()).toList());
  }

  /// What it does, in the words of the log.
  public static String action(Intent intent) {
    return switch (intent) {
      case Intent.BuyOffer _ -> "buy";
      case Intent.ListLot _ -> "list";
      case Intent.Reprice _ -> "reprice";
      case Intent.Delist _ -> "delist";
      case Intent.PlaceTarget _ -> "place target";
      case Intent.CancelTarget _ -> "cancel target";
    };
  }

  static Money amount(Intent intent) {
    return switch (intent) {
      case Intent.BuyOffer buy -> buy.price();
      case Intent.ListLot list -> list.price();
      case Intent.Reprice reprice -> reprice.price();
      case Intent.PlaceTarget place -> place.price();
      case Intent.Delist _, Intent.CancelTarget _ -> Money.ZERO_USD;
    };
  }

  private static String text(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> "accepted";
      case Outcome.Rejected(String code, String detail) ->
          detail.isBlank() || detail.equals(code)
              ? "rejected: " + code
              : "rejected: %s, %s".formatted(code, detail);
      case Outcome.Unknown(String detail) -> "outcome not known yet: " + detail;
      case Outcome.Withheld _ -> "withheld: this mode cannot spend";
    };
  }
}
