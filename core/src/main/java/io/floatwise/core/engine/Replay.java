package io.floatwise.core.engine;

import io.floatwise.core.error.InputException;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.risk.RiskRule;
import io.floatwise.core.risk.RiskRules;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.strategy.StrategyText;
import io.floatwise.core.trace.Author;
import io.floatwise.core.trace.Basis;
import io.floatwise.core.trace.Ending;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes recorded decisions again: on the books as the journal says that they were, on what else
/// was known then, with the strategies and rules of this program. Nothing later can reach them.
/// Give it the whole journal, oldest entry first, then ask. Not thread-safe.
public final class Replay {

  /// What came of making a decision again.
  public sealed interface Result {

    /// The same decision for the same reasons, figure by figure.
    ///
    /// @param passed rules that had no objection, in the order in which they were asked; empty if
    ///   risk was not asked
    /// @param books figures of the books as they were
    record Same(List<String> passed, List<Datum> books) implements Result {}

    /// Another one.
    ///
    /// @param passed rules that have no objection now
    /// @param books figures of the books as they were
    record Different(
        Decision.Single decision, Ending ending, List<String> passed, List<Datum> books)
        implements Result {}

    /// It cannot be made again.
    ///
    /// @param reason for people
    record Impossible(String reason) implements Result {}
  }

  private record Wish(int number, Seen seen, Optional<Decision.Single> decision) {}

  private final List<Strategy> strategies;
  private final List<Trace> traces;
  private final Folds folds = new Folds(StartLimits.of(Limits.DEFAULT));
  private final Map<Long, List<Integer>> decidedOn = new HashMap<>();
  private final Map<Long, List<Wish>> judgedOn = new HashMap<>();
  private final Map<Integer, Result> results = new HashMap<>();

  /// @param strategies that may have decided; with which values each did stands in its traces
  /// @param traces to be made again
  public Replay(List<Strategy> strategies, List<Trace> traces) {
    this.strategies = List.copyOf(strategies);
    this.traces = List.copyOf(traces);
    for (int i = 0; i < traces.size(); i++) {
      decidedOn.computeIfAbsent(traces.get(i).decidedOn(), _ -> new ArrayList<>()).add(i);
    }
  }

  /// Takes over the next entry of the journal.
  ///
  /// @throws IllegalStateException if it is not the next one or contradicts the books
  public void apply(Entry entry) {
    decideAgain();
    folds.restore(entry);
  }

  /// What came of each trace, in their order. The journal must be complete.
  public List<Result> results() {
    decideAgain();
    var all = new ArrayList<Result>();
    for (int i = 0; i < traces.size(); i++) {
      Trace trace = traces.get(i);
      all.add(
          results.getOrDefault(
              i,
              new Result.Impossible(
                  "it was decided on books up to entry %d, the journal ends with entry %d"
                      .formatted(trace.judgedOn(), folds.seq()))));
    }
    return all;
  }

  /// Everything that is due before the next entry changes the books.
  private void decideAgain() {
    for (int number : Optional.ofNullable(decidedOn.remove(folds.seq())).orElse(List.of())) {
      Trace trace = traces.get(number);
      if (trace.basis().isEmpty()) {
        results.put(number, new Result.Impossible("what it was decided on is not kept"));
      } else {
        decideAgain(number, trace, Seen.again(trace.basis().get()));
      }
    }
    for (Wish wish : Optional.ofNullable(judgedOn.remove(folds.seq())).orElse(List.of())) {
      results.put(wish.number(), judged(wish));
    }
  }

  private void decideAgain(int number, Trace trace, Seen seen) {
    Optional<Decision.Single> decision =
        switch (trace.author().kind()) {
          case APPROVAL, PERSON, ENGINE -> Optional.of(trace.decision());
          case READINESS ->
              feesAreUnknown(seen.basis()) ? Optional.of(trace.decision()) : Optional.empty();
          case STRATEGY -> {
            Optional<Strategy> strategy = strategy(trace.author().name());
            if (strategy.isEmpty()) {
              results.put(
                  number,
                  new Result.Impossible("this program has no strategy " + trace.author().name()));
            }
            yield strategy.flatMap(s -> again(trace, s, seen));
          }
        };
    if (!results.containsKey(number)) {
      judgedOn
          .computeIfAbsent(trace.judgedOn(), _ -> new ArrayList<>())
          .add(new Wish(number, seen, decision));
    }
  }

  private Optional<Strategy> strategy(String text) {
    try {
      return Optional.of(StrategyText.of(strategies, text));
    } catch (InputException e) {
      return Optional.empty(); // Another program knew it, or its values, and this one does not.
    }
  }

  /// What the strategy says to the same question: the decision as it was, if it is among what it
  /// says, else what it says of the same thing, else what it says first.
  private Optional<Decision.Single> again(Trace trace, Strategy strategy, Seen seen) {
    List<Decision.Single> all =
        strategy.decide(seen.toStrategy(folds.portfolio(), folds.counters())).stream()
            .flatMap(decision -> named(decision, strategy.name()))
            .toList();
    return Stream.concat(
            all.stream().filter(trace.decision()::equals),
            Stream.concat(
                all.stream().filter(other -> isAbout(other, trace.decision())), all.stream()))
        .findFirst();
  }

  /// What is judged at once of what the strategy says, with its name.
  private static Stream<Decision.Single> named(Decision decision, String strategy) {
    return switch (decision) {
      case Decision.Skip skip -> Stream.of(skip);
      case Decision.Propose propose -> Stream.of(propose.by(strategy));
      case Decision.Replace(var old, Evidence why, var _) ->
          old.stream().map(cancel -> new Decision.Propose(cancel, why).by(strategy));
    };
  }

  private static boolean isAbout(Decision.Single one, Decision.Single other) {
    return one instanceof Decision.Propose(Intent mine, var _)
        && other instanceof Decision.Propose(Intent its, var _)
        && mine.getClass().equals(its.getClass());
  }

  private Result judged(Wish wish) {
    Trace trace = traces.get(wish.number());
    Decision.Single decision = wish.decision().orElseGet(() -> silence(trace));
    Ending ending =
        switch (decision) {
          case Decision.Skip _ -> new Ending.LeftAlone();
          case Decision.Propose(Intent intent, var _) -> {
            var court = new Court(folds.portfolio(), folds.counters());
            var id = new IntentId(folds.seq() + 1);
            yield Output.ending(
                trace.author().kind() == Author.Kind.APPROVAL
                    ? court.approved(id, intent, wish.seen())
                    : court.wish(id, intent, wish.seen()));
          }
        };
    List<String> passed = passed(decision, ending);
    return decision.equals(trace.decision()) && ending.equals(trace.ending())
        ? new Result.Same(passed, books(trace))
        : new Result.Different(decision, ending, passed, books(trace));
  }

  /// What rules look at in the books.
  private List<Datum> books(Trace trace) {
    Portfolio books = folds.portfolio();
    var figures = new ArrayList<Datum>();
    figures.add(new Datum("books", "up to entry " + folds.seq()));
    books
        .cash()
        .ifPresent(cash -> {
          figures.add(new Datum("equity, items at cost", books.equity().toString()));
          figures.add(new Datum("usable", cash.usable().toString()));
          figures.add(new Datum("in protection", cash.total().minus(cash.usable()).toString()));
          figures.add(new Datum("reserved", books.reserved().toString()));
        });
    trace
        .basis()
        .ifPresent(basis -> {
          ZoneId zone = basis.standing().limits().get(Limit.TIME_ZONE);
          RiskCounters counters = folds.counters();
          figures.add(new Datum("spent today", counters.spentOn(basis.at(), zone).toString()));
          figures.add(new Datum("peak of equity", counters.peakEquity().toString()));
        });
    figures.add(new Datum("open lots of the title", "" + books.openLots(trace.title()).size()));
    return List.copyOf(figures);
  }

  /// Nothing at all is said of the title now.
  private static Decision.Single silence(Trace trace) {
    String reason = trace.author().name() + " now says nothing";
    return new Decision.Skip(trace.title(), "silent", new Evidence(reason, List.of()));
  }

  private static List<String> passed(Decision.Single decision, Ending ending) {
    if (decision instanceof Decision.Skip) {
      return List.of();
    }
    Stream<String> rules = RiskRules.ALL.stream().map(RiskRule::name);
    Stream<String> holds = RiskRules.HOLDS.stream().map(RiskRule::name);
    return switch (ending) {
      case Ending.LeftAlone _ -> List.of();
      case Ending.Submitted _ -> Stream.concat(rules, holds).toList();
      case Ending.Held(String rule, String _) ->
          Stream.concat(rules, holds.takeWhile(name -> !name.equals(rule))).toList();
      case Ending.Refused(String rule, String _) when rule.equals(Court.OUTDATED) -> List.of();
      case Ending.Refused(String rule, String _) ->
          rules.takeWhile(name -> !name.equals(rule)).toList();
    };
  }

  private static boolean feesAreUnknown(Basis basis) {
    return basis.sight().flatMap(s -> s.fees()).isEmpty();
  }
}
