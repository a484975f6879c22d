package io.floatwise.app.backtest;

import io.floatwise.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Backtests beside each other as one HTML file, with their curves in one chart.
public final class ComparisonHtml {

  private static final int TOP = 8;
  private static final int HEIGHT = 220;
  private static final int FOOT = 32;

  private final Html html = new Html("Floatwise backtests compared");
  private final Comparison comparison;

  private ComparisonHtml(Comparison comparison) {
    this.comparison = comparison;
  }

  public static String of(Comparison comparison) {
    var page = new ComparisonHtml(comparison);
    page.write();
    return page.html.page();
  }

  private void write() {
    html.heading(1, "Backtests compared")
        .raw("<p class=\"lead\">Differences are against the first.</p>");
    comparison.cautions().forEach(html::paragraph);
    chart();
    table("Settings that differ", comparison.settings());
    table("Figures, USD where they are amounts", comparison.figures());
    table("Left alone, by rule", comparison.refusals());
  }

  private void table(String head, List<Comparison.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    html.heading(2, head)
        .table(Stream.concat(Stream.of(""), comparison.names().stream()).toArray(String[]::new));
    for (Comparison.Row row : rows) {
      var cells = new ArrayList<String>(List.of(row.name()));
      for (int i = 0; i < row.values().size(); i++) {
        String difference =
            i == 0 || row.differences().isEmpty() ? "" : row.differences().get(i - 1);
        cells.add(row.values().get(i) + (difference.isEmpty() ? "" : " (" + difference + ")"));
      }
      html.row(cells.toArray(String[]::new));
    }
    html.endTable();
  }

  private void chart() {
    List<SortedMap<LocalDate, Money>> curves =
        comparison.runs().stream().map(KeptRun::gains).toList();
    List<LocalDate> days = curves.stream().flatMap(each -> each.keySet().stream()).toList();
    if (curves.stream().noneMatch(each -> each.size() > 1)) {
      return;
    }
    Instant from = at(Collections.min(days));
    Instant until = at(Collections.max(days));
    List<Long> cents =
        curves.stream().flatMap(each -> each.values().stream()).map(Money::minor).toList();
    double least = Math.min(0, Collections.min(cents));
    double most = Math.max(0, Collections.max(cents));
    double room = Math.max(1, (most - least) * 0.06);
    var plot = new Plot(Plot.BROAD, TOP + HEIGHT + FOOT, "gain of each run by day");
    Plot.Panel panel = plot.new Panel(TOP, HEIGHT, least - room, most + room);
    panel.dollars(6);
    panel.times(from, until);
    for (int i = 0; i < curves.size(); i++) {
      var line = new StringBuilder();
      for (Map.Entry<LocalDate, Money> point : curves.get(i).entrySet()) {
        line.append(
            Plot.point(plot.x(at(point.getKey()), from, until), panel.y(point.getValue().minor())));
      }
      plot.shape("polyline", "run run" + i, line, comparison.names().get(i));
    }
    html.heading(2, "Equity less the money at the beginning, items at cost, USD").raw(plot.done());
    var key = new StringBuilder("<p class=\"key\">");
    for (int i = 0; i < curves.size(); i++) {
      key.append(
          "<span><i class=\"run%d thin\"></i>%s</span>"
              .formatted(i, HtmlPage.escaped(comparison.names().get(i))));
    }
    html.raw(key + "</p>").note("Ends of days, UTC.");
  }

  private static Instant at(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
