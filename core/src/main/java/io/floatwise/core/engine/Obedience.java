package io.floatwise.core.engine;

import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.risk.ApprovalQueue;
import io.floatwise.core.risk.InvalidLimitsException;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.LimitHistory;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.RiskCounters;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.RequestEnd;
import io.floatwise.core.trade.RequestId;
import io.floatwise.core.trade.Setting;
import io.floatwise.core.trade.Stance;
import io.floatwise.core.trade.TargetGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a command of a person means: the facts that follow from it. A command that cannot be obeyed
/// becomes a fact that says why.
///
/// @param limits that hold now
/// @param targets groups of targets
/// @param titles that a group may have
/// @param now market time
record Obedience(
    RiskCounters counters, Limits limits, TargetLog targets, KnownTitles titles, Instant now) {

  /// @param by who gave it
  List<Fact> facts(Command command, String by) {
    return switch (command) {
      case Command.Pause(Set<Activity> activities) ->
          List.of(new Fact.ActivitiesPaused(activities, "paused by " + by, Optional.empty()));
      case Command.Resume(Set<Activity> activities) -> resume(activities, by);
      case Command.Halt() -> take(command, Stance.HALT, "halted by " + by, by);
      case Command.Reduce() -> take(command, Stance.REDUCE, "only cancel and sell, says " + by, by);
      case Command.Panic(boolean offersToo) ->
          List.of(new Fact.PanicStarted(offersToo, "panic by " + by));
      case Command.DelistAll _,
          Command.CancelTargets _,
          Command.ListAll _,
          Command.RepriceAll _,
          Command.Undo _,
          Command.AdoptMoney _ ->
          List.of();
      case Command.ChangeLimits(List<Setting> changes) -> change(command, changes, by);
      case Command.Confirm(RequestId request) -> confirm(command, request, by);
      case Command.Approve(RequestId request) -> approve(command, request, by);
      case Command.Deny(RequestId request) -> deny(command, request, by);
      case Command.FormTargetGroup(TargetGroup group) ->
          titles
              .objection(group.titles())
              .map(reason -> refused(command, by, reason))
              .orElseGet(() -> List.of(new Fact.TargetGroupFormed(group, by)));
      case Command.PauseTargets(String group) ->
          group(command, group, by, _ -> List.of(new Fact.TargetGroupPaused(group, by)));
      case Command.ResumeTargets(String group) ->
          group(command, group, by, _ -> List.of(new Fact.TargetGroupResumed(group, by)));
      case Command.RepriceTargets(String group, var least, var most) ->
          group(command, group, by, known -> reprice(command, known, least, most, by));
      case Command.CancelTargetGroup(String group) -> group(command, group, by, _ -> List.of());
    };
  }

  /// A panic goes on until nothing is left of what it takes down; another stance would end it
  /// before.
  private List<Fact> take(Command command, Stance stance, String reason, String by) {
    return counters.brake().isPanic()
        ? refused(
            command,
            by,
            "expected no panic, found one that is taking everything down; it halts when that is done")
        : List.of(new Fact.StanceTaken(stance, reason));
  }

  private List<Fact> group(
      Command command, String name, String by, Function<TargetGroup, List<Fact>> facts) {
    return targets
        .group(name)
        .map(facts)
        .orElseGet(() ->
            refused(
                command,
                by,
                "expected one of the groups (%s), found %s"
                    .formatted(
                        targets.groups().stream()
                            .map(TargetGroup::name)
                            .collect(Collectors.joining(", ")),
                        name)));
  }

  private static List<Fact> reprice(
      Command command, TargetGroup group, Optional<Money> least, Optional<Money> most, String by) {
    return least.isPresent() && most.isPresent() && least.get().isMoreThan(most.get())
        ? refused(
            command,
            by,
            "expected a lowest price up to %s, found %s".formatted(most.get(), least.get()))
        : List.of(new Fact.TargetGroupFormed(group.between(least, most), by));
  }

  private List<Fact> resume(Set<Activity> activities, String by) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact.ActivitiesResumed(activities, "resumed by " + by));
    boolean everything = activities.size() == Activity.values().length;
    if (everything && counters.brake().stance() != Stance.NORMAL) {
      facts.add(new Fact.StanceTaken(Stance.NORMAL, "resumed by " + by));
    }
    return facts;
  }

  private List<Fact> change(Command command, List<Setting> changes, String by) {
    if (changes.isEmpty()) {
      return refused(command, by, "expected at least one limit, found none");
    }
    try {
      if (limits.changed(changes).looserThan(limits).isEmpty()) {
        return List.of(new Fact.LimitsChanged(changes, by));
      }
      List<Setting> all = withWaiting(changes);
      limits.changed(all);
      return List.of(new Fact.LimitsProposed(all, by, now.plus(limits.get(Limit.CONFIRM_WITHIN))));
    } catch (InvalidLimitsException e) {
      return refused(command, by, String.join("; ", e.problems()));
    }
  }

  /// With what was proposed before and still waits: one confirmation is for all of it, and nothing
  /// is dropped without a word.
  private List<Setting> withWaiting(List<Setting> changes) {
    var all = new LinkedHashMap<String, Setting>();
    counters
        .limits()
        .proposal(now)
        .ifPresent(p -> p.changes().forEach(change -> all.put(change.name(), change)));
    changes.forEach(change -> all.put(change.name(), change));
    return List.copyOf(all.values());
  }

  private List<Fact> confirm(Command command, RequestId request, String by) {
    Optional<LimitHistory.Proposal> proposal =
        counters.limits().proposal(now).filter(p -> p.id().equals(request));
    if (proposal.isEmpty()) {
      return refused(
          command,
          by,
          "expected %s, found %s"
              .formatted(
                  counters
                      .limits()
                      .proposal(now)
                      .map(p -> "the proposal " + p.id())
                      .orElse("no proposal, for none waits"),
                  request));
    }
    try {
      limits.changed(proposal.get().changes());
      return List.of(new Fact.LimitsChanged(proposal.get().changes(), by));
    } catch (InvalidLimitsException e) {
      return refused(command, by, String.join("; ", e.problems()));
    }
  }

  private List<Fact> approve(Command command, RequestId request, String by) {
    Optional<ApprovalQueue.Request> waiting = counters.approvals().request(request);
    if (waiting.isEmpty()) {
      return refused(command, by, notWaiting(request));
    }
    return waiting.get().approved()
        ? refused(command, by, "%s is approved already".formatted(request))
        : List.of(new Fact.ApprovalGranted(request, by));
  }

  private List<Fact> deny(Command command, RequestId request, String by) {
    return counters.approvals().request(request).isEmpty()
        ? refused(command, by, notWaiting(request))
        : List.of(new Fact.ApprovalEnded(request, RequestEnd.DENIED, "denied by " + by));
  }

  private String notWaiting(RequestId request) {
    String waiting =
        counters.approvals().waiting().stream()
            .map(r -> r.id().toString())
            .collect(Collectors.joining(", "));
    return "expected one of the purchases that wait (%s), found %s"
        .formatted(waiting.isEmpty() ? "none" : waiting, request);
  }

  private static List<Fact> refused(Command command, String by, String reason) {
    return List.of(new Fact.CommandRefused(command.name(), by, reason));
  }
}
