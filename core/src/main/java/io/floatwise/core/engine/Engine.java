package io.floatwise.core.engine;

import io.floatwise.core.execution.Account;
import io.floatwise.core.execution.Reconciler;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.risk.RiskGate;
import io.floatwise.core.risk.RiskRules;
import io.floatwise.core.risk.RiskView;
import io.floatwise.core.risk.Verdict;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyView;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One account's loop: an event goes in, journal entries and approved intents come out. It has no
/// clock, no randomness and no I/O, so the same events give the same entries. Not thread-safe.
///
/// After a start it is halted: it proposes nothing until the account was read and the books agree
/// with what was read. A start after a crash and a normal start are the same path.
public final class Engine {

  /// A safety net against a reconciler that never comes to rest.
  private static final int MOST_RECONCILE_STEPS = 10_000;

  private static final Duration LATE_DELIVERY = Duration.ofDays(1);

  private final String mode;
  private final Limits limits;
  private final List<Strategy> strategies;
  private final RiskGate gate = new RiskGate(RiskRules.ALL);
  private final Reconciler reconciler = new Reconciler();
  private final Portfolio portfolio = new Portfolio();
  private final RiskCounters counters = new RiskCounters();
  private final Attention attention = new Attention();
  private final Map<Game, FeeSchedule> fees = new EnumMap<>(Game.class);
  private final Set<IntentId> running = new TreeSet<>();
  private final Map<Action, String> lastRefusal = new HashMap<>();
  private long seq;
  private boolean reconciled;
  private Instant now = Instant.MIN;

  /// @param mode name of the mode, for the journal
  public Engine(String mode, Limits limits, List<Strategy> strategies) {
    this.mode = mode;
    this.limits = limits;
    this.strategies = List.copyOf(strategies);
  }

  /// Takes over an entry of the journal at start-up, oldest first.
  ///
  /// @throws IllegalStateException if it is not the next one or contradicts the books
  public void restore(Entry entry) {
    if (entry.seq() != seq + 1) {
      throw new IllegalStateException("expected entry " + (seq + 1) + ", found " + entry.seq());
    }
    apply(entry);
    now = entry.at();
  }

  /// Takes in one event that happened at market time `at`, which never goes back.
  public Step step(Instant at, Event event) {
    now = at.isBefore(now) ? now : at;
    var out = new Output();
    liftExpiredPauses(out);
    switch (event) {
      case Event.AccountObserved(Account account) -> reconcile(account, out);
      case Event.FeesObserved(FeeSchedule schedule) -> fees.put(schedule.game(), schedule);
      case Event.QuotesObserved(var quotes) -> attention.quoted(quotes, fees, now);
      case Event.TitleObserved(Snapshot snapshot) -> decide(snapshot, out);
      case Event.OutcomeArrived(IntentId id, Outcome outcome) -> conclude(id, outcome, out);
      case Event.CommandGiven(Command command, String by) -> obey(command, by, out);
      case Event.TimePassed() -> {}
    }
    return new Step(out.entries, out.submissions, out.skips);
  }

  /// Titles worth a close look now, most urgent first.
  ///
  /// @param explore how many unknown titles may be among them
  public List<Attention.Look> wanted(int explore) {
    return attention.wanted(portfolio, fees, now, explore);
  }

  /// Titles of our lots that may be listed or re-priced now.
  public List<Attention.Look> lotsDue() {
    return attention.lots(portfolio, now);
  }

  /// The books; read only.
  public Portfolio portfolio() {
    return portfolio;
  }

  /// Pauses and counters; read only.
  public RiskCounters counters() {
    return counters;
  }

  /// The last journal sequence number.
  public long seq() {
    return seq;
  }

  /// Market time of the last event.
  public Instant now() {
    return now;
  }

  /// Market time from which closed trades can still matter: the oldest lot that is not closed for
  /// good, or the oldest open submission; a day earlier, for what reaches the inventory late.
  public Instant relevantSince() {
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

  private static final class Output {
    final List<Entry> entries = new ArrayList<>();
    final List<Approved> submissions = new ArrayList<>();
    final List<Decision.Skip> skips = new ArrayList<>();
  }

  private void reconcile(Account account, Output out) {
    if (portfolio.cash().isEmpty()) {
      journal(
          new Fact.AccountOpened(
              mode, account.balance().usable(), account.balance().tradeProtected()),
          out);
    }
    reconciler.begin(portfolio, account);
    for (int i = 0; i < MOST_RECONCILE_STEPS; i++) {
      Optional<Fact> fact = reconciler.next(portfolio, account, running);
      if (fact.isEmpty()) {
        reconciled = true;
        pauseAfterLosses(out);
        return;
      }
      journal(fact.get(), out);
    }
    throw new IllegalStateException(
        "books and venue did not agree after " + MOST_RECONCILE_STEPS + " corrections");
  }

  private void decide(Snapshot snapshot, Output out) {
    FeeSchedule schedule = fees.get(snapshot.title().game());
    if (schedule == null) {
      var evidence = new Evidence("what selling costs is not known", List.of());
      out.skips.add(new Decision.Skip(snapshot.title(), "fee-unknown", evidence));
      return;
    }
    Optional<Valuation> valuation = Valuation.of(snapshot, schedule, now);
    attention.looked(snapshot, valuation, now);
    var fee = new Fees(schedule, snapshot.title(), now);
    var view = new StrategyView(snapshot, valuation, fee, portfolio, now);
    for (Strategy strategy : strategies) {
      for (Decision decision : strategy.decide(view)) {
        switch (decision) {
          case Decision.Skip skip -> out.skips.add(skip);
          case Decision.Propose propose -> judge(propose, valuation, fee, out);
        }
      }
    }
  }

  private void judge(
      Decision.Propose propose, Optional<Valuation> valuation, Fees fee, Output out) {
    Intent intent = propose.intent();
    var view =
        new RiskView(
            portfolio,
            counters,
            limits,
            valuation,
            Optional.of(fee),
            unrealisedLoss(),
            reconciled,
            now);
    switch (gate.judge(new IntentId(seq + 1), intent, view)) {
      case Verdict.Passed(Approved approved) -> {
        journal(new Fact.SubmissionStarted(intent, propose.evidence()), out);
        running.add(approved.id());
        out.submissions.add(approved);
      }
      case Verdict.Refused(String rule, String reason) -> {
        if (!rule.equals(lastRefusal.get(Action.of(intent)))) {
          journal(new Fact.IntentRefused(intent, propose.evidence(), rule, reason), out);
        }
      }
    }
  }

  /// By how much lots of ours would bring less than they cost if they were sold at the best offers
  /// of the latest quotes; a title without a quote or a fee counts as worth its cost.
  private Money unrealisedLoss() {
    Money loss = Money.ZERO_USD;
    for (Lot lot : portfolio.openLots()) {
      FeeSchedule schedule = fees.get(lot.title().game());
      Optional<Money> best = attention.bestOffer(lot.title());
      if (schedule != null && best.isPresent() && lot.cost().isPresent()) {
        Money net = new Fees(schedule, lot.title(), now).net(best.get());
        loss = loss.plus(lot.cost().get().minus(net).max(Money.ZERO_USD));
      }
    }
    return loss;
  }

  private void conclude(IntentId id, Outcome outcome, Output out) {
    if (!running.remove(id)) {
      throw new IllegalStateException("an answer came for " + id + ", which was not submitted");
    }
    int before = counters.errorsInRow();
    journal(new Fact.OutcomeReceived(id, outcome), out);
    int errors = counters.errorsInRow();
    if (errors > before && errors >= limits.errorsToPause()) {
      var length = errors >= limits.errorsToPauseLong() ? limits.longPause() : limits.pause();
      journal(
          new Fact.ActivitiesPaused(
              EnumSet.allOf(Activity.class),
              "%d errors in a row".formatted(errors),
              Optional.of(now.plus(length))),
          out);
    }
  }

  private void obey(Command command, String by, Output out) {
    switch (command) {
      case Command.Pause(Set<Activity> activities) ->
          journal(new Fact.ActivitiesPaused(activities, "paused by " + by, Optional.empty()), out);
      case Command.Resume(Set<Activity> activities) ->
          journal(new Fact.ActivitiesResumed(activities, "resumed by " + by), out);
    }
  }

  private void liftExpiredPauses(Output out) {
    Set<Activity> over = counters.expired(now);
    if (!over.isEmpty()) {
      journal(new Fact.ActivitiesResumed(over, "the pause is over"), out);
    }
  }

  private void pauseAfterLosses(Output out) {
    int losses = counters.newLosses(portfolio);
    boolean paused = counters.pause(Activity.BUY, now).filter(p -> p.until().isEmpty()).isPresent();
    if (losses >= limits.lossesToStop() && !paused) {
      journal(
          new Fact.ActivitiesPaused(
              EnumSet.of(Activity.BUY), "%d losses in a row".formatted(losses), Optional.empty()),
          out);
    }
  }

  private void journal(Fact fact, Output out) {
    var entry = new Entry(seq + 1, now, fact);
    apply(entry);
    out.entries.add(entry);
  }

  /// Part of the fold, so that a start after a crash does not journal a refusal again.
  private void noteRefusal(Fact fact) {
    if (fact instanceof Fact.IntentRefused refused) {
      lastRefusal.put(Action.of(refused.intent()), refused.rule());
    } else if (fact instanceof Fact.SubmissionStarted started) {
      lastRefusal.remove(Action.of(started.intent()));
    }
  }

  private void apply(Entry entry) {
    counters.beforeBooks(entry, portfolio);
    portfolio.apply(entry);
    counters.afterBooks(portfolio);
    noteRefusal(entry.fact());
    seq = entry.seq();
  }
}
