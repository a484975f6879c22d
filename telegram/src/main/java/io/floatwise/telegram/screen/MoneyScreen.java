package io.floatwise.telegram.screen;

import io.floatwise.core.error.InputException;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.CommandText;
import io.floatwise.core.operator.MoneyText;
import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.DifferenceLine;
import io.floatwise.telegram.screen.View.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Money that its owner moved by hand: shows by how much books and venue differ, asks once, and
/// shows what came of it.
final class MoneyScreen {

  private static final String VERB = "money ";
  private static final String YES = " yes";

  private MoneyScreen() {}

  static View open(Visit visit) {
    Messages m = visit.messages();
    String argument = visit.argument().strip();
    if (argument.isEmpty()) {
      return draw(visit.operator().status(), m, Html.EMPTY, "");
    }
    boolean said = argument.endsWith(YES);
    Command.AdoptMoney command =
        parse(said ? argument.substring(0, argument.length() - YES.length()) : argument);
    return said ? give(visit, command) : ask(visit, command);
  }

  private static Command.AdoptMoney parse(String words) {
    if (CommandText.parse(VERB + words) instanceof Command.AdoptMoney command) {
      return command;
    }
    throw new InputException("expected money that was moved, found '%s'".formatted(words));
  }

  private static View ask(Visit visit, Command.AdoptMoney command) {
    Messages m = visit.messages();
    Html question =
        command.lot().isPresent()
            ? m.html("money.ask.lot", command.amount().negated(), command.lot().get())
            : m.html(
                command.amount().isNegative() ? "money.ask.out" : "money.ask.in",
                command.amount().isNegative() ? command.amount().negated() : command.amount());
    return new View(
        Header.of(visit.operator().status(), m).plusLine(Html.EMPTY).plusLine(question),
        List.of(
            List.of(
                new Button(
                    m.plain("money.yes"), new Link("money", words(MoneyText.text(command)) + YES))),
            List.of(new Button(m.plain("button.no"), Link.to("money")))),
        "");
  }

  private static View give(Visit visit, Command.AdoptMoney command) {
    Messages m = visit.messages();
    long before = visit.operator().status().seq();
    Order order =
        Order.give(
            visit,
            command,
            status -> status.seq() > before && status.safety().difference().isEmpty());
    String said = order.said(m, "money", MoneyText.text(command));
    return draw(order.status(), m, Html.escaped(said), said);
  }

  private static View draw(Status status, Messages m, Html news, String toast) {
    Html text = news.equals(Html.EMPTY) ? news : news.plusLine(Html.EMPTY);
    Optional<DifferenceLine> difference = status.safety().difference();
    var rows = new ArrayList<List<Button>>();
    difference.ifPresent(d ->
        d.answers().stream()
            .filter(answer -> answer.startsWith(VERB))
            .forEach(
                answer -> rows.add(List.of(new Button(answer, new Link("money", words(answer)))))));
    rows.add(List.of(new Button(m.plain("button.status"), Link.to("status"))));
    return new View(
        text.plusLine(Header.of(status, m))
            .plusLine(Html.EMPTY)
            .plusLine(
                difference
                    .map(d -> m.html("money.differ", d.expected(), d.observed()))
                    .orElseGet(() -> m.html("money.agree")))
            .plusLine(Html.EMPTY)
            .plusLine(m.html("money.how")),
        rows,
        toast);
  }

  private static String words(String line) {
    return line.substring(VERB.length());
  }
}
