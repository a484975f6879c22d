package io.floatwise.app.live;

import io.floatwise.core.engine.Engine;
import io.floatwise.core.engine.Event;
import io.floatwise.core.engine.Step;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Journal;
import io.floatwise.core.market.Sale;
import io.floatwise.core.operator.DecisionLog;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.tape.Recorder;
import io.floatwise.core.tape.Told;
import io.floatwise.core.trace.Author;
import io.floatwise.core.trace.Ending;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trace.Traces;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes events through the engine: journal first, then the venue, then the answers, which are
/// events again. Tells everybody who keeps a view of the journal. Not thread-safe.
final class EventLoop {

  private final Engine engine;
  private final Journal journal;
  private final Executor executor;
  private final Consumer<Entry> audience;
  private final DecisionLog decisions = new DecisionLog();
  private final Refusals refusals = new Refusals();
  private final LiveLedger ledger = new LiveLedger();
  private final BulkBoard bulk = new BulkBoard();
  private final List<Traces> traces = new ArrayList<>();
  private final List<Recorder> recorders = new ArrayList<>();
  private Optional<OwnLife> life = Optional.empty();
  private boolean bought;
  private boolean submitted;
  private long sent;

  EventLoop(Engine engine, Journal journal, Executor executor, Consumer<Entry> audience) {
    this.engine = engine;
    this.journal = journal;
    this.executor = executor;
    this.audience = audience;
  }

  void explainTo(Traces keeper) {
    traces.add(keeper);
  }

  void recordTo(Recorder recorder, OwnLife own) {
    recorders.add(recorder);
    life = Optional.of(own);
  }

  /// Something of the market was asked for, and what came was no use.
  ///
  /// @param title where it was about one title
  void unread(Trouble trouble, Optional<Title> title, Instant now) {
    trouble
        .game()
        .ifPresent(game -> {
          var unread = new Told.Unread(game, title, trouble.toString());
          recorders.forEach(recorder -> recorder.tell(now, unread));
        });
  }

  /// @throws io.floatwise.core.error.StorageException if the journal cannot be trusted
  void restore() {
    journal.replay(entry -> {
      engine.restore(entry);
      decisions.apply(entry);
      ledger.apply(entry);
    });
  }

  DecisionLog decisions() {
    return decisions;
  }

  Refusals refusals() {
    return refusals;
  }

  LiveLedger ledger() {
    return ledger;
  }

  BulkBoard bulk() {
    return bulk;
  }

  /// Whether something was bought since [#begin()].
  boolean hasBought() {
    return bought;
  }

  /// Whether anything went to the venue since this was asked last.
  boolean hasSubmitted() {
    boolean before = submitted;
    submitted = false;
    return before;
  }

  /// How much went to the venue since the start of the process.
  long sent() {
    return sent;
  }

  /// Counts purchases anew.
  void begin() {
    bought = false;
  }

  /// Sales of `title` were read.
  void sold(Title title, List<Sale> sales, Instant now) {
    traces.forEach(keeper -> keeper.sold(title, sales, now));
  }

  /// One event through the engine: journal first, then the venue, then the answers.
  void take(Instant now, Event event) {
    life.ifPresent(own -> own.hears(now, event));
    if (!recorders.isEmpty()) {
      Told.of(event).ifPresent(told -> recorders.forEach(recorder -> recorder.tell(now, told)));
    }
    Step step = engine.step(now, event);
    record(step);
    List<Approved> submissions = step.submissions();
    if (submissions.size() == 1) {
      Approved approved = submissions.getFirst();
      Outcome outcome = executor.submit(approved);
      note(approved, outcome);
      take(now, new Event.OutcomeArrived(approved.id(), outcome));
    } else if (submissions.size() > 1) {
      List<Outcome> outcomes = executor.submitAll(submissions, bulk::at);
      var answers = new ArrayList<Event.Answer>();
      for (int i = 0; i < submissions.size(); i++) {
        note(submissions.get(i), outcomes.get(i));
        answers.add(new Event.Answer(submissions.get(i).id(), outcomes.get(i)));
      }
      take(now, new Event.BatchAnswered(answers));
    }
  }

  private void note(Approved approved, Outcome outcome) {
    bought |= outcome instanceof Outcome.Accepted && isPurchase(approved);
    submitted = true;
    sent++;
  }

  private void record(Step step) {
    if (!step.entries().isEmpty()) {
      journal.append(step.entries());
    }
    for (Entry entry : step.entries()) {
      decisions.apply(entry);
      ledger.apply(entry);
      bulk.note(entry);
      audience.accept(entry);
      refusals.note(entry.fact());
    }
    step.skips().forEach(refusals::note);
    step.skips().forEach(bulk::note);
    traces.forEach(keeper -> keeper.keep(engine.traces()));
    life.ifPresent(own -> own.came(step.entries(), engine.traces()));
  }

  /// What does not even reach the engine.
  void leave(Decision.Skip skip, Instant now) {
    refusals.note(skip);
    var trace =
        new Trace(
            now,
            skip.title(),
            Optional.empty(),
            new Author(Author.Kind.READINESS, "feed"),
            skip,
            new Ending.LeftAlone(),
            engine.seq(),
            engine.seq());
    traces.forEach(keeper -> keeper.keep(List.of(trace)));
  }

  private static boolean isPurchase(Approved approved) {
    return switch (approved.intent()) {
      case Intent.BuyOffer _ -> true;
      case Intent.ListLot _,
          Intent.Reprice _,
          Intent.Delist _,
          Intent.PlaceTarget _,
          Intent.CancelTarget _ ->
          false;
    };
  }
}
