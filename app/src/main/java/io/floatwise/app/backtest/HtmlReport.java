package io.floatwise.app.backtest;

import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.EquityPoint;
import io.floatwise.core.backtest.PriceTrack;
import io.floatwise.core.backtest.RunReport;
import io.floatwise.core.backtest.Setup;
import io.floatwise.core.item.Title;
import io.floatwise.core.portfolio.Totals;
import io.floatwise.core.strategy.Strategy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A backtest as one HTML file that needs nothing else: no script, no font, no network.
public final class HtmlReport {

  private final Html html = new Html("Floatwise backtest");
  private final BacktestRun.Outcome outcome;
  private final RunReport report;

  private HtmlReport(BacktestRun.Outcome outcome) {
    this.outcome = outcome;
    this.report = RunReport.of(outcome.result(), outcome.log());
  }

  /// @param prices of the titles that get a chart, in their order
  public static String of(BacktestRun.Outcome outcome, Map<Title, PriceTrack> prices) {
    var page = new HtmlReport(outcome);
    page.write(prices);
    return page.html.page();
  }

  private void write(Map<Title, PriceTrack> prices) {
    BacktestResult result = outcome.result();
    Setup setup = outcome.setup();
    html.heading(1, "Backtest")
        .raw(
            "<p class=\"lead\">%s</p>"
                .formatted(
                    result
                        .span()
                        .map(span -> "Recorded from %s to %s".formatted(span.from(), span.until()))
                        .orElse("Nothing was told in the time asked for")))
        .paragraph(
            "%s; begun with %s; orders arrive after %d ms"
                .formatted(
                    setup.strategies().stream()
                        .map(Strategy::name)
                        .collect(Collectors.joining(", ")),
                    setup.deposit(),
                    setup.latency().toMillis()));
    figures(result);
    equity(result.equity());
    new ProfitHtml(html, report, result.ledger()).write();
    var trades = new TradesHtml(html, report);
    result.span().ifPresent(span -> trades.charts(prices, span));
    trades.distribution();
    trades.turnover();
    trades.fills();
    trades.list();
    counts("Orders, by answer of the exchange", "answer", result.answers());
    counts("Left alone, by the rule that refused first", "rule", result.refusals());
    html.heading(2, "What this run could not know").raw("<ul>");
    Unknowns.of(outcome).forEach(each -> html.raw("<li>" + HtmlPage.escaped(each) + "</li>"));
    html.raw("</ul>").heading(2, "To repeat it").raw("<div class=\"wide\"><table>");
    Receipt.of(outcome)
        .lines()
        .forEach((name, value) ->
            html.raw(
                "<tr><td>%s</td><td><code>%s</code></td></tr>"
                    .formatted(HtmlPage.escaped(name), HtmlPage.escaped(value))));
    html.endTable();
  }

  private void figures(BacktestResult result) {
    Totals totals = result.ledger().books().totals();
    html.raw("<div class=\"figures\">");
    html.figure("result, USD", report.parts().result().toDecimal());
    html.figure("result after carry", report.parts().afterCarry().toDecimal());
    html.figure("realised profit", totals.realisedProfit().toDecimal());
    html.figure("can still be reverted", totals.atRiskProfit().toDecimal());
    html.figure("fees paid", totals.fees().toDecimal());
    html.figure("deepest drawdown", result.ledger().drawdown().deepest().toDecimal());
    html.figure("purchases", Long.toString(totals.purchases()));
    html.figure("sales", Long.toString(totals.sales()));
    html.figure("sales with a gain", TradesHtml.percent(report.trades().winRate()));
    html.figure("lots not sold", Integer.toString(result.ledger().books().openLots().size()));
    html.raw("</div>");
  }

  private void equity(List<EquityPoint> points) {
    String chart = EquityChart.of(points);
    if (chart.isEmpty()) {
      html.note("A chart of equity needs the ends of two days.");
      return;
    }
    html.heading(2, "Equity, items at cost, USD")
        .raw(chart)
        .raw(
            """
            <p class="key"><span><i class="equity thin"></i>equity, on a scale of its own</span>\
            <span><i class="drawdown"></i>below its best</span><span><i class="usable"></i>free</span>\
            <span><i class="locked"></i>proceeds that are locked</span>\
            <span><i class="items"></i>items at cost</span></p>\
            """)
        .note(
            "Ends of days, UTC. Deepest fall between them: %s. Items count what they cost, so a fall"
                    .formatted(EquityChart.deepest(points))
                + " of their prices shows only when they are sold.");
  }

  private void counts(String head, String name, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    html.heading(2, head).table(name, "times");
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> html.row(e.getKey(), Long.toString(e.getValue())));
    html.endTable();
  }
}
