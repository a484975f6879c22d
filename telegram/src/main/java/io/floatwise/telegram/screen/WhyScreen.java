package io.floatwise.telegram.screen;

import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.DecisionLine;
import io.floatwise.telegram.screen.View.Button;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The latest decisions, or one of them with its figures.
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
    Optional<DecisionLine> found =
        status.decisions().stream().filter(line -> line.id().equalsIgnoreCase(id)).findFirst();
    return found
        .map(line -> one(status, line, visit.messages()))
        .orElseGet(() ->
            list(
                status,
                visit.messages(),
                visit.messages().wrong("why.unknown", Html.clipped(id, LONGEST_ID))));
  }

  private static View list(Status status, Messages m, Html news) {
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
    List<List<Button>> rows = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += 3) {
      rows.add(numbers.subList(from, Math.min(from + 3, numbers.size())));
    }
    rows.add(
        List.of(
            new Button(m.plain("button.refresh"), Link.to("why")),
            new Button(m.plain("button.back"), Link.to("status"))));
    return new View(text, rows, "");
  }

  private static View one(Status status, DecisionLine line, Messages m) {
    Html text =
        Header.of(status, m)
            .plusLine(Html.EMPTY)
            .plusLine(summary(line, m))
            .plusLine(Html.EMPTY)
            .plusLine(m.html("why.figures"));
    for (String figure : line.figures().stream().limit(FIGURES).toList()) {
      text = text.plusLine(m.html("line", Html.clipped(figure, 100)));
    }
    if (line.figures().isEmpty()) {
      text = text.plusLine(m.html("why.figures.none"));
    }
    return new View(
        text.plusLine(Html.EMPTY).plusLine(m.html("why.at", Header.time(line.at()))),
        List.of(
            List.of(
                new Button(m.plain("button.decisions"), Link.to("why")),
                new Button(m.plain("button.status"), Link.to("status")))),
        "");
  }

  private static Html summary(DecisionLine line, Messages m) {
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
