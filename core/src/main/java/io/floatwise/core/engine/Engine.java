package io.floatwise.core.engine;

import io.floatwise.core.execution.Account;
import io.floatwise.core.execution.Reconciler;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Experience;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.ApprovalQueue;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.Marks;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.risk.Verdict;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.trace.Author;
import io.floatwise.core.trace.Look;
import io.floatwise.core.trace.Sight;
import io.floatwise.core.trace.Standing;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.RequestEnd;
import io.floatwise.core.trade.Stance;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One account's loop: an event goes in, journal entries and approved intents come out. It has no
/// clock, no randomness and no I/O, so the same events give the same entries. Not thread-safe.
///
/// After a start it is halted: it proposes nothing until the account was read and the books agree
/// with what was read. A start after a crash and a normal start are the same path.
public final class Engine {

  /// A safety net against a reconciler that never comes to rest.
  private static final int MOST_RECONCILE_STEPS = 10_000;

  private static final Duration APPROVED_SALES_AGE = Duration.ofHours(2);

  private final String mode;
  private final Folds folds;
  private final Portfolio portfolio;
  private final RiskCounters counters;
  private final List<Strategy> strategies;
  private final Court court;
  private final Reconciler reconciler = new Reconciler();
  private final Attention attention = new Attention();
  private final Learning learning = new Learning();
  private final Map<Game, FeeSchedule> fees = new EnumMap<>(Game.class);
  private final Marks marks = new Marks();
  private List<Trace> traces = List.of();
  private final Set<IntentId> running = new TreeSet<>();
  private Optional<Account> account = Optional.empty();
  private boolean reconciled;
  private Instant now = Instant.MIN;

  /// @param mode name of the mode, for the journal
  /// @param limits as configured; what people changed since stands in the journal and wins
  public Engine(String mode, Limits limits, List<Strategy> strategies) {
    this.mode = mode;
    this.folds = new Folds(limits);
    this.portfolio = folds.portfolio();
    this.counters = folds.counters();
    this.court = new Court(portfolio, counters);
    this.strategies = List.copyOf(strategies);
  }

  /// Takes over an entry of the journal at start-up, oldest first.
  ///
  /// @throws IllegalStateException if it is not the next one or contradicts the books
  public void restore(Entry entry) {
    folds.apply(entry);
    learning.apply(entry);
    now = entry.at();
  }

  /// Takes in one event that happened at market time `at`, which never goes back.
  public Step step(Instant at, Event event) {
    now = at.isBefore(now) ? now : at;
    var out = new Output();
    pauses().over().ifPresent(fact -> journal(fact, out));
    endExpiredRequests(out);
    switch (event) {
      case Event.AccountObserved(Account shown) -> {
        account = Optional.of(shown);
        reconcile(shown, out);
        goOnWithPanic(shown, out);
      }
      case Event.FeesObserved(FeeSchedule schedule) -> fees.put(schedule.game(), schedule);
      case Event.QuotesObserved(var quotes) -> {
        attention.quoted(quotes, fees, now);
        marks.observe(quotes);
        learning.experience().quoted(quotes, now);
      }
      case Event.TitleObserved(Snapshot snapshot) -> decide(snapshot, out);
      case Event.OutcomeArrived(IntentId id, Outcome outcome) -> conclude(id, outcome, out);
      case Event.BatchAnswered(var answers) ->
          answers.forEach(a -> conclude(a.intent(), a.outcome(), out));
      case Event.CommandGiven(Command command, String by) -> obey(command, by, out);
      case Event.TimePassed() -> {}
    }
    traces = List.copyOf(out.traces);
    return out.step();
  }

  /// Titles worth a close look now, most urgent first.
  ///
  /// @param explore how many unknown titles may be among them
  public List<Attention.Look> wanted(int explore) {
    var looks = new LinkedHashMap<Title, Attention.Look>();
    for (ApprovalQueue.Request request : counters.approvals().waiting()) {
      Title title = request.intent().title();
      if (request.approved()) {
        looks.put(title, new Attention.Look(title, APPROVED_SALES_AGE));
      }
    }
    attention
        .wanted(portfolio, fees, now, explore)
        .forEach(look -> looks.putIfAbsent(look.title(), look));
    return List.copyOf(looks.values());
  }

  /// Titles of our lots that may be listed or re-priced now.
  public List<Attention.Look> lotsDue() {
    return attention.lots(portfolio, now);
  }

  /// What the last step decided, in order, with everything that it was decided on.
  public List<Trace> traces() {
    return traces;
  }

  /// The books; read only.
  public Portfolio portfolio() {
    return portfolio;
  }

  /// Pauses and counters; read only.
  public RiskCounters counters() {
    return counters;
  }

  /// The limits that hold: those configured, with what people changed.
  public Limits limits() {
    return folds.limits();
  }

  /// What was learnt of fills, fees and whole games; read only.
  public Experience experience() {
    return learning.experience();
  }

  /// The last journal sequence number.
  public long seq() {
    return folds.seq();
  }

  /// Market time of the last event.
  public Instant now() {
    return now;
  }

  /// Market time from which closed trades can still matter.
  public Instant relevantSince() {
    return folds.relevantSince(now);
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
        pauses().afterLosses(portfolio).ifPresent(pause -> journal(pause, out));
        return;
      }
      journal(fact.get(), out);
    }
    throw new IllegalStateException(
        "books and venue did not agree after " + MOST_RECONCILE_STEPS + " corrections");
  }

  private void decide(Snapshot snapshot, Output out) {
    FeeSchedule schedule = fees.get(snapshot.title().game());
    FillModel fills = experience().fills();
    if (schedule == null) {
      var evidence = new Evidence("what selling costs is not known", List.of());
      var skip = new Decision.Skip(snapshot.title(), "fee-unknown", evidence);
      Look look = look(Optional.of(Sight.withoutFees(snapshot, fills)));
      out.left(look, new Author(Author.Kind.READINESS, "engine"), skip, seq());
      return;
    }
    FeeSchedule planned = experience().fees().plan(schedule);
    Optional<Valuation> valuation = Valuation.of(snapshot, planned, now, experience());
    valuation.ifPresent(experience()::looked);
    attention.looked(snapshot, valuation, now);
    marks.observe(List.of(snapshot.quote()));
    Look look = look(Optional.of(Sight.of(snapshot, schedule, planned, valuation, fills)));
    var seen = new Seen(look, valuation);
    Set<Intent> checked = checkApproved(seen, snapshot, out);
    for (Strategy strategy : strategies) {
      var author = Author.strategy(strategy.name());
      long decidedOn = seq();
      for (Decision decision : strategy.decide(seen.toStrategy(portfolio))) {
        switch (decision) {
          case Decision.Skip skip -> out.left(look, author, skip, decidedOn);
          case Decision.Propose(Intent intent, Evidence evidence) -> {
            if (!checked.contains(intent)) {
              var propose = new Decision.Propose(intent, evidence.by(strategy.name()));
              judge(propose, author, seen, decidedOn, out);
            }
          }
        }
      }
    }
  }

  private void judge(
      Decision.Propose propose, Author author, Seen seen, long decidedOn, Output out) {
    Intent intent = propose.intent();
    Verdict verdict = court.wish(new IntentId(seq() + 1), intent, seen);
    out.judged(seen.look(), author, propose, Output.ending(verdict), decidedOn, seq());
    switch (verdict) {
      case Verdict.Passed(Approved approved) -> submit(approved, propose.evidence(), out);
      case Verdict.Held(String rule, String reason) -> {
        if (!counters.approvals().isWaiting(intent)) {
          Instant until = now.plus(limits().get(Limit.APPROVAL_WITHIN));
          journal(new Fact.ApprovalRequested(intent, propose.evidence(), rule, reason, until), out);
        }
      }
      case Verdict.Refused(String rule, String reason) -> {
        if (!folds.isRefusedAlready(intent, rule)) {
          journal(new Fact.IntentRefused(intent, propose.evidence(), rule, reason), out);
        }
      }
    }
  }

  /// Checks what a person approved against the market as it is now; what does not pass any more
  /// ends with the reason.
  ///
  /// @return what was checked and needs no other judgement in this step
  private Set<Intent> checkApproved(Seen seen, Snapshot snapshot, Output out) {
    Set<Intent> checked = new HashSet<>();
    for (ApprovalQueue.Request request : List.copyOf(counters.approvals().waiting())) {
      Intent intent = request.intent();
      if (!request.approved() || !intent.title().equals(snapshot.title())) {
        continue;
      }
      checked.add(intent);
      Verdict verdict = court.approved(new IntentId(seq() + 1), intent, seen);
      var author = new Author(Author.Kind.APPROVAL, request.id().toString());
      var propose = new Decision.Propose(intent, request.evidence());
      out.judged(seen.look(), author, propose, Output.ending(verdict), seq(), seq());
      switch (verdict) {
        case Verdict.Passed(Approved approved) -> {
          submit(approved, request.evidence(), out);
          end(
              request,
              RequestEnd.SUBMITTED,
              "checked again and submitted as " + approved.id(),
              out);
        }
        case Verdict.Held _ ->
            throw new IllegalStateException("nothing holds what was approved, found " + request);
        case Verdict.Refused(String rule, String reason) ->
            end(request, RequestEnd.REFUSED, "%s: %s".formatted(rule, reason), out);
      }
    }
    return checked;
  }

  private void end(ApprovalQueue.Request request, RequestEnd end, String reason, Output out) {
    journal(new Fact.ApprovalEnded(request.id(), end, reason), out);
  }

  private void submit(Approved approved, Evidence evidence, Output out) {
    journal(new Fact.SubmissionStarted(approved.intent(), evidence), out);
    running.add(approved.id());
    out.submissions.add(approved);
  }

  private Look look(Optional<Sight> sight) {
    Money loss = marks.unrealisedLoss(portfolio, fees, now);
    return new Look(
        now, sight, new Standing(limits(), loss, account.map(Account::skew), reconciled));
  }

  private void conclude(IntentId id, Outcome outcome, Output out) {
    if (!running.remove(id)) {
      throw new IllegalStateException("an answer came for " + id + ", which was not submitted");
    }
    int before = counters.errorsInRow();
    journal(new Fact.OutcomeReceived(id, outcome), out);
    pauses().afterErrors(before).ifPresent(fact -> journal(fact, out));
  }

  private Pauses pauses() {
    return new Pauses(counters, limits(), now);
  }

  private void obey(Command command, String by, Output out) {
    new Obedience(counters, limits(), now).facts(command, by).forEach(fact -> journal(fact, out));
    if (command instanceof Command.DelistAll) {
      wish(Takedown.offers(portfolio), "every offer is taken down by " + by, out);
    } else if (command instanceof Command.CancelTargets) {
      wish(Takedown.targets(portfolio), "every target is taken down by " + by, out);
    } else if (command instanceof Command.Panic) {
      var targets = new TreeMap<TargetId, Title>();
      portfolio.targets().forEach(target -> targets.put(target.id(), target.title()));
      account.ifPresent(a -> targets.putAll(Takedown.targets(a)));
      takeDown(targets, out);
    }
  }

  /// While a panic goes on, tries to take down everything that is still up; what the venue refused
  /// is tried again after the next reading of the account. Halts when nothing is left.
  private void goOnWithPanic(Account shown, Output out) {
    Map<TargetId, Title> targets = Takedown.targets(shown);
    takeDown(targets, out);
    boolean down =
        counters.brake().panic().filter(p -> Takedown.isDone(p, targets, portfolio)).isPresent();
    if (down) {
      String reason = counters.brake().reason().orElseThrow();
      journal(new Fact.StanceTaken(Stance.HALT, reason), out);
    }
  }

  private void takeDown(Map<TargetId, Title> targets, Output out) {
    Optional<Fact.PanicStarted> panic = counters.brake().panic();
    if (panic.isPresent()) {
      wish(Takedown.wanted(panic.get(), targets, portfolio), panic.get().reason(), out);
    }
  }

  private void endExpiredRequests(Output out) {
    for (ApprovalQueue.Request request : List.copyOf(counters.approvals().waiting())) {
      if (!now.isBefore(request.until())) {
        String reason =
            request.approved() ? "it was not looked at in time" : "nobody approved it in time";
        end(request, RequestEnd.EXPIRED, reason, out);
      }
    }
  }

  private void wish(List<Intent> intents, String reason, Output out) {
    var evidence = new Evidence(reason, List.of());
    var author = new Author(Author.Kind.PERSON, reason);
    Seen seen = Seen.nothing(look(Optional.empty()));
    for (Intent intent : intents) {
      judge(new Decision.Propose(intent, evidence), author, seen, seq(), out);
    }
  }

  private void journal(Fact fact, Output out) {
    if (fact instanceof Fact.LotSold sold) {
      learning.audit(sold, portfolio, fees).ifPresent(out.skips::add);
    }
    var entry = new Entry(seq() + 1, now, fact);
    folds.apply(entry);
    learning.apply(entry);
    out.entries.add(entry);
  }
}
