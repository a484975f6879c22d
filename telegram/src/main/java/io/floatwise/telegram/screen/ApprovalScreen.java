package io.floatwise.telegram.screen;

import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.CommandText;
import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.ApprovalLine;
import io.floatwise.core.trade.RequestId;
import io.floatwise.telegram.screen.View.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Purchases that wait for a person's word, each with what a person must know, and the two answers.
public final class ApprovalScreen {

  private static final int SHOWN = 5;

  private ApprovalScreen() {}

  static View list(Visit visit) {
    return draw(visit.operator().status(), visit.messages(), Html.EMPTY, "");
  }

  static View approve(Visit visit) {
    return answer(visit, "approve", Command.Approve::new, line -> line.approved());
  }

  static View deny(Visit visit) {
    return answer(visit, "deny", Command.Deny::new, _ -> false);
  }

  /// A message of its own about one purchase.
  public static View card(Status status, ApprovalLine line, Messages m) {
    return new View(
        Header.of(status, m)
            .plusLine(Html.EMPTY)
            .plusLine(m.html("approvals.card"))
            .plusLine(text(line, m)),
        List.of(buttons(line, m)),
        "");
  }

  private interface Making {
    Command of(RequestId request);
  }

  /// @param answered whether a line that is still there shows the answer
  private static View answer(
      Visit visit, String verb, Making making, Predicate<ApprovalLine> answered) {
    Messages m = visit.messages();
    if (visit.argument().isBlank()) {
      return list(visit);
    }
    RequestId request = CommandText.request(visit.argument());
    String id = request.toString();
    boolean waits = line(visit.operator().status(), id).isPresent();
    Order order =
        Order.give(
            visit,
            making.of(request),
            status -> waits && line(status, id).map(answered::test).orElse(true));
    String said = order.said(m, verb, id);
    return draw(order.status(), m, Html.escaped(said), said);
  }

  private static Optional<ApprovalLine> line(Status status, String id) {
    return status.safety().approvals().stream().filter(l -> l.id().equals(id)).findFirst();
  }

  private static View draw(Status status, Messages m, Html news, String toast) {
    List<ApprovalLine> waiting = status.safety().approvals();
    Html text = news.equals(Html.EMPTY) ? news : news.plusLine(Html.EMPTY);
    text = text.plusLine(Header.of(status, m)).plusLine(Html.EMPTY);
    text = text.plusLine(m.html(waiting.isEmpty() ? "approvals.none" : "approvals.title"));
    var rows = new ArrayList<List<Button>>();
    for (ApprovalLine line : waiting.stream().limit(SHOWN).toList()) {
      text = text.plusLine(Html.EMPTY).plusLine(text(line, m));
      rows.add(buttons(line, m));
    }
    if (waiting.size() > SHOWN) {
      text = text.plusLine(m.html("more", waiting.size() - SHOWN));
    }
    rows.add(
        List.of(
            new Button(m.plain("button.refresh"), Link.to("approvals")),
            new Button(m.plain("button.back"), Link.to("status"))));
    return new View(text, rows, toast);
  }

  private static Html text(ApprovalLine line, Messages m) {
    return m.html(
        line.approved() ? "approvals.approved" : "approvals.line",
        Html.clipped(line.id(), 20),
        Html.clipped(line.title(), 60),
        line.cost(),
        Html.clipped(line.rule(), 40),
        Html.clipped(line.reason(), 160),
        Html.clipped(line.evidence(), 200),
        m.time(line.until()));
  }

  private static List<Button> buttons(ApprovalLine line, Messages m) {
    Button why = new Button(m.plain("button.why"), new Link("why", line.id()));
    Button deny = new Button(m.plain("button.deny", line.id()), new Link("deny", line.id()));
    return line.approved()
        ? List.of(deny, why)
        : List.of(
            new Button(m.plain("button.approve", line.id()), new Link("approve", line.id())),
            deny,
            why);
  }
}
