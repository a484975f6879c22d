package io.floatwise.telegram.screen;

import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.CommandText;
import io.floatwise.core.operator.Status;
import io.floatwise.core.shared.CommandKind;
import io.floatwise.telegram.screen.View.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can be done with all lots or targets at once: asks first, then shows how it goes and what
/// became of each.
final class OrdersScreen {

  /// By the word in a link: the command as people write it.
  private static final List<Choice> CHOICES =
      List.of(
          new Choice("list", "list all"),
          new Choice("reprice", "reprice all"),
          new Choice("delist", "delist all"),
          new Choice("cancel", "cancel targets"));

  private static final int SHOWN = 12;
  private static final String YES = " yes";

  private record Choice(String word, String command) {}

  private OrdersScreen() {}

  static View open(Visit visit) {
    Messages m = visit.messages();
    String argument = visit.argument().strip();
    for (Choice choice : CHOICES) {
      if (argument.equals(choice.word())) {
        return ask(visit, choice);
      }
      if (argument.equals(choice.word() + YES)) {
        return give(visit, choice);
      }
    }
    Html news =
        argument.isEmpty() ? Html.EMPTY : m.wrong("orders.unknown", Html.clipped(argument, 60));
    return draw(visit, visit.operator().status(), news, "");
  }

  /// Taking down is a kind of its own.
  static Optional<CommandKind> kind(Visit visit) {
    String argument = visit.argument().strip();
    boolean deletes = argument.equals("delist" + YES) || argument.equals("cancel" + YES);
    return Optional.of(deletes ? CommandKind.DELETE : CommandKind.OTHER);
  }

  private static View ask(Visit visit, Choice choice) {
    Messages m = visit.messages();
    return new View(
        Header.of(visit.operator().status(), m)
            .plusLine(Html.EMPTY)
            .plusLine(m.html("orders." + choice.word() + ".ask")),
        List.of(
            List.of(
                new Button(
                    m.plain("orders." + choice.word()), new Link("orders", choice.word() + YES))),
            List.of(new Button(m.plain("button.no"), Link.to("orders")))),
        "");
  }

  private static View give(Visit visit, Choice choice) {
    Messages m = visit.messages();
    Optional<BulkReport> before = visit.operator().bulk();
    Order order =
        Order.give(
            visit,
            CommandText.parse(choice.command()),
            _ ->
                visit.operator().bulk().filter(BulkReport::done).isPresent()
                    && !visit.operator().bulk().equals(before));
    String said = order.said(m, "orders", choice.command());
    return draw(visit, order.status(), Html.escaped(said), said);
  }

  private static View draw(Visit visit, Status status, Html news, String toast) {
    Messages m = visit.messages();
    Html text = news.equals(Html.EMPTY) ? news : news.plusLine(Html.EMPTY);
    text = text.plusLine(Header.of(status, m)).plusLine(Html.EMPTY);
    Optional<BulkReport> latest = visit.operator().bulk();
    text = text.plusLine(latest.map(r -> report(r, m)).orElseGet(() -> m.html("orders.none")));
    var rows = new ArrayList<List<Button>>();
    for (Choice choice : CHOICES) {
      rows.add(
          List.of(
              new Button(m.plain("orders." + choice.word()), new Link("orders", choice.word()))));
    }
    rows.add(
        List.of(
            new Button(m.plain("button.refresh"), Link.to("orders")),
            new Button(m.plain("button.back"), Link.to("status"))));
    return new View(text, rows, toast);
  }

  /// What came of a command about many: how many ended how, then each that was not simply done.
  static Html report(BulkReport report, Messages m) {
    Html text =
        m.html(
            report.done() ? "orders.report" : "orders.running",
            Html.clipped(report.command(), 40),
            report.count(BulkReport.End.DONE),
            report.count(BulkReport.End.UNCHANGED),
            report.count(BulkReport.End.REFUSED),
            report.count(BulkReport.End.UNKNOWN),
            report.count(BulkReport.End.WITHHELD),
            report.sent().done(),
            report.sent().total());
    for (String trouble : report.troubles()) {
      text = text.plusLine(m.html("line", Html.clipped(trouble, 160)));
    }
    List<BulkReport.Item> worthSaying =
        report.worstFirst().stream().filter(i -> i.end() != BulkReport.End.DONE).toList();
    for (BulkReport.Item item : worthSaying.stream().limit(SHOWN).toList()) {
      text =
          text.plusLine(
              m.html(
                  "orders.item",
                  Html.clipped(item.id(), 40),
                  Html.clipped(item.title(), 60),
                  Html.clipped(item.result(), 120)));
    }
    return worthSaying.size() > SHOWN
        ? text.plusLine(m.html("more", worthSaying.size() - SHOWN))
        : text;
  }
}
