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
import io.floatwise.core.money.Rate;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.pricing.Appraisal;
import io.floatwise.core.pricing.Appraiser;
import io.floatwise.core.pricing.Experience;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.risk.ApprovalQueue;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.risk.SameCollection;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.schedule.Look;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.trace.Author;
import io.floatwise.core.trace.Basis;
import io.floatwise.core.trace.Sight;
import io.floatwise.core.trace.Standing;
import io.floatwise.core.trace.Stated;
import io.floatwise.core.trace.Terms;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.Stance;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
  private final Clerk clerk;
  private final Reconciler reconciler = new Reconciler();
  private final Learning learning;
  private final MarketNotes market;
  private final Passing passing;
  private final Successors successors = new Successors();
  private List<Trace> traces = List.of();
  private Optional<Account> account = Optional.empty();
  private boolean reconciled;
  private Instant now = Instant.MIN;
  private Instant began = Instant.MAX;

  /// @param mode name of the mode, for the journal
  /// @param limits of the mode; what people changed since stands in the journal and wins
  public Engine(String mode, Limits limits, List<Strategy> strategies) {
    this(mode, StartLimits.of(limits), strategies);
  }

  /// @param mode name of the mode, for the journal
  /// @param limits as this start has them; what people changed before stands in the journal
  public Engine(String mode, StartLimits limits, List<Strategy> strategies) {
    this(mode, limits, strategies, Appraisal::of);
  }

  /// @param mode name of the mode, for the journal
  /// @param limits as this start has them; what people changed before stands in the journal
  /// @param appraiser of sales, which engines of other accounts may use at the same time
  public Engine(String mode, StartLimits limits, List<Strategy> strategies, Appraiser appraiser) {
    this.mode = mode;
    this.learning = new Learning(appraiser);
    this.market = new MarketNotes(learning);
    this.folds = new Folds(limits);
    this.portfolio = folds.portfolio();
    this.counters = folds.counters();
    this.clerk = new Clerk(folds, learning, market.fees());
    this.strategies = List.copyOf(strategies);
    this.passing = new Passing(this, market, folds, reconciler);
  }

  /// Takes over an entry of the journal at start-up, oldest first.
  ///
  /// @throws IllegalStateException if it is not the next one or contradicts the books
  public void restore(Entry entry) {
    folds.restore(entry);
    learning.apply(entry);
    now = entry.at();
  }

  /// Takes in one event that happened at market time `at`, which never goes back.
  public Step step(Instant at, Event event) {
    Output out = begin(at, event);
    switch (event) {
      case Event.AccountObserved(Account shown) -> {
        account = Optional.of(shown);
        reconcile(shown, out);
        goOnWithPanic(shown, out);
        careForTargets(out);
      }
      case Event.FeesObserved(FeeSchedule schedule) -> market.fees().put(schedule.game(), schedule);
      case Event.QuotesObserved(var quotes) -> {
        market.quoted(quotes, now);
        quoted(market::lost, out);
      }
      case Event.TitleObserved(Snapshot snapshot) -> decide(snapshot, Optional.empty(), out);
      case Event.LotsReviewed(var snapshots, Review review) ->
          snapshots.forEach(snapshot -> decide(snapshot, Optional.of(review), out));
      case Event.OutcomeArrived(IntentId id, Outcome outcome) -> conclude(id, outcome, out);
      case Event.BatchAnswered(var answers) ->
          answers.forEach(a -> conclude(a.intent(), a.outcome(), out));
      case Event.CommandGiven(Command command, String by) -> obey(command, by, out);
      case Event.TimePassed() -> {}
    }
    return end(out);
  }

  /// How it is told of a market of which only what matters is told.
  public Passing passing() {
    return passing;
  }

  /// Every step begins like this.
  Output begin(Instant at, Event event) {
    now = at.isBefore(now) ? now : at;
    began = began.isAfter(now) ? now : began;
    var out = new Output(event, now);
    pauses().over().ifPresent(fact -> clerk.journal(fact, out));
    Recheck.expired(counters.approvals().waiting(), now).forEach(fact -> clerk.journal(fact, out));
    return out;
  }

  /// Every step ends like this.
  Step end(Output out) {
    traces = List.copyOf(out.traces);
    return out.step();
  }

  /// What follows from a reading of all quotes.
  ///
  /// @param lost how much the prices of a game lost within a day; empty where it is not known
  void quoted(Function<Game, Optional<Rate>> lost, Output out) {
    pauses().afterFall(lost).ifPresent(fact -> clerk.journal(fact, out));
    careForTargets(out);
  }

  /// Titles worth a close look now: what a person approved, lots that wait for a listing, then what
  /// is worth most for each call.
  ///
  /// @param calls that may be spent
  public List<Look> wanted(int calls) {
    var looks = new LinkedHashMap<Title, Look>();
    for (ApprovalQueue.Request request : counters.approvals().waiting()) {
      Title title = request.intent().title();
      if (request.approved()) {
        looks.put(title, new Look(title, APPROVED_SALES_AGE));
      }
    }
    market
        .attention()
        .wanted(portfolio, now, calls, limits().get(Limit.PER_TRADE))
        .forEach(look -> looks.putIfAbsent(look.title(), look));
    return List.copyOf(looks.values());
  }

  /// Titles of our lots that may be listed or re-priced now.
  public List<Look> lotsDue() {
    return market.attention().lots(portfolio, now);
  }

  /// What is expected to appear in `game` in a day, in US cents: what its quotes are asked for.
  public double worthPerDay(Game game) {
    return market.attention().worthPerDay(game, now);
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

  /// The limits that hold: those of the start, with what people changed; see [StartLimits].
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

  /// Market time of the first event of this process.
  Instant began() {
    return began;
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
      clerk.journal(
          new Fact.AccountOpened(
              mode, account.balance().usable(), account.balance().tradeProtected()),
          out);
    }
    reconciler.begin(portfolio, account);
    for (int i = 0; i < MOST_RECONCILE_STEPS; i++) {
      Optional<Fact> fact = reconciler.next(portfolio, account, clerk.running());
      if (fact.isEmpty()) {
        reconciled = true;
        pauses().afterLosses(portfolio).ifPresent(pause -> clerk.journal(pause, out));
        return;
      }
      clerk.journal(fact.get(), out);
    }
    throw new IllegalStateException(
        "books and venue did not agree after " + MOST_RECONCILE_STEPS + " corrections");
  }

  /// @param review what a person wants done with our lots; empty if strategies decide freely
  private void decide(Snapshot snapshot, Optional<Review> review, Output out) {
    FeeSchedule schedule = market.fees().get(snapshot.title().game());
    FillModel fills = experience().fills();
    if (schedule == null) {
      var evidence = new Evidence("what selling costs is not known", List.of());
      var skip = new Decision.Skip(snapshot.title(), "fee-unknown", evidence);
      Basis basis = basis(Optional.of(Sight.withoutFees(snapshot, fills)));
      out.left(basis, new Author(Author.Kind.READINESS, "engine"), skip, seq());
      return;
    }
    if (account.filter(a -> !a.shows(schedule.game())).isPresent()) {
      var evidence = new Evidence("what we have in this game could not be read", List.of());
      out.unseen(new Decision.Skip(snapshot.title(), "account-unread", evidence), seq());
      return;
    }
    FeeSchedule planned = experience().fees().plan(schedule);
    Optional<Valuation> valuation = Valuation.of(snapshot, planned, now, experience());
    market.looked(snapshot, valuation, now);
    Basis basis = basis(Optional.of(Sight.of(snapshot, schedule, planned, valuation, fills)));
    new Deciding(strategies, clerk, successors, folds)
        .decide(snapshot, new Seen(basis, valuation), review, out);
  }

  /// Takes down targets of ours that make no sense any more.
  void careForTargets(Output out) {
    if (reconciled) {
      Seen seen = Seen.nothing(basis(Optional.empty()));
      new TargetCare(seen.toRisk(portfolio, counters), market.attention(), began, keepsTargets())
          .takedowns()
          .forEach(
              cancel -> clerk.judge(cancel, Author.engine(TargetLog.KEEPER), seen, seq(), out));
    }
  }

  private boolean keepsTargets() {
    return strategies.stream().anyMatch(each -> each.name().equals(TargetLog.KEEPER));
  }

  private Basis basis(Optional<Sight> sight) {
    return basis(sight, Optional.empty());
  }

  private Basis basis(Optional<Sight> sight, Optional<Stated> stated) {
    Money loss = market.marks().unrealisedLoss(portfolio, market.fees(), now);
    SameCollection collection =
        sight
            .map(s -> SameCollection.of(s.snapshot().title(), learning.collections(), portfolio))
            .orElse(SameCollection.NONE);
    return new Basis(
        now,
        sight,
        stated,
        new Standing(limits(), collection, loss, account.map(Account::skew), reconciled));
  }

  private void conclude(IntentId id, Outcome outcome, Output out) {
    clerk.answered(id);
    int before = counters.errorsInRow();
    clerk.journal(new Fact.OutcomeReceived(id, outcome), out);
    pauses().afterErrors(before).ifPresent(fact -> clerk.journal(fact, out));
    successors.concluded(id, outcome).ifPresent(next -> follow(next, out));
  }

  private void follow(Successors.Next next, Output out) {
    var author = Author.engine(TargetLog.KEEPER);
    var seen = new Seen(basis(next.sight()), next.valuation());
    clerk.judge(next.propose(), author, seen, seq(), out);
  }

  private Pauses pauses() {
    return new Pauses(counters, limits(), now);
  }

  private void obey(Command command, String by, Output out) {
    new Obedience(counters, limits(), portfolio.targetLog(), market.titles(), now)
        .facts(command, by)
        .forEach(fact -> clerk.journal(fact, out));
    wish(Takedown.wanted(command, portfolio), "taken down by " + by, out);
    if (command instanceof Command.Undo undo) {
      var undoing = new Undoing(folds, now);
      wish(undoing.orders(undo), undo.reason(by), out);
      undoing.facts(undo, by).forEach(fact -> clerk.journal(fact, out));
    } else if (command instanceof Command.AdoptMoney adopt) {
      new Adopting(portfolio, account, reconciler)
          .facts(adopt, by)
          .forEach(fact -> clerk.journal(fact, out));
    } else if (command instanceof Command.Panic) {
      takeDown(Takedown.targets(portfolio), out);
    }
    careForTargets(out);
  }

  /// While a panic goes on, tries to take down everything that is still up; what the venue refused
  /// is tried again after the next reading of the account. Halts when nothing is left.
  private void goOnWithPanic(Account shown, Output out) {
    takeDown(Takedown.targets(shown), out);
    counters
        .brake()
        .panic()
        .filter(p -> Takedown.isDone(p, shown, portfolio))
        .ifPresent(p -> clerk.journal(new Fact.StanceTaken(Stance.HALT, p.reason()), out));
  }

  private void takeDown(Map<TargetId, Title> targets, Output out) {
    counters
        .brake()
        .panic()
        .ifPresent(p -> wish(Takedown.wanted(p, targets, portfolio), p.reason(), out));
  }

  private Optional<Stated> stated(Title title) {
    return Optional.ofNullable(market.fees().get(title.game()))
        .map(known -> new Stated(title, Terms.of(title, known, experience().fees().plan(known))));
  }

  private void wish(List<Intent> intents, String reason, Output out) {
    var evidence = new Evidence(reason, List.of());
    var author = new Author(Author.Kind.PERSON, reason);
    for (Intent intent : intents) {
      Seen seen = Seen.nothing(basis(Optional.empty(), stated(intent.title())));
      clerk.judge(new Decision.Propose(intent, evidence), author, seen, seq(), out);
    }
  }
}
