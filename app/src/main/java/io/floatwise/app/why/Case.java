package io.floatwise.app.why;

import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trace.Ending;
import io.floatwise.core.trace.Kept;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import java.time.Instant;
import java.util.Optional;

/// One decision as far as it is known: what the journal says of it, what was kept of it, or both.
///
/// @param entry of the journal; empty for what was left alone, and for a refusal that only repeats
///   the last one
/// @param kept its trace; empty if it is not there any more
record Case(Optional<Entry> entry, Optional<Kept> kept) {

  /// What a journaled decision wished.
  ///
  /// @param letter with which its id begins
  record Wish(char letter, Intent intent, Evidence evidence) {}

  /// Empty if the fact is no decision.
  static Optional<Wish> wish(Fact fact) {
    if (fact instanceof Fact.SubmissionStarted(Intent intent, Evidence evidence)) {
      return Optional.of(new Wish('i', intent, evidence));
    } else if (fact instanceof Fact.IntentRefused refused) {
      return Optional.of(new Wish('r', refused.intent(), refused.evidence()));
    } else if (fact instanceof Fact.ApprovalRequested asked) {
      return Optional.of(new Wish('a', asked.intent(), asked.evidence()));
    }
    return Optional.empty();
  }

  /// Whether the journal entry is what came of the trace.
  static boolean belong(Fact fact, Trace trace) {
    Optional<Wish> wish = wish(fact);
    if (wish.isEmpty()
        || !(trace.decision() instanceof Decision.Propose propose)
        || !propose.intent().equals(wish.get().intent())) {
      return false;
    }
    char letter =
        switch (trace.ending()) {
          case Ending.Submitted _ -> 'i';
          case Ending.Refused _ -> 'r';
          case Ending.Held _ -> 'a';
          case Ending.LeftAlone _ -> 's';
        };
    return letter == wish.get().letter();
  }

  String id() {
    return entry
        .flatMap(e -> wish(e.fact()).map(wish -> wish.letter() + Long.toString(e.seq())))
        .orElseGet(() -> "s" + kept.orElseThrow().id());
  }

  Instant at() {
    return kept.map(k -> k.trace().at()).orElseGet(() -> entry.orElseThrow().at());
  }

  Instant last() {
    return kept.map(Kept::last).orElseGet(this::at);
  }

  Title title() {
    return kept.map(k -> k.trace().title())
        .orElseGet(() -> wish(entry.orElseThrow().fact()).orElseThrow().intent().title());
  }

  Decision.Single decision() {
    return kept.map(k -> k.trace().decision())
        .orElseGet(() -> {
          Wish wish = wish(entry.orElseThrow().fact()).orElseThrow();
          return new Decision.Propose(wish.intent(), wish.evidence());
        });
  }

  /// The first rule that said no.
  Optional<String> rule() {
    if (kept.isPresent()) {
      return kept.get().trace().rule();
    }
    Fact fact = entry.orElseThrow().fact();
    if (fact instanceof Fact.IntentRefused refused) {
      return Optional.of(refused.rule());
    }
    return fact instanceof Fact.ApprovalRequested asked
        ? Optional.of(asked.rule())
        : Optional.empty();
  }
}
