package io.floatwise.app.backtest;

import io.floatwise.core.backtest.EquityPoint;
import io.floatwise.core.trade.Setting;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The same time with other rules as one HTML file, with both curves in one chart.
public final class WhatIfHtml {

  private static final int WIDTH = 900;
  private static final int LEFT = 70;
  private static final int TOP = 10;
  private static final int HEIGHT = 240;
  private static final int FOOT = 30;
  private static final double CENTS = 100;

  private final StringBuilder html = new StringBuilder(HtmlPage.head("Floatwise what-if"));

  private WhatIfHtml() {}

  public static String of(WhatIf both) {
    var page = new WhatIfHtml();
    page.write(both);
    return page.html.append("</body></html>\n").toString();
  }

  private void write(WhatIf both) {
    String changes =
        both.changes().stream()
            .map((Setting each) -> each.name() + " = " + each.value())
            .collect(Collectors.joining(", "));
    html.append("<h1>What if %s</h1>%n".formatted(HtmlPage.escaped(changes)));
    both.usual()
        .result()
        .span()
        .ifPresent(span ->
            paragraph(
                "Recorded from %s to %s. Both begin with %s and no items. %s"
                    .formatted(
                        span.from(),
                        span.until(),
                        both.usual().setup().deposit(),
                        both.recorder())));
    chart(both.usual().result().equity(), both.changed().result().equity());
    table("Figures, USD", both.figures());
    table("Left alone, by rule", both.refusals());
    paragraph(WhatIfText.CAUTION);
    html.append("<h2>What this could not know</h2>\n");
    Unknowns.of(both.changed(), both.recorder()).forEach(this::paragraph);
  }

  private void paragraph(String text) {
    html.append("<p>").append(HtmlPage.escaped(text)).append("</p>\n");
  }

  private void table(String head, List<WhatIf.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    html.append(
        "<h2>%s</h2><div class=\"wide\"><table><tr><th></th><th>as it is</th><th>what if</th><th>difference</th></tr>%n"
            .formatted(HtmlPage.escaped(head)));
    for (WhatIf.Row row : rows) {
      html.append("<tr>");
      Stream.of(row.name(), row.usual(), row.changed(), row.difference())
          .forEach(cell -> html.append("<td>").append(HtmlPage.escaped(cell)).append("</td>"));
      html.append("</tr>\n");
    }
    html.append("</table></div>\n");
  }

  private void chart(List<EquityPoint> usual, List<EquityPoint> changed) {
    if (usual.size() < 2 || changed.size() < 2) {
      return;
    }
    long least = equities(usual, changed).min().orElse(0);
    long most = equities(usual, changed).max().orElse(1);
    long span = Math.max(1, most - least);
    html.append("<h2>Equity by day, items at cost, USD</h2>\n");
    html.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"equity by day\">"
            .formatted(WIDTH, TOP + HEIGHT + FOOT));
    for (int i = 0; i <= 2; i++) {
      double y = TOP + HEIGHT * i / 2.0;
      append("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>", LEFT, y, WIDTH, y);
      double value = (most - span * i / 2.0) / CENTS;
      append("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.2f</text>", LEFT - 6, y + 4, value);
    }
    curve("usual", usual, least, span);
    curve("changed", changed, least, span);
    int foot = TOP + HEIGHT + FOOT - 8;
    append("<text x=\"%d\" y=\"%d\">%s</text>", LEFT, foot, usual.getFirst().day());
    append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
        WIDTH, foot, usual.getLast().day());
    html.append("</svg>\n<p><i class=\"usual\"></i>as it is<i class=\"changed\"></i>what if</p>\n");
  }

  private static LongStream equities(List<EquityPoint> usual, List<EquityPoint> changed) {
    return Stream.concat(usual.stream(), changed.stream())
        .mapToLong(point -> point.equity().minor());
  }

  private void curve(String name, List<EquityPoint> points, long least, long span) {
    append("<polyline class=\"%s\" points=\"", name);
    for (int i = 0; i < points.size(); i++) {
      double x = LEFT + (double) (WIDTH - LEFT) * i / (points.size() - 1);
      double y = TOP + HEIGHT * (1 - (double) (points.get(i).equity().minor() - least) / span);
      append("%.1f,%.1f ", x, y);
    }
    append("\"><title>%s</title></polyline>", name);
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private void append(String format, Object... values) {
    html.append(String.format(Locale.ROOT, format, values));
  }
}
