package io.floatwise.core.engine;

import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Verdict;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trace.Author;
import io.floatwise.core.trace.Ending;
import io.floatwise.core.trace.Look;
import io.floatwise.core.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one step leads to, while it is being made.
final class Output {

  final List<Entry> entries = new ArrayList<>();
  final List<Approved> submissions = new ArrayList<>();
  final List<Decision.Skip> skips = new ArrayList<>();
  final List<Trace> traces = new ArrayList<>();

  Step step() {
    return new Step(entries, submissions, skips);
  }

  /// Something is left alone.
  ///
  /// @param seq last journal entry that was known
  void left(Look look, Author author, Decision.Skip skip, long seq) {
    skips.add(skip);
    add(look, author, skip.title(), skip, new Ending.LeftAlone(), seq, seq);
  }

  /// A wish was judged.
  ///
  /// @param decidedOn last journal entry that the wish could know
  /// @param judgedOn last journal entry that was known when it was judged
  void judged(
      Look look,
      Author author,
      Decision.Propose propose,
      Ending ending,
      long decidedOn,
      long judgedOn) {
    add(look, author, propose.intent().title(), propose, ending, decidedOn, judgedOn);
  }

  static Ending ending(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed(Approved approved) -> new Ending.Submitted(approved.id());
      case Verdict.Held(String rule, String reason) -> new Ending.Held(rule, reason);
      case Verdict.Refused(String rule, String reason) -> new Ending.Refused(rule, reason);
    };
  }

  private void add(
      Look look,
      Author author,
      Title title,
      Decision decision,
      Ending ending,
      long decidedOn,
      long judgedOn) {
    var seen = Optional.of(look);
    traces.add(new Trace(look.at(), title, seen, author, decision, ending, decidedOn, judgedOn));
  }
}
