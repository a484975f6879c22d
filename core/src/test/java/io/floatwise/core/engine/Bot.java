package io.floatwise.core.engine;

import io.floatwise.core.Given;
import io.floatwise.core.Shown;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.DecisionLog;
import io.floatwise.core.operator.Status;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An engine, its journal and its time.
final class Bot {

  private final List<Strategy> strategies;
  private final List<Entry> journal = new ArrayList<>();
  private final List<Trace> traces = new ArrayList<>();
  private Engine engine;
  private Instant now = Given.NOW;

  Bot(Strategy... strategies) {
    this.strategies = List.of(strategies);
    engine = engine();
  }

  private Engine engine() {
    return new Engine("test", Limits.DEFAULT, strategies);
  }

  Engine get() {
    return engine;
  }

  Instant now() {
    return now;
  }

  /// Everything journaled so far.
  List<Entry> journal() {
    return List.copyOf(journal);
  }

  /// Everything decided so far.
  List<Trace> traces() {
    return List.copyOf(traces);
  }

  Bot later(Duration time) {
    now = now.plus(time);
    return this;
  }

  /// Dies and starts again from what the journal holds.
  void restart() {
    restart(StartLimits.of(Limits.DEFAULT));
  }

  /// The same, with other limits said at the start.
  void restart(StartLimits limits) {
    engine = new Engine("test", limits, strategies);
    journal.forEach(engine::restore);
  }

  Step step(Event event) {
    Step step = engine.step(now, event);
    journal.addAll(step.entries());
    traces.addAll(engine.traces());
    return step;
  }

  Step account(Shown shown) {
    return step(new Event.AccountObserved(shown.account()));
  }

  Step fees(int percent) {
    return step(new Event.FeesObserved(Given.fees(percent)));
  }

  Step look(Snapshot snapshot) {
    return step(new Event.TitleObserved(snapshot));
  }

  Step answer(IntentId id, Outcome outcome) {
    return step(new Event.OutcomeArrived(id, outcome));
  }

  Step command(Command command) {
    return step(new Event.CommandGiven(command, "owner"));
  }

  /// Answers every submission of `step`.
  void answer(Step step, Outcome outcome) {
    for (Approved approved : step.submissions()) {
      answer(approved.id(), outcome);
    }
  }

  /// What a person is shown of the decisions, newest first.
  List<Status.DecisionLine> shown() {
    var log = new DecisionLog();
    journal.forEach(log::apply);
    return log.latest();
  }

  /// What a person is shown first: the result of the newest decision.
  String lastResult() {
    return shown().getFirst().result();
  }
}
