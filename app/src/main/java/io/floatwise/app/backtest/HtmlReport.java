package io.floatwise.app.backtest;

import io.floatwise.app.report.Plain;
import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.EquityPoint;
import io.floatwise.core.backtest.Setup;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Totals;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.report.Origin;
import io.floatwise.core.report.Performance;
import io.floatwise.core.report.Sale;
import io.floatwise.core.strategy.Strategy;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A backtest as one HTML file that needs nothing else: no script, no font, no network.
public final class HtmlReport {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Floatwise backtest</title>
      <style>
      :root { color-scheme: light dark; --line: #8886; --soft: #8881; }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .4rem; }
      p.lead { margin-top: .2rem; opacity: .8; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      .wide { overflow-x: auto; }
      th, td { padding: .25rem .5rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
      th:first-child, td:first-child { text-align: left; white-space: normal; }
      .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .6rem; }
      .figures div { background: var(--soft); border-radius: .5rem; padding: .6rem .8rem; }
      .figures b { display: block; font-size: 1.25rem; font-variant-numeric: tabular-nums; }
      svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: currentColor; }
      svg line { stroke: var(--line); stroke-width: .5; }
      .usable { fill: #2b8a3e; } .locked { fill: #e8a33d; } .items { fill: #3b7dd8; } .drawdown { fill: #c92a2a; }
      i { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin: 0 .3em 0 1em; }
      i.usable { background: #2b8a3e; } i.locked { background: #e8a33d; } i.items { background: #3b7dd8; }
      i.drawdown { background: #c92a2a; }
      code { overflow-wrap: anywhere; }
      </style>
      </head>
      <body>
      """;

  private final StringBuilder html = new StringBuilder(HEAD);

  private HtmlReport() {}

  public static String of(BacktestRun.Outcome outcome) {
    var report = new HtmlReport();
    report.write(outcome);
    return report.html.append("</body>\n</html>\n").toString();
  }

  private void write(BacktestRun.Outcome outcome) {
    BacktestResult result = outcome.result();
    Setup setup = outcome.setup();
    html.append("<h1>Backtest</h1>\n");
    paragraph(
        "lead",
        result
            .span()
            .map(span -> "Recorded from %s to %s".formatted(span.from(), span.until()))
            .orElse("Nothing was told in the time asked for"));
    paragraph(
        "",
        "%s; begun with %s; orders arrive after %d ms"
            .formatted(
                setup.strategies().stream().map(Strategy::name).collect(Collectors.joining(", ")),
                setup.deposit(),
                setup.latency().toMillis()));
    figures(result);
    equity(result.equity());
    for (Performance.By by :
        List.of(Performance.By.STRATEGY, Performance.By.LEVEL, Performance.By.TITLE)) {
      performance(by, Performance.of(result.ledger(), by));
    }
    trades(result.ledger());
    counts("Orders, by answer of the exchange", result.answers());
    counts("Left alone, by the rule that refused first", result.refusals());
    html.append("<h2>What this run could not know</h2>\n<ul>\n");
    Unknowns.of(outcome)
        .forEach(each -> html.append("<li>").append(escaped(each)).append("</li>\n"));
    html.append("</ul>\n<h2>To repeat it</h2>\n");
    pairs(Receipt.of(outcome).lines());
  }

  private void figures(BacktestResult result) {
    Totals totals = result.ledger().books().totals();
    html.append("<div class=\"figures\">\n");
    figure("realised profit", totals.realisedProfit().toDecimal());
    figure("can still be reverted", totals.atRiskProfit().toDecimal());
    figure("fees paid", totals.fees().toDecimal());
    figure("deepest drawdown", result.ledger().drawdown().deepest().toDecimal());
    figure("purchases", Long.toString(totals.purchases()));
    figure("sales", Long.toString(totals.sales()));
    html.append("</div>\n");
  }

  private void figure(String name, String value) {
    html.append("<div><b>%s</b>%s</div>%n".formatted(escaped(value), escaped(name)));
  }

  private void equity(List<EquityPoint> points) {
    String chart = EquityChart.of(points);
    if (!chart.isEmpty()) {
      html.append("<h2>Equity by day, items at cost, USD</h2>\n").append(chart);
      html.append(
          """
          <p><i class="usable"></i>free<i class="locked"></i>proceeds that are locked\
          <i class="items"></i>items at cost<i class="drawdown"></i>below its best, where it ever was</p>
          """);
    }
  }

  private void performance(Performance.By by, List<Performance> all) {
    if (all.isEmpty()) {
      return;
    }
    head(
        "Profit by " + by.name().toLowerCase(Locale.ROOT),
        by.name().toLowerCase(Locale.ROOT),
        "bought",
        "sold",
        "open",
        "fees",
        "realised",
        "at risk");
    all.stream()
        .sorted(
            Comparator.comparing((Performance p) -> p.realised().plus(p.atRisk()))
                .reversed()
                .thenComparing(Performance::name))
        .forEach(p ->
            row(
                p.name(),
                Integer.toString(p.acquired()),
                Integer.toString(p.sold()),
                Integer.toString(p.open()),
                p.fees().toDecimal(),
                p.realised().toDecimal(),
                p.atRisk().toDecimal()));
    html.append("</table></div>\n");
  }

  private void trades(Ledger ledger) {
    List<Lot> lots =
        ledger.books().lots().stream()
            .sorted(Comparator.comparing(Lot::acquiredAt).thenComparing(Lot::id))
            .toList();
    if (lots.isEmpty()) {
      return;
    }
    head("Trades", "item", "strategy", "bought", "cost", "sold", "price", "fee", "profit", "");
    for (Lot lot : lots) {
      Origin origin = ledger.origin(lot);
      Optional<Sale> sale = ledger.sale(lot.id());
      Optional<Money> profit = sale.flatMap(s -> lot.cost().map(s.net()::minus));
      row(
          lot.title().name(),
          origin.strategy(),
          origin.since().toString(),
          lot.cost().map(Money::toDecimal).orElse("-"),
          sale.map(s -> s.soldAt().toString()).orElse("-"),
          sale.map(s -> s.price().toDecimal()).orElse("-"),
          sale.map(s -> s.fee().toDecimal()).orElse("-"),
          profit.map(Money::toDecimal).orElse("-"),
          sale.map(HtmlReport::state).orElse("not sold"));
    }
    html.append("</table></div>\n");
  }

  private static String state(Sale sale) {
    return switch (sale.end()) {
      case OPEN -> "can be reverted";
      case FINAL -> "final";
      case REVERTED -> "reverted";
    };
  }

  private void counts(String head, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    head(head, "", "times");
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> row(e.getKey(), Long.toString(e.getValue())));
    html.append("</table></div>\n");
  }

  private void pairs(Map<String, String> lines) {
    html.append("<div class=\"wide\"><table>\n");
    lines.forEach((name, value) ->
        html.append(
            "<tr><td>%s</td><td><code>%s</code></td></tr>%n"
                .formatted(escaped(name), escaped(value))));
    html.append("</table></div>\n");
  }

  private void head(String name, String... columns) {
    html.append("<h2>%s</h2>%n<div class=\"wide\"><table>%n<tr>".formatted(escaped(name)));
    for (String column : columns) {
      html.append("<th>").append(escaped(column)).append("</th>");
    }
    html.append("</tr>\n");
  }

  private void row(String... cells) {
    html.append("<tr>");
    for (String cell : cells) {
      html.append("<td>").append(escaped(cell)).append("</td>");
    }
    html.append("</tr>\n");
  }

  private void paragraph(String kind, String text) {
    html.append(
        "<p%s>%s</p>%n".formatted(kind.isEmpty() ? "" : " class=\"" + kind + "\"", escaped(text)));
  }

  /// Names of items are chosen by others.
  private static String escaped(String text) {
    return Plain.text(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
