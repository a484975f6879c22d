package io.floatwise.core.engine;

import io.floatwise.core.execution.Deeds;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Everything the engine knows from its journal, entry by entry: the same before and after a
/// restart. Not thread-safe.
final class Folds {

  private static final Duration LATE_DELIVERY = Duration.ofDays(1);

  private final StartLimits start;
  private final Portfolio portfolio = new Portfolio();
  private final RiskCounters counters = new RiskCounters();
  private final Deeds deeds = new Deeds();
  private final Map<Action, String> lastRefusal = new HashMap<>();
  private Limits limits;
  private long seq;

  /// What a refusal is about: the same one is not journaled twice in a row.
  private record Action(Class<? extends Intent> kind, Title title, Optional<LotId> lot) {
    static Action of(Intent intent) {
      Optional<LotId> lot =
          switch (intent) {
            case Intent.ListLot i -> Optional.of(i.lot());
            case Intent.Reprice i -> Optional.of(i.lot());
            case Intent.Delist i -> Optional.of(i.lot());
            case Intent.BuyOffer _, Intent.PlaceTarget _, Intent.CancelTarget _ -> Optional.empty();
          };
      return new Action(intent.getClass(), intent.title(), lot);
    }
  }

  Folds(StartLimits start) {
    this.start = start;
    this.limits = start.after(counters.limits());
  }

  /// Takes over the next entry of those that stood in the journal before this run.
  ///
  /// @throws IllegalStateException if it is not the next one or contradicts the books
  void restore(Entry entry) {
    take(entry);
    if (entry.fact() instanceof Fact.LimitsChanged) {
      limits = start.after(counters.limits());
    }
  }

  /// Takes over the next entry of this run: what people change while it goes on was said after what
  /// the start said, so it holds until the run ends.
  ///
  /// @throws IllegalStateException if it is not the next one or contradicts the books
  void apply(Entry entry) {
    take(entry);
    if (entry.fact() instanceof Fact.LimitsChanged(var changes, String _)) {
      limits = limits.changed(changes);
    }
  }

  private void take(Entry entry) {
    if (entry.seq() != seq + 1) {
      throw new IllegalStateException("expected entry " + (seq + 1) + ", found " + entry.seq());
    }
    counters.beforeBooks(entry, portfolio);
    deeds.apply(entry, portfolio);
    portfolio.apply(entry);
    counters.afterBooks(portfolio);
    noteRefusal(entry.fact());
    seq = entry.seq();
  }

  Portfolio portfolio() {
    return portfolio;
  }

  RiskCounters counters() {
    return counters;
  }

  Deeds deeds() {
    return deeds;
  }

  /// Those of the start, with what people changed; see [StartLimits].
  Limits limits() {
    return limits;
  }

  long seq() {
    return seq;
  }

  /// Whether the last word about the same action was that `rule` refuses it.
  boolean isRefusedAlready(Intent intent, String rule) {
    return rule.equals(lastRefusal.get(Action.of(intent)));
  }

  /// Market time from which closed trades can still matter: the oldest lot that is not closed for
  /// good, or the oldest open submission; a day earlier, for what reaches the inventory late.
  Instant relevantSince(Instant now) {
    Instant since = now;
    for (Lot lot : portfolio.lots()) {
      boolean matters = lot.isOpen() || lot.state() instanceof LotState.Sold;
      since = matters && lot.acquiredAt().isBefore(since) ? lot.acquiredAt() : since;
    }
    for (var submission : portfolio.openSubmissions()) {
      since = submission.at().isBefore(since) ? submission.at() : since;
    }
    return since.equals(Instant.MIN) ? Instant.EPOCH : since.minus(LATE_DELIVERY);
  }

  /// Part of the fold, so that a start after a crash does not journal a refusal again.
  private void noteRefusal(Fact fact) {
    if (fact instanceof Fact.IntentRefused refused) {
      lastRefusal.put(Action.of(refused.intent()), refused.rule());
    } else if (fact instanceof Fact.SubmissionStarted started) {
      lastRefusal.remove(Action.of(started.intent()));
    } else if (fact instanceof Fact.ApprovalRequested asked) {
      lastRefusal.remove(Action.of(asked.intent()));
    }
  }
}
