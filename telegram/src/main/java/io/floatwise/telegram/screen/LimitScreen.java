package io.floatwise.telegram.screen;

import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.CommandText;
import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.ProposalLine;
import io.floatwise.core.shared.CommandKind;
import io.floatwise.core.trade.RequestId;
import io.floatwise.core.trade.Setting;
import io.floatwise.telegram.screen.View.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The limits that hold, and how to change them: stricter ones hold at once, looser ones wait for a
/// second word.
final class LimitScreen {

  private LimitScreen() {}

  static View limits(Visit visit) {
    if (visit.argument().isBlank()) {
      return draw(visit.operator().status(), visit.messages(), Html.EMPTY, "");
    }
    Command command = CommandText.parse("limits " + visit.argument());
    List<Setting> before = visit.operator().status().safety().limits();
    Optional<ProposalLine> waiting = visit.operator().status().safety().proposal();
    Order order =
        Order.give(
            visit,
            command,
            status ->
                !status.safety().limits().equals(before)
                    || !status.safety().proposal().equals(waiting));
    String key = order.status().safety().proposal().equals(waiting) ? "limits" : "limits.proposal";
    String said = order.said(visit.messages(), key);
    return draw(order.status(), visit.messages(), Html.escaped(said), said);
  }

  /// Looking changes nothing.
  static Optional<CommandKind> kind(Visit visit) {
    return Optional.of(visit.argument().isBlank() ? CommandKind.OTHER : CommandKind.SETTINGS);
  }

  static View confirm(Visit visit) {
    if (visit.argument().isBlank()) {
      return draw(visit.operator().status(), visit.messages(), Html.EMPTY, "");
    }
    RequestId request = CommandText.request(visit.argument());
    boolean waited = waits(visit.operator().status(), request);
    Order order =
        Order.give(
            visit, new Command.Confirm(request), status -> waited && !waits(status, request));
    String said = order.said(visit.messages(), "confirm", request);
    return draw(order.status(), visit.messages(), Html.escaped(said), said);
  }

  private static boolean waits(Status status, RequestId request) {
    return status.safety().proposal().filter(p -> p.id().equals(request.toString())).isPresent();
  }

  private static View draw(Status status, Messages m, Html news, String toast) {
    Html text = news.equals(Html.EMPTY) ? news : news.plusLine(Html.EMPTY);
    text =
        text.plusLine(Header.of(status, m)).plusLine(Html.EMPTY).plusLine(m.html("limits.title"));
    for (Setting limit : status.safety().limits()) {
      text =
          text.plusLine(
              m.html(
                  "limits.line", Html.clipped(limit.name(), 40), Html.clipped(limit.value(), 120)));
    }
    var rows = new ArrayList<List<Button>>();
    if (status.safety().proposal().isPresent()) {
      ProposalLine proposal = status.safety().proposal().get();
      text =
          text.plusLine(Html.EMPTY)
              .plusLine(
                  m.html(
                      "limits.waiting",
                      Html.clipped(proposal.id(), 20),
                      Html.clipped(proposal.changes().toString(), 400),
                      m.time(proposal.until())));
      rows.add(
          List.of(
              new Button(
                  m.plain("button.confirm", proposal.id()), new Link("confirm", proposal.id()))));
    }
    rows.add(
        List.of(
            new Button(m.plain("button.refresh"), Link.to("limits")),
            new Button(m.plain("button.strategies"), Link.to("strategies")),
            new Button(m.plain("button.back"), Link.to("status"))));
    return new View(text.plusLine(Html.EMPTY).plusLine(m.html("limits.how")), rows, toast);
  }
}
