package io.floatwise.telegram.screen;

import io.floatwise.core.operator.Explanation;
import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.DecisionLine;
import io.floatwise.telegram.screen.View.Button;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The latest decisions, or one of them with its figures; what is not among the latest comes from
/// what is kept on the disk.
final class WhyScreen {

  private static final int LISTED = 6;
  private static final int FIGURES = 15;
  private static final int LONGEST_ID = 40;

  private WhyScreen() {}

  static View open(Visit visit) {
    Status status = visit.operator().status();
    String id = visit.argument().strip();
    if (id.isEmpty()) {
      return list(status, visit.messages(), Html.EMPTY);
    }
    return latest(status, id)
        .map(line -> one(status, line, visit.messages()))
        .orElseGet(() -> kept(visit, status, id));
  }

  /// Whether the disk has to be asked.
  static boolean isSlow(Visit visit) {
    String id = visit.argument().strip();
    return !id.isEmpty() && latest(visit.operator().status(), id).isEmpty();
  }

  static Optional<DecisionLine> latest(Status status, String id) {
    return status.decisions().stream().filter(line -> line.id().equalsIgnoreCase(id)).findFirst();
  }

  private static View kept(Visit visit, Status status, String subject) {
    Messages m = visit.messages();
    List<Explanation> found = visit.operator().explanations().why(subject, LISTED);
    if (found.isEmpty()) {
      return list(status, m, m.wrong("why.unknown", Html.clipped(subject, LONGEST_ID)));
    }
    return found.size() == 1 ? one(status, found.getFirst(), m) : several(status, found, m);
  }

  private static View several(Status status, List<Explanation> found, Messages m) {
    Html text = Header.of(status, m).plusLine(Html.EMPTY).plusLine(m.html("why.kept"));
    var numbers = new ArrayList<Button>();
    for (Explanation one : found) {
      text = text.plusLine(Html.EMPTY).plusLine(summary(one, m));
      numbers.add(new Button(one.id(), new Link("why", one.id())));
    }
    return new View(text, rows(numbers, m), "");
  }

  private static View one(Status status, Explanation found, Messages m) {
    List<String> figures = found.figures().stream().map(d -> d.name() + ": " + d.value()).toList();
    Html text =
        detail(Header.of(status, m).plusLine(Html.EMPTY).plusLine(summary(found, m)), figures, m)
            .plusLine(Html.EMPTY)
            .plusLine(m.html("why.check", Html.clipped(found.check().text(), 300)))
            .plusLine(m.html("why.at", m.time(found.at())));
    return new View(text, below(found.id(), m), "");
  }

  private static Html summary(Explanation found, Messages m) {
    return m.html(
        "why.line.plain",
        found.id(),
        Html.clipped(found.action(), 60),
        Html.clipped(found.title().name(), 60),
        Html.clipped(found.result(), 140),
        Html.clipped(found.reason(), 220));
  }

  static View list(Status status, Messages m, Html news) {
    Html text = Header.of(status, m).plusLine(Html.EMPTY);
    if (!news.equals(Html.EMPTY)) {
      text = text.plusLine(news).plusLine(Html.EMPTY);
    }
    List<DecisionLine> latest = status.decisions().stream().limit(LISTED).toList();
    List<Button> numbers = new ArrayList<>();
    text = text.plusLine(m.html(latest.isEmpty() ? "why.none" : "why.title"));
    for (DecisionLine line : latest) {
      text = text.plusLine(Html.EMPTY).plusLine(summary(line, m));
      if (isLinkable(line.id())) {
        numbers.add(new Button(line.id(), new Link("why", line.id())));
      }
    }
    return new View(text, rows(numbers, m), "");
  }

  private static List<List<Button>> rows(List<Button> numbers, Messages m) {
    List<List<Button>> rows = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += 3) {
      rows.add(numbers.subList(from, Math.min(from + 3, numbers.size())));
    }
    rows.add(
        List.of(
            new Button(m.plain("button.refresh"), Link.to("why")),
            new Button(m.plain("button.back"), Link.to("status"))));
    return rows;
  }

  private static View one(Status status, DecisionLine line, Messages m) {
    Html text =
        detail(
            Header.of(status, m).plusLine(Html.EMPTY).plusLine(summary(line, m)),
            line.figures(),
            m);
    return new View(
        text.plusLine(Html.EMPTY).plusLine(m.html("why.at", m.time(line.at()))),
        below(line.id(), m),
        "");
  }

  private static Html detail(Html head, List<String> figures, Messages m) {
    Html text = head.plusLine(Html.EMPTY).plusLine(m.html("why.figures"));
    for (String figure : figures.stream().limit(FIGURES).toList()) {
      text = text.plusLine(m.html("line", Html.clipped(figure, 100)));
    }
    return figures.isEmpty() ? text.plusLine(m.html("why.figures.none")) : text;
  }

  private static List<List<Button>> below(String id, Messages m) {
    var rows = new ArrayList<List<Button>>();
    if (UndoScreen.isOrder(id)) {
      rows.add(List.of(new Button(m.plain("button.undo", id), new Link("undo", id))));
    }
    rows.add(
        List.of(
            new Button(m.plain("button.decisions"), Link.to("why")),
            new Button(m.plain("button.status"), Link.to("status"))));
    return rows;
  }

  /// What was decided and what came of it. Taking something down has no price.
  static Html summary(DecisionLine line, Messages m) {
    if (line.amount().isZero()) {
      return m.html(
          "why.line.plain",
          Html.clipped(line.id(), LONGEST_ID),
          Html.clipped(line.action(), 20),
          Html.clipped(line.title(), 60),
          Html.clipped(line.result(), 140),
          Html.clipped(line.reason(), 220));
    }
    return m.html(
        "why.line",
        Html.clipped(line.id(), LONGEST_ID),
        Html.clipped(line.action(), 20),
        Html.clipped(line.title(), 60),
        line.amount(),
        Html.clipped(line.result(), 140),
        Html.clipped(line.reason(), 220));
  }

  private static boolean isLinkable(String id) {
    return id.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ID && !id.isBlank();
  }
}
