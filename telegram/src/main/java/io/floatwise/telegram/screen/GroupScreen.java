package io.floatwise.telegram.screen;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.CommandText;
import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.GroupLine;
import io.floatwise.core.shared.CommandKind;
import io.floatwise.core.trade.TargetGroup;
import io.floatwise.telegram.screen.View.Button;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Groups of targets: shows them, and takes what can be done with one in the words of
/// [CommandText]. Pausing needs one step, everything else asks first.
final class GroupScreen {

  private static final String YES = "yes ";
  private static final int SHOWN = 12;
  private static final int TITLES = 10;

  private GroupScreen() {}

  static View open(Visit visit) {
    Messages m = visit.messages();
    String argument = visit.argument().strip();
    if (argument.isEmpty()) {
      Status status = visit.operator().status();
      return draw(status, m, Html.EMPTY, groups(status, m), "");
    }
    if (argument.startsWith(YES)) {
      return visit
          .questions()
          .answered(argument.substring(YES.length()))
          .map(line -> give(visit, parse(line)))
          .orElseGet(() -> stale(visit.operator().status(), m));
    }
    String line = "group " + argument;
    Command.OfTargetGroup command = parse(line);
    return question(command, m)
        .map(question -> ask(visit, line, question))
        .orElseGet(() -> give(visit, command));
  }

  /// What places targets, what takes them down, and pausing, which is never refused. A yes counts
  /// as something else, because the question before it was counted.
  static Optional<CommandKind> kind(Visit visit) {
    return switch (visit.argument().strip().toLowerCase(Locale.ROOT).split("\\s+", 2)[0]) {
      case "form", "resume", "reprice" -> Optional.of(CommandKind.TARGET_CREATE);
      case "cancel" -> Optional.of(CommandKind.DELETE);
      case "pause" -> Optional.empty();
      default -> Optional.of(CommandKind.OTHER);
    };
  }

  private static Command.OfTargetGroup parse(String line) {
    if (CommandText.parse(line) instanceof Command.OfTargetGroup command) {
      return command;
    }
    throw new InputException("expected a command about a group, found '%s'".formatted(line));
  }

  private static View ask(Visit visit, String line, Html question) {
    Messages m = visit.messages();
    return new View(
        Header.of(visit.operator().status(), m).plusLine(Html.EMPTY).plusLine(question),
        List.of(
            List.of(
                new Button(
                    m.plain("group.yes"), new Link("group", YES + visit.questions().ask(line)))),
            List.of(new Button(m.plain("button.no"), Link.to("group")))),
        "");
  }

  /// What the command will do; empty where nobody need be asked.
  private static Optional<Html> question(Command.OfTargetGroup command, Messages m) {
    return switch (command) {
      case Command.FormTargetGroup(TargetGroup group) ->
          Optional.of(
              titles(
                  m.html(
                      "group.form.ask",
                      group.name(),
                      group.titles().size(),
                      group.amount(),
                      bounds(group.least(), group.most(), m)),
                  group,
                  m));
      case Command.RepriceTargets(String group, var least, var most) ->
          Optional.of(m.html("group.reprice.ask", group, bounds(least, most, m)));
      case Command.ResumeTargets(String group) -> Optional.of(m.html("group.resume.ask", group));
      case Command.CancelTargetGroup(String group) ->
          Optional.of(m.html("group.cancel.ask", group));
      case Command.PauseTargets _ -> Optional.empty();
    };
  }

  private static Html titles(Html head, TargetGroup group, Messages m) {
    Html text = head;
    for (Title title : group.titles().stream().limit(TITLES).toList()) {
      text = text.plusLine(m.html("line", Html.clipped(title.name(), 80)));
    }
    return group.titles().size() > TITLES
        ? text.plusLine(m.html("more", group.titles().size() - TITLES))
        : text;
  }

  private static View give(Visit visit, Command.OfTargetGroup command) {
    Messages m = visit.messages();
    Status before = visit.operator().status();
    Optional<BulkReport> reported = visit.operator().bulk();
    Predicate<Status> goal = goal(visit, command, before, reported);
    Order order = Order.give(visit, command, goal);
    String said = order.said(m, "group", command.name());
    Optional<BulkReport> now =
        visit.operator().bulk().filter(r -> !reported.equals(Optional.of(r)));
    return draw(
        order.status(),
        m,
        Html.escaped(said),
        now.map(r -> OrdersScreen.report(r, m)).orElseGet(() -> groups(order.status(), m)),
        said);
  }

  /// Whether a status shows what was wanted.
  private static Predicate<Status> goal(
      Visit visit, Command.OfTargetGroup command, Status before, Optional<BulkReport> reported) {
    Predicate<Status> accepted = status -> status.seq() > before.seq();
    Predicate<Status> answered =
        _ -> {
          Optional<BulkReport> now = visit.operator().bulk();
          return now.filter(BulkReport::done).isPresent() && !now.equals(reported);
        };
    return switch (command) {
      case Command.FormTargetGroup(TargetGroup wanted) ->
          accepted.and(status -> has(status, g -> g.group().equals(wanted)));
      case Command.RepriceTargets(String name, var least, var most) ->
          accepted.and(status ->
              has(
                  status,
                  g ->
                      g.group().name().equals(name)
                          && g.group().equals(g.group().between(least, most))));
      case Command.ResumeTargets(String name) ->
          accepted.and(status -> has(status, g -> g.group().name().equals(name) && !g.paused()));
      case Command.PauseTargets(String name) ->
          answered.and(status -> has(status, g -> g.group().name().equals(name) && g.paused()));
      case Command.CancelTargetGroup(String name) ->
          answered.and(status -> has(status, g -> g.group().name().equals(name)));
    };
  }

  private static boolean has(Status status, Predicate<GroupLine> wanted) {
    return status.groups().stream().anyMatch(wanted);
  }

  private static View stale(Status status, Messages m) {
    return draw(status, m, m.html("group.stale"), groups(status, m), m.plain("group.stale"));
  }

  private static View draw(Status status, Messages m, Html news, Html body, String toast) {
    Html text = news.equals(Html.EMPTY) ? news : news.plusLine(Html.EMPTY);
    return new View(
        text.plusLine(Header.of(status, m))
            .plusLine(Html.EMPTY)
            .plusLine(body)
            .plusLine(Html.EMPTY)
            .plusLine(m.html("group.how")),
        List.of(
            List.of(
                new Button(m.plain("button.refresh"), Link.to("group")),
                new Button(m.plain("button.back"), Link.to("status")))),
        toast);
  }

  private static Html groups(Status status, Messages m) {
    Html text = m.html(status.groups().isEmpty() ? "group.none" : "group.title");
    for (GroupLine line : status.groups().stream().limit(SHOWN).toList()) {
      TargetGroup group = line.group();
      text =
          text.plusLine(
              m.html(
                  line.paused() ? "group.paused" : "group.line",
                  group.name(),
                  group.titles().size(),
                  group.amount(),
                  bounds(group.least(), group.most(), m),
                  line.standing()));
    }
    return status.groups().size() > SHOWN
        ? text.plusLine(m.html("more", status.groups().size() - SHOWN))
        : text;
  }

  private static String bounds(Optional<Money> least, Optional<Money> most, Messages m) {
    return least.map(money -> m.plain("group.from", money)).orElse("")
        + most.map(money -> m.plain("group.to", money)).orElse("");
  }
}
