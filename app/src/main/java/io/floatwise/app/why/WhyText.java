package io.floatwise.app.why;

import io.floatwise.app.report.Plain;
import io.floatwise.core.operator.Explanation;
import io.floatwise.core.trade.Evidence.Datum;
import java.util.List;

/// Explanations as a person reads them on a terminal: one in full, several as a table.
public final class WhyText {

  private static final int TITLE = 40;
  private static final int ACTION = 34;

  private final StringBuilder out = new StringBuilder();

  private WhyText() {}

  /// @param isOne somebody asked for one decision
  public static String of(List<Explanation> explanations, boolean isOne) {
    var text = new WhyText();
    if (explanations.isEmpty()) {
      text.line("Nothing was decided yet.");
    } else if (isOne) {
      explanations.forEach(text::full);
    } else {
      text.table(explanations);
    }
    return text.out.toString();
  }

  private void table(List<Explanation> explanations) {
    line(
        "%-8s %-16s %5s  %-" + TITLE + "s %-" + ACTION + "s %s",
        "id",
        "last",
        "times",
        "title",
        "about",
        "what came of it");
    for (Explanation each : explanations) {
      line(
          "%-8s %-16s %5d  %-" + TITLE + "s %-" + ACTION + "s %s",
          each.id(),
          Times.minute(each.last()),
          each.times(),
          clipped(each.title().name(), TITLE),
          clipped(each.action(), ACTION),
          Plain.text(each.result()));
    }
    line("");
    line("floatwise why ID shows what one of them was decided on");
  }

  private void full(Explanation each) {
    line(
        "%s  %s  %s (%s)",
        each.id(), each.action(), Plain.text(each.title().name()), each.title().game().label());
    row("result", each.result());
    each.rule().ifPresent(rule -> row("first rule that said no", rule));
    row("reason", each.reason());
    row("decided by", each.author());
    row(
        "at",
        each.times() == 1
            ? each.at().toString()
            : "%s, the same %d times until %s".formatted(each.at(), each.times(), each.last()));
    rows("Figures", each.figures());
    rows("Decided on", each.inputs());
    if (!each.passed().isEmpty()) {
      row("rules that passed", String.join(", ", each.passed()));
    }
    line("");
    line("Decided again");
    each.version().ifPresent(version -> row("decided by program", version));
    row("result", each.check().text());
  }

  private void rows(String head, List<Datum> data) {
    if (!data.isEmpty()) {
      line("");
      line("%s", head);
      data.forEach(datum -> row(datum.name(), datum.value()));
    }
  }

  private void row(String name, String value) {
    line("  %-30s %s", name, Plain.text(value));
  }

  private static String clipped(String text, int most) {
    String plain = Plain.text(text);
    return plain.length() <= most ? plain : plain.substring(0, most - 3) + "...";
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    out.append(format.formatted(values).stripTrailing()).append(System.lineSeparator());
  }
}
