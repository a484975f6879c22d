package io.floatwise.app.backtest;

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

  private final StringBuilder html = new StringBuilder(HtmlPage.head("Floatwise backtest"));

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
        .forEach(each -> html.append("<li>").append(HtmlPage.escaped(each)).append("</li>\n"));
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
    html.append(
        "<div><b>%s</b>%s</div>%n".formatted(HtmlPage.escaped(value), HtmlPage.escaped(name)));
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
                .formatted(HtmlPage.escaped(name), HtmlPage.escaped(value))));
    html.append("</table></div>\n");
  }

  private void head(String name, String... columns) {
    html.append("<h2>%s</h2>%n<div class=\"wide\"><table>%n<tr>".formatted(HtmlPage.escaped(name)));
    for (String column : columns) {
      html.append("<th>").append(HtmlPage.escaped(column)).append("</th>");
    }
    html.append("</tr>\n");
  }

  private void row(String... cells) {
    html.append("<tr>");
    for (String cell : cells) {
      html.append("<td>").append(HtmlPage.escaped(cell)).append("</td>");
    }
    html.append("</tr>\n");
  }

  private void paragraph(String kind, String text) {
    html.append(
        "<p%s>%s</p>%n"
            .formatted(kind.isEmpty() ? "" : " class=\"" + kind + "\"", HtmlPage.escaped(text)));
  }
}
