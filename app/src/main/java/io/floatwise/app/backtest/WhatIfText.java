package io.floatwise.app.backtest;

import io.floatwise.app.report.Page;
import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.trade.Setting;
import java.util.List;

/// The same time with other rules, as lines for a terminal.
public final class WhatIfText {

  static final String CAUTION =
      "Fewer than some thirty sales on either side say nothing about the rule, only about this"
          + " time. What a backtest cannot know, this cannot either: see docs/backtest.md.";

  private final Page page;
  private final WhatIf both;

  private WhatIfText(WhatIf both, Page page) {
    this.page = page;
    this.both = both;
  }

  /// @param page on which it is written
  public static String of(WhatIf both, Page page) {
    new WhatIfText(both, page).write();
    return page.toString();
  }

  private void write() {
    both.changes().forEach((Setting each) -> line("What if %s = %s", each.name(), each.value()));
    BacktestResult usual = both.usual().result();
    if (usual.span().isEmpty()) {
      line("Nothing was told in the time asked for.");
      return;
    }
    line("Recorded from %s to %s", usual.span().get().from(), usual.span().get().until());
    words(
        "Both begin with %s and no items, orders arrive after %d ms."
            .formatted(both.usual().setup().deposit(), both.usual().setup().latency().toMillis()));
    words(both.recorder());
    line("");
    line("%-28s %12s %12s %12s", "", "as it is", "what if", "difference");
    rows("", both.figures());
    List<WhatIf.Row> refusals = both.refusals();
    if (!refusals.isEmpty()) {
      line("");
      line("left alone, by rule");
      rows("  ", refusals);
    }
    line("");
    words(CAUTION);
  }

  private void rows(String indent, List<WhatIf.Row> rows) {
    rows.forEach(row ->
        line(
            "%-28s %12s %12s %12s",
            indent + row.name(), row.usual(), row.changed(), row.difference()));
  }

  private void words(String text) {
    page.words("", 0, text);
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    page.line(format.formatted(values));
  }
}
