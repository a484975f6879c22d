package io.floatwise.app.why;

import io.floatwise.app.report.Page;
import io.floatwise.app.report.Plain;
import io.floatwise.app.report.Times;
import io.floatwise.core.operator.Explanation;
import io.floatwise.core.trade.Evidence.Datum;
import java.util.List;

/// Explanations as a person reads them on a terminal: one in full, several as a table.
public final class WhyText {

  /// Where values begin.
  private static final int INDENT = 33;

  private final Page page;

  private WhyText(Page page) {
    this.page = page;
  }

  /// @param isOne somebody asked for one decision
  /// @param page on which it is written
  public static String of(List<Explanation> explanations, boolean isOne, Page page) {
    var text = new WhyText(page);
    if (explanations.isEmpty()) {
      text.line("Nothing was decided yet.");
    } else if (isOne) {
      explanations.forEach(text::full);
    } else {
      text.table(explanations);
    }
    return page.toString();
  }

  private void table(List<Explanation> explanations) {
    line("%-8s %-16s %5s  %s", "id", "last", "times", "title");
    line("%9s%s", "", "about: what came of it");
    for (Explanation each : explanations) {
      line(
          "%-8s %-16s %5d  %s",
          each.id(), Times.minute(each.last()), each.times(), Plain.text(each.title().name()));
      line("%9s%s", "", Plain.text(each.action() + ": " + each.result()));
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
    page.words("  %-30s ".formatted(name), INDENT, Plain.text(value));
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    page.line(format.formatted(values));
  }
}
