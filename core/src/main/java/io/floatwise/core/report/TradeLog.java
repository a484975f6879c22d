package io.floatwise.core.report;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Calibration;
import io.floatwise.core.pricing.FillForecast;
import io.floatwise.core.pricing.FillTrial;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands beside the books: why lots were bought, what was asked for them, and how often
/// orders were filled as forecast. A fold of the journal; not thread-safe.
public final class TradeLog {

  /// Of more orders of a side, the newest are compared with their forecasts.
  public static final int MOST_FORECASTS = 20_000;

  private record Submitted(Intent intent, Evidence evidence, Instant at) {}

  private final Map<IntentId, Submitted> open = new HashMap<>();
  private final Map<TargetId, Plan> targets = new HashMap<>();
  private final Map<LotId, Plan> plans = new HashMap<>();
  private final Map<LotId, List<Ask>> asks = new HashMap<>();
  private final FillRecords offers = new FillRecords(new Calibration(MOST_FORECASTS));
  private final Calibration wanted = new Calibration(MOST_FORECASTS);
  private int missed;
  private Money missedGain = Money.ZERO_USD;

  /// Takes over the next journal entry.
  public void apply(Entry entry) {
    offers.apply(entry);
    switch (entry.fact()) {
      case Fact.SubmissionStarted(Intent intent, Evidence evidence) ->
          open.put(new IntentId(entry.seq()), new Submitted(intent, evidence, entry.at()));
      case Fact.OutcomeReceived(IntentId id, Outcome outcome) -> conclude(id, outcome, entry.at());
      case Fact.OutcomeResolved(IntentId id, Outcome outcome, String _) ->
          conclude(id, outcome, entry.at());
      case Fact.TargetFilled filled -> {
        wanted.filled(filled.target().toString(), filled.filledAt());
        Optional.ofNullable(targets.get(filled.target()))
            .ifPresent(plan -> plans.put(new LotId(entry.seq()), plan));
      }
      case Fact.TargetVanished(TargetId target) -> ended(target, entry.at());
      case Fact.OfferAdopted adopted ->
          ask(adopted.lot(), new Ask(entry.at(), Optional.of(adopted.price()), false));
      case Fact.OfferVanished vanished ->
          ask(vanished.lot(), new Ask(entry.at(), Optional.empty(), false));
      case Fact.AccountOpened _,
          Fact.IntentRefused _,
          Fact.TargetAdopted _,
          Fact.TargetGroupFormed _,
          Fact.TargetGroupPaused _,
          Fact.TargetGroupResumed _,
          Fact.LotAdopted _,
          Fact.LotWithdrawn _,
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
          Fact.ApprovalRequested _,
          Fact.ApprovalGranted _,
          Fact.ApprovalEnded _,
          Fact.CommandRefused _ -> {}
    }
  }

  /// Every lot of `ledger`, oldest first; both have seen the same entries.
  public List<RoundTrip> trips(Ledger ledger) {
    return ledger.books().lots().stream()
        .map(lot ->
            new RoundTrip(
                lot,
                ledger.origin(lot),
                Optional.ofNullable(plans.get(lot.id())),
                asks.getOrDefault(lot.id(), List.of()),
                ledger.sale(lot.id()),
                ledger.cameBack(lot.id())))
        .toList();
  }

  /// Purchases that the venue refused, most of them because somebody was faster.
  public int missed() {
    return missed;
  }

  /// What those were expected to earn, as far as their evidence said.
  public Money missedGain() {
    return missedGain;
  }

  /// What was forecast for our offers and what became of them until `now`.
  public List<FillTrial> offerFills(Instant now) {
    return offers.calibration().trials(now);
  }

  /// The same of our targets; of a target for several items the first counts.
  public List<FillTrial> targetFills(Instant now) {
    return wanted.trials(now);
  }

  private void conclude(IntentId id, Outcome outcome, Instant at) {
    if (outcome instanceof Outcome.Unknown) {
      return;
    }
    Submitted submitted = open.remove(id);
    if (submitted == null) {
      return;
    }
    if (outcome instanceof Outcome.Accepted(Effect effect)) {
      accept(id, submitted, effect, at);
    } else if (outcome instanceof Outcome.Rejected
        && submitted.intent() instanceof Intent.BuyOffer) {
      missed++;
      missedGain =
          missedGain.plus(Plan.money(submitted.evidence(), Evidence.GAIN).orElse(Money.ZERO_USD));
    }
  }

  private void accept(IntentId id, Submitted submitted, Effect effect, Instant at) {
    Evidence evidence = submitted.evidence();
    switch (submitted.intent()) {
      case Intent.BuyOffer buy when effect instanceof Effect.Bought ->
          plans.put(new LotId(id.seq()), Plan.of(submitted.at(), buy.price(), evidence));
      case Intent.ListLot list when effect instanceof Effect.Listed ->
          ask(list.lot(), asked(list.price(), evidence, at));
      case Intent.Reprice reprice when effect instanceof Effect.Repriced ->
          ask(reprice.lot(), asked(reprice.price(), evidence, at));
      case Intent.Delist delist when effect instanceof Effect.Delisted ->
          ask(delist.lot(), new Ask(at, Optional.empty(), false));
      case Intent.PlaceTarget place when effect instanceof Effect.TargetPlaced(TargetId target) -> {
        targets.put(target, Plan.of(submitted.at(), place.price(), evidence));
        evidence
            .figure(FillForecast.FIGURE)
            .flatMap(FillForecast::parse)
            .ifPresent(made -> wanted.placed(target.toString(), made, made, at));
      }
      case Intent.CancelTarget cancel when effect instanceof Effect.TargetCancelled ->
          ended(cancel.target(), at);
      default ->
          throw new IllegalStateException(
              "expected the effect of %s, found %s".formatted(submitted.intent(), effect));
    }
  }

  /// What is asked at the best target's price has a value and no forecast: it is taken at once.
  private static Ask asked(Money price, Evidence evidence, Instant at) {
    boolean isValued = evidence.figure(Evidence.LIST_PRICE).isPresent();
    boolean isForetold = evidence.figure(FillForecast.FIGURE).isPresent();
    return new Ask(at, Optional.of(price), isValued && !isForetold);
  }

  private void ask(LotId lot, Ask ask) {
    asks.computeIfAbsent(lot, _ -> new ArrayList<>()).add(ask);
  }

  /// Fills of the target may still be told afterwards.
  private void ended(TargetId target, Instant at) {
    wanted.withdrawn(target.toString(), at);
  }
}
