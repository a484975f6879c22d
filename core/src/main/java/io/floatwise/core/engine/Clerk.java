package io.floatwise.core.engine;

import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.risk.ApprovalQueue;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.risk.Verdict;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trace.Author;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.RequestEnd;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Takes wishes to the [Court] and does what it says: a submission, a request for approval or a
/// refusal, each in the journal. Not thread-safe.
final class Clerk {

  private final Folds folds;
  private final Learning learning;
  private final Map<Game, FeeSchedule> fees;
  private final RiskCounters counters;
  private final Court court;
  private final Set<IntentId> running = new TreeSet<>();

  /// @param fees of the games, as they become known
  Clerk(Folds folds, Learning learning, Map<Game, FeeSchedule> fees) {
    this.folds = folds;
    this.learning = learning;
    this.fees = fees;
    this.counters = folds.counters();
    this.court = new Court(folds.portfolio(), counters);
  }

  /// What was handed to the venue and has no answer yet.
  Set<IntentId> running() {
    return Collections.unmodifiableSet(running);
  }

  /// An answer came.
  ///
  /// @throws IllegalStateException if it is to nothing that waits for one
  void answered(IntentId id) {
    if (!running.remove(id)) {
      throw new IllegalStateException("an answer came for " + id + ", which was not submitted");
    }
  }

  /// @param decidedOn last journal entry that the wish could know
  void judge(Decision.Propose propose, Author author, Seen seen, long decidedOn, Output out) {
    Intent intent = propose.intent();
    Verdict verdict = court.wish(new IntentId(folds.seq() + 1), intent, seen);
    out.judged(seen.basis(), author, propose, Output.ending(verdict), decidedOn, folds.seq());
    switch (verdict) {
      case Verdict.Passed(Approved approved) -> submit(approved, propose.evidence(), out);
      case Verdict.Held(String rule, String reason) -> {
        if (!counters.approvals().isWaiting(intent)) {
          Instant until = out.at.plus(folds.limits().get(Limit.APPROVAL_WITHIN));
          journal(new Fact.ApprovalRequested(intent, propose.evidence(), rule, reason, until), out);
        }
      }
      case Verdict.Refused(String rule, String reason) -> {
        if (out.asked || !folds.isRefusedAlready(intent, rule)) {
          journal(new Fact.IntentRefused(intent, propose.evidence(), rule, reason), out);
        }
      }
    }
  }

  /// Checks what a person approved against the market as it is now; what does not pass any more
  /// ends with the reason.
  ///
  /// @return what was checked and needs no other judgement in this step
  Set<Intent> checkApproved(Seen seen, Snapshot snapshot, Output out) {
    Set<Intent> checked = new HashSet<>();
    for (ApprovalQueue.Request request : List.copyOf(counters.approvals().waiting())) {
      Intent intent = request.intent();
      if (!request.approved() || !intent.title().equals(snapshot.title())) {
        continue;
      }
      checked.add(intent);
      Verdict verdict = court.approved(new IntentId(folds.seq() + 1), intent, seen);
      var author = new Author(Author.Kind.APPROVAL, request.id().toString());
      var propose = new Decision.Propose(intent, request.evidence());
      out.judged(seen.basis(), author, propose, Output.ending(verdict), folds.seq(), folds.seq());
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

  void journal(Fact fact, Output out) {
    if (fact instanceof Fact.LotSold sold) {
      learning.audit(sold, folds.portfolio(), fees).ifPresent(out.skips::add);
    }
    var entry = new Entry(folds.seq() + 1, out.at, fact);
    folds.apply(entry);
    learning.apply(entry);
    out.entries.add(entry);
  }
}
