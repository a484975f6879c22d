package io.floatwise.app.backtest;

import io.floatwise.app.report.Page;
import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.EquityPoint;
import io.floatwise.core.backtest.RunReport;
import io.floatwise.core.backtest.Setup;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Totals;
import io.floatwise.core.report.Performance;
import io.floatwise.core.report.ProfitParts;
import io.floatwise.core.strategy.Strategy;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/// A backtest as lines for a terminal.
public final class BacktestText {

  private static final int MOST_ROWS = 15;

  private final Page page;

  private BacktestText(Page page) {
    this.page = page;
  }

  /// @param page on which it is written
  public static String of(BacktestRun.Outcome outcome, Page page) {
    new BacktestText(page).write(outcome);
    return page.toString();
  }

  private void write(BacktestRun.Outcome outcome) {
    BacktestResult result = outcome.result();
    if (result.span().isEmpty()) {
      line("Nothing was told in the time asked for.");
      unknown(outcome);
      return;
    }
    BacktestResult.Span span = result.span().get();
    line("Backtest of what was recorded from %s to %s", span.from(), span.until());
    Setup setup = outcome.setup();
    line(
        "%s; begun with %s, orders arrive after %d ms",
        setup.strategies().stream().map(Strategy::name).collect(Collectors.joining(", ")),
        setup.deposit(),
        setup.latency().toMillis());
    line("");
    money(result);
    parts(RunReport.of(result, outcome.log()));
    counts("orders, by answer", result.answers());
    counts("left alone, by rule", result.refusals());
    unknown(outcome);
    line("");
    line("entries %,d, hash %s, code %s", outcome.entries(), outcome.hash(), outcome.code());
  }

  private void money(BacktestResult result) {
    Totals totals = result.ledger().books().totals();
    line("%-32s %14d", "purchases", totals.purchases());
    line("%-32s %14d", "sales", totals.sales());
    line("%-32s %14s USD", "realised profit", totals.realisedProfit().toDecimal());
    line("%-32s %14s", "profit that can be reverted", totals.atRiskProfit().toDecimal());
    line("%-32s %14s", "fees paid", totals.fees().toDecimal());
    line(
        "%-32s %14s",
        "deepest drawdown, items at cost", result.ledger().drawdown().deepest().toDecimal());
    if (!result.equity().isEmpty()) {
      EquityPoint last = result.equity().getLast();
      line("%-32s %14s", "money free at the end", last.usable().toDecimal());
      line("%-32s %14s", "proceeds still locked", last.locked().toDecimal());
      line("%-32s %14s", "items not sold, at cost", last.items().toDecimal());
    }
    for (Performance each : Performance.of(result.ledger(), Performance.By.STRATEGY)) {
      line(
          "  %-30s %14s  %d bought, %d sold",
          each.name(),
          each.realised().plus(each.atRisk()).toDecimal(),
          each.acquired(),
          each.sold());
    }
  }

  private void parts(RunReport report) {
    if (report.trips().isEmpty()) {
      return;
    }
    ProfitParts parts = report.parts();
    line("");
    line("where the result comes from");
    part("edge at the decision", parts.edge());
    part("slippage and new prices", parts.slippage());
    if (!parts.unplanned().isZero()) {
      part("without a plan", parts.unplanned());
    }
    part("fees", parts.fees());
    part("reversals", parts.reversed());
    part("= result", parts.result());
    part("carry", parts.carry());
    if (parts.planned() > 0) {
      line("  %d sold with a forecast", parts.planned());
      part("  expected when bought", parts.expected());
      part("  realised after carry", parts.plannedResult());
    }
  }

  private void part(String name, Money amount) {
    line("  %-30s %14s", name, amount.toDecimal());
  }

  private void counts(String head, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    line("");
    line("%s", head);
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_ROWS)
        .forEach(e -> line("  %-30s %,14d", e.getKey(), e.getValue()));
  }

  private void unknown(BacktestRun.Outcome outcome) {
    line("");
    line("what this run could not know");
    Unknowns.of(outcome).forEach(each -> page.words("  ", 2, each));
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    page.line(format.formatted(values));
  }
}
