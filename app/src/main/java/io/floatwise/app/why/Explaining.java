package io.floatwise.app.why;

import io.floatwise.core.engine.Replay;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.operator.DecisionLog;
import io.floatwise.core.operator.Explanation;
import io.floatwise.core.operator.Explanation.Check;
import io.floatwise.core.operator.Explanation.Check.Verdict;
import io.floatwise.core.operator.Status;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.trace.Author;
import io.floatwise.core.trace.Basis;
import io.floatwise.core.trace.Ending;
import io.floatwise.core.trace.Kept;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns decisions into explanations, and makes each of them again.
///
/// @param strategies that decide again
/// @param version of this program
/// @param changes limits that are to be otherwise when they are made again
record Explaining(List<Strategy> strategies, String version, List<Setting> changes) {

  /// @param journal complete, oldest first
  List<Explanation> explain(List<Case> cases, List<Entry> journal) {
    List<Kept> kept = cases.stream().flatMap(c -> c.kept().stream()).toList();
    var replay = new Replay(strategies, kept.stream().map(k -> changed(k.trace())).toList());
    var log = new DecisionLog(Integer.MAX_VALUE);
    journal.forEach(entry -> {
      replay.apply(entry);
      log.apply(entry);
    });
    List<Replay.Result> results = replay.results();
    var explanations = new ArrayList<Explanation>();
    for (Case each : cases) {
      Optional<Replay.Result> again = each.kept().map(k -> results.get(kept.indexOf(k)));
      explanations.add(explain(each, again, log));
    }
    return explanations;
  }

  private Trace changed(Trace trace) {
    if (changes.isEmpty() || trace.basis().isEmpty()) {
      return trace;
    }
    Basis basis = trace.basis().get();
    Limits limits = basis.standing().limits().changed(changes);
    return new Trace(
        trace.at(),
        trace.title(),
        Optional.of(basis.under(limits)),
        trace.author(),
        trace.decision(),
        trace.ending(),
        trace.decidedOn(),
        trace.judgedOn());
  }

  private Explanation explain(Case each, Optional<Replay.Result> again, DecisionLog log) {
    Evidence evidence =
        switch (each.decision()) {
          case Decision.Propose propose -> propose.evidence();
          case Decision.Skip skip -> skip.evidence();
        };
    Optional<Trace> trace = each.kept().map(Kept::trace);
    Optional<Basis> basis = trace.flatMap(Trace::basis);
    List<Datum> inputs =
        Stream.concat(
                basis.map(Inputs::of).orElse(List.of()).stream(),
                again.map(Explaining::books).orElse(List.of()).stream())
            .toList();
    return new Explanation(
        each.id(),
        each.at(),
        each.last(),
        each.kept().map(Kept::times).orElse(1L),
        each.title(),
        action(each.decision()),
        trace.map(t -> author(t.author())).orElseGet(() -> author(evidence)),
        each.entry()
            .flatMap(_ -> log.find(each.id()))
            .map(Status.DecisionLine::result)
            .orElseGet(() -> ending(trace.orElseThrow().decision(), trace.get().ending())),
        each.rule(),
        evidence.summary(),
        evidence.data(),
        again.map(Explaining::passed).orElse(List.of()),
        inputs,
        basis.map(b -> b.standing().limits().settings()).orElse(List.of()),
        each.kept().map(Kept::version),
        again
            .map(result -> check(result, each.kept().orElseThrow()))
            .orElseGet(
                () -> new Check(Verdict.NOT_POSSIBLE, "what it was decided on is not kept")));
  }

  private Check check(Replay.Result result, Kept kept) {
    String under =
        changes.isEmpty()
            ? ""
            : changes.stream().map(Setting::toString).collect(Collectors.joining(", "));
    return switch (result) {
      case Replay.Result.Impossible(String reason) -> new Check(Verdict.NOT_POSSIBLE, reason);
      case Replay.Result.Same _ ->
          new Check(
              Verdict.SAME,
              under.isEmpty() ? "the same decision, figure by figure" : "the same with " + under);
      case Replay.Result.Different different -> {
        String now = ending(different.decision(), different.ending());
        yield new Check(
            Verdict.DIFFERENT,
            under.isEmpty()
                ? "another decision: %s; %s".formatted(now, cause(kept.version()))
                : "with %s: %s".formatted(under, now));
      }
    };
  }

  private String cause(String decider) {
    return decider.equals(version)
        ? "the same program decided otherwise on the same inputs, which is a bug: please report it"
        : "the program differs: %s decided, this is %s".formatted(decider, version);
  }

  private static List<String> passed(Replay.Result result) {
    return switch (result) {
      case Replay.Result.Same same -> same.passed();
      case Replay.Result.Different different -> different.passed();
      case Replay.Result.Impossible _ -> List.of();
    };
  }

  private static List<Datum> books(Replay.Result result) {
    return switch (result) {
      case Replay.Result.Same same -> same.books();
      case Replay.Result.Different different -> different.books();
      case Replay.Result.Impossible _ -> List.of();
    };
  }

  private static String ending(Decision.Single decision, Ending ending) {
    return switch (ending) {
      case Ending.LeftAlone _ ->
          decision instanceof Decision.Skip skip
              ? "left alone, %s: %s".formatted(skip.rule(), skip.evidence().summary())
              : "left alone";
      case Ending.Submitted _ -> "submitted";
      case Ending.Refused(String rule, String reason) ->
          "refused by %s: %s".formatted(rule, reason);
      case Ending.Held(String rule, String reason) ->
          "waits for approval, %s: %s".formatted(rule, reason);
    };
  }

  private static String action(Decision.Single decision) {
    return switch (decision) {
      case Decision.Skip skip ->
          skip.offer()
              .map(offer -> "offer %s at %s".formatted(offer.id(), offer.price()))
              .orElse("the title");
      case Decision.Propose(Intent intent, var _) -> action(intent);
    };
  }

  private static String action(Intent intent) {
    String what = DecisionLog.action(intent);
    return switch (intent) {
      case Intent.BuyOffer buy ->
          "%s offer %s at %s".formatted(what, buy.offer().id(), buy.price());
      case Intent.ListLot list -> "%s %s at %s".formatted(what, list.lot(), list.price());
      case Intent.Reprice reprice ->
          "%s %s from %s to %s".formatted(what, reprice.lot(), reprice.from(), reprice.price());
      case Intent.Delist delist -> "%s %s".formatted(what, delist.lot());
      case Intent.PlaceTarget place ->
          "%s for %d at %s".formatted(what, place.amount(), place.price());
      case Intent.CancelTarget cancel -> "%s %s".formatted(what, cancel.target());
    };
  }

  private static String author(Author author) {
    return switch (author.kind()) {
      case STRATEGY -> "strategy " + author.name();
      case APPROVAL -> "approval " + author.name();
      case PERSON -> "person: " + author.name();
      case ENGINE -> "care for what " + author.name() + " keeps";
      case READINESS -> "readiness of the " + author.name();
    };
  }

  private static String author(Evidence evidence) {
    return evidence.data().stream()
        .filter(datum -> datum.name().equals(Evidence.STRATEGY))
        .findFirst()
        .map(datum -> "strategy " + datum.value())
        .orElse("not known");
  }
}
