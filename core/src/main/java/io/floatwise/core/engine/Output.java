package io.floatwise.core.engine;

import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Verdict;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trace.Author;
import io.floatwise.core.trace.Basis;
import io.floatwise.core.trace.Ending;
import io.floatwise.core.trace.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one step leads to, while it is being made.
final class Output {

  /// A person asked for it and gets every answer, also one that was given before.
  final boolean asked;

  /// Market time of the step.
  final Instant at;

  final List<Entry> entries = new ArrayList<>();
  final List<Approved> submissions = new ArrayList<>();
  final List<Decision.Skip> skips = new ArrayList<>();
  final List<Trace> traces = new ArrayList<>();

  Output(Event event, Instant at) {
    this.at = at;
    this.asked =
        switch (event) {
          case Event.CommandGiven _, Event.LotsReviewed _ -> true;
          case Event.AccountObserved _,
              Event.FeesObserved _,
              Event.QuotesObserved _,
              Event.TitleObserved _,
              Event.OutcomeArrived _,
              Event.BatchAnswered _,
              Event.TimePassed _ ->
              false;
        };
  }

  Step step() {
    return new Step(entries, submissions, skips);
  }

  /// Something is left alone.
  ///
  /// @param seq last journal entry that was known
  void left(Basis basis, Author author, Decision.Skip skip, long seq) {
    skips.add(skip);
    add(basis, author, skip.title(), skip, new Ending.LeftAlone(), seq, seq);
  }

  /// Something is left alone without a look at the market.
  ///
  /// @param seq last journal entry that was known
  void unseen(Decision.Skip skip, long seq) {
    skips.add(skip);
    traces.add(
        new Trace(
            at,
            skip.title(),
            Optional.empty(),
            new Author(Author.Kind.READINESS, "engine"),
            skip,
            new Ending.LeftAlone(),
            seq,
            seq));
  }

  /// A wish was judged.
  ///
  /// @param decidedOn last journal entry that the wish could know
  /// @param judgedOn last journal entry that was known when it was judged
  void judged(
      Basis basis,
      Author author,
      Decision.Propose propose,
      Ending ending,
      long decidedOn,
      long judgedOn) {
    add(basis, author, propose.intent().title(), propose, ending, decidedOn, judgedOn);
  }

  static Ending ending(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed(Approved approved) -> new Ending.Submitted(approved.id());
      case Verdict.Held(String rule, String reason) -> new Ending.Held(rule, reason);
      case Verdict.Refused(String rule, String reason) -> new Ending.Refused(rule, reason);
    };
  }

  private void add(
      Basis basis,
      Author author,
      Title title,
      Decision.Single decision,
      Ending ending,
      long decidedOn,
      long judgedOn) {
    var seen = Optional.of(basis);
    traces.add(new Trace(basis.at(), title, seen, author, decision, ending, decidedOn, judgedOn));
  }
}
