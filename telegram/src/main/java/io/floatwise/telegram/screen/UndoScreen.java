package io.floatwise.telegram.screen;

import io.floatwise.core.error.InputException;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.CommandText;
import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.DecisionLine;
import io.floatwise.telegram.screen.View.Button;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Takes back what an order did: shows it, asks once, and shows what came of it.
final class UndoScreen {

  private static final Pattern ORDER = Pattern.compile("i[1-9][0-9]{0,17}");
  private static final String YES = " yes";

  private UndoScreen() {}

  /// Whether `id` is that of an order, which is all that can be taken back.
  static boolean isOrder(String id) {
    return ORDER.matcher(id).matches();
  }

  static View open(Visit visit) {
    Messages m = visit.messages();
    String argument = visit.argument().strip();
    if (argument.isEmpty()) {
      return WhyScreen.list(visit.operator().status(), m, m.html("undo.which"));
    }
    boolean said = argument.endsWith(YES);
    Command.Undo undo =
        parse(said ? argument.substring(0, argument.length() - YES.length()) : argument);
    return said ? give(visit, undo) : ask(visit, undo);
  }

  private static Command.Undo parse(String order) {
    if (CommandText.parse("undo " + order) instanceof Command.Undo undo) {
      return undo;
    }
    throw new InputException("expected an order such as i12, found '%s'".formatted(order));
  }

  private static View ask(Visit visit, Command.Undo undo) {
    Messages m = visit.messages();
    Status status = visit.operator().status();
    String id = undo.intent().toString();
    Html text = Header.of(status, m).plusLine(Html.EMPTY).plusLine(m.html("undo.ask", id));
    Html order =
        WhyScreen.latest(status, id).map(line -> WhyScreen.summary(line, m)).orElse(Html.EMPTY);
    return new View(
        order.equals(Html.EMPTY) ? text : text.plusLine(Html.EMPTY).plusLine(order),
        List.of(
            List.of(new Button(m.plain("undo.yes", id), new Link("undo", id + YES))),
            List.of(new Button(m.plain("button.no"), new Link("why", id)))),
        "");
  }

  private static View give(Visit visit, Command.Undo undo) {
    Messages m = visit.messages();
    String reason = undo.reason(visit.by());
    Set<String> before =
        visit.operator().status().decisions().stream()
            .map(DecisionLine::id)
            .collect(Collectors.toSet());
    Predicate<DecisionLine> isOurs =
        line -> line.reason().equals(reason) && !before.contains(line.id());
    Order order = Order.give(visit, undo, status -> status.decisions().stream().anyMatch(isOurs));
    String said = order.said(m, "undo", undo.intent());
    Html text = Html.escaped(said).plusLine(Html.EMPTY).plusLine(Header.of(order.status(), m));
    for (DecisionLine line : order.status().decisions().stream().filter(isOurs).toList()) {
      text = text.plusLine(Html.EMPTY).plusLine(WhyScreen.summary(line, m));
    }
    return new View(
        text,
        List.of(
            List.of(
                new Button(m.plain("button.decisions"), Link.to("why")),
                new Button(m.plain("button.status"), Link.to("status")))),
        said);
  }
}
