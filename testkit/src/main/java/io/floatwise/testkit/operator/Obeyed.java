package io.floatwise.testkit.operator;

import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.MoneyText;
import io.floatwise.core.operator.Status;
import io.floatwise.core.trade.RequestId;
import io.floatwise.core.trade.Setting;
import io.floatwise.core.trade.Stance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What a status becomes when a command is obeyed or refused.
final class Obeyed {

  private Obeyed() {}

  /// `status` as an engine shows it that obeyed `command` at once, or refused it for the reason
  /// that nothing of that kind waits.
  static Status by(Status status, Command command, String by) {
    Status.Safety now = status.safety();
    return switch (command) {
      case Command.Halt _, Command.Panic _ -> with(status, stance(now, Stance.HALT));
      case Command.Reduce _ -> with(status, stance(now, Stance.REDUCE));
      case Command.ChangeLimits(var changes) ->
          with(status, safety(now, Optional.of(proposal(status, changes)), now.approvals()));
      case Command.Confirm(var request) ->
          isProposed(now, request)
              ? with(status, safety(now, Optional.empty(), now.approvals()))
              : with(status, refused(status, command));
      case Command.Approve(var request) ->
          with(status, answered(status, command, request, Optional.of(true)));
      case Command.Deny(var request) ->
          with(status, answered(status, command, request, Optional.empty()));
      case Command.Pause _,
          Command.Resume _,
          Command.DelistAll _,
          Command.CancelTargets _,
          Command.ListAll _,
          Command.RepriceAll _ ->
          status;
      case Command.AdoptMoney adopt -> adopted(status, adopt);
      case Command.Undo undo -> undone(status, undo, by);
      case Command.FormTargetGroup(var group) ->
          with(status, replaced(status, new Status.GroupLine(group, false, 0)));
      case Command.PauseTargets(var group) ->
          grouped(
              status,
              command,
              group,
              line -> new Status.GroupLine(line.group(), true, line.standing()));
      case Command.ResumeTargets(var group) ->
          grouped(
              status,
              command,
              group,
              line -> new Status.GroupLine(line.group(), false, line.standing()));
      case Command.RepriceTargets(var group, var least, var most) ->
          grouped(
              status,
              command,
              group,
              line ->
                  new Status.GroupLine(
                      line.group().between(least, most), line.paused(), line.standing()));
      case Command.CancelTargetGroup(var group) -> grouped(status, command, group, line -> line);
    };
  }

  /// The difference gone, or still there if the command is no answer to it.
  private static Status adopted(Status status, Command.AdoptMoney adopt) {
    boolean answers =
        status
            .safety()
            .difference()
            .filter(d -> d.answers().contains(MoneyText.text(adopt)))
            .isPresent();
    return with(
        status, answers ? differing(status.safety(), Optional.empty()) : refused(status, adopt));
  }

  static Status.Safety differing(Status.Safety now, Optional<Status.DifferenceLine> difference) {
    return new Status.Safety(
        now.stance(),
        now.panicking(),
        now.limits(),
        now.proposal(),
        now.approvals(),
        now.locked(),
        Optional.empty(),
        difference);
  }

  /// An order that takes it back, or no decision of that number.
  private static Status undone(Status status, Command.Undo undo, String by) {
    String id = undo.intent().toString();
    if (status.decisions().stream().noneMatch(line -> line.id().equals(id))) {
      return with(status, refused(status, undo));
    }
    var decisions = new ArrayList<>(status.decisions());
    decisions.addFirst(
        new Status.DecisionLine(
            "i" + status.seq(),
            status.at(),
            "delist",
            decisions.getFirst().title(),
            Money.ZERO_USD,
            "accepted",
            undo.reason(by),
            List.of()));
    return with(status, decisions, status.groups(), status.safety());
  }

  private static Status grouped(
      Status status, Command command, String name, UnaryOperator<Status.GroupLine> change) {
    return status.groups().stream()
        .filter(line -> line.group().name().equals(name))
        .findFirst()
        .map(line -> with(status, replaced(status, change.apply(line))))
        .orElseGet(() -> with(status, refused(status, command)));
  }

  private static List<Status.GroupLine> replaced(Status status, Status.GroupLine line) {
    return Stream.concat(
            status.groups().stream()
                .filter(other -> !other.group().name().equals(line.group().name())),
            Stream.of(line))
        .toList();
  }

  private static boolean isProposed(Status.Safety now, RequestId request) {
    return now.proposal().filter(p -> p.id().equals(request.toString())).isPresent();
  }

  private static Status.ProposalLine proposal(Status status, List<Setting> changes) {
    return new Status.ProposalLine(
        "a1850", changes, "telegram", status.at().plus(Duration.ofHours(1)));
  }

  /// @param approved whether the line stays, approved; empty if it goes
  private static Status.Safety answered(
      Status status, Command command, RequestId request, Optional<Boolean> approved) {
    Status.Safety now = status.safety();
    String id = request.toString();
    if (now.approvals().stream().noneMatch(line -> line.id().equals(id))) {
      return refused(status, command);
    }
    List<Status.ApprovalLine> left =
        now.approvals().stream()
            .filter(line -> approved.isPresent() || !line.id().equals(id))
            .map(line -> line.id().equals(id) ? approved(line) : line)
            .toList();
    return safety(now, now.proposal(), left);
  }

  private static Status.ApprovalLine approved(Status.ApprovalLine line) {
    return new Status.ApprovalLine(
        line.id(),
        line.action(),
        line.title(),
        line.cost(),
        line.rule(),
        line.reason(),
        line.evidence(),
        line.until(),
        true);
  }

  private static Status.Safety refused(Status status, Command command) {
    Status.Safety now = status.safety();
    return new Status.Safety(
        now.stance(),
        now.panicking(),
        now.limits(),
        now.proposal(),
        now.approvals(),
        now.locked(),
        Optional.of(
            new Status.RefusedLine(
                status.seq() + 1, command.name() + ": nothing like that waits (error 8000)")),
        now.difference());
  }

  private static Status.Safety safety(
      Status.Safety now,
      Optional<Status.ProposalLine> proposal,
      List<Status.ApprovalLine> approvals) {
    return new Status.Safety(
        now.stance(),
        now.panicking(),
        now.limits(),
        proposal,
        approvals,
        now.locked(),
        Optional.empty(),
        now.difference());
  }

  private static Status.Safety stance(Status.Safety now, Stance stance) {
    return new Status.Safety(
        stance,
        now.panicking(),
        now.limits(),
        now.proposal(),
        now.approvals(),
        now.locked(),
        Optional.empty(),
        now.difference());
  }

  static Status with(Status status, Status.Safety safety) {
    return with(status, status.decisions(), status.groups(), safety);
  }

  private static Status with(Status status, List<Status.GroupLine> groups) {
    return with(status, status.decisions(), groups, status.safety());
  }

  private static Status with(
      Status status,
      List<Status.DecisionLine> decisions,
      List<Status.GroupLine> groups,
      Status.Safety safety) {
    return new Status(
        status.mode(),
        status.at(),
        status.seq() + 1,
        status.paused(),
        status.pauseReasons(),
        status.cash(),
        status.lots(),
        decisions,
        status.markets(),
        groups,
        status.totals(),
        status.refusals(),
        safety,
        status.strategies());
  }
}
