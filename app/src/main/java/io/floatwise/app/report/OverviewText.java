package io.floatwise.app.report;

import io.floatwise.core.money.Money;
import io.floatwise.core.report.Allocation;
import io.floatwise.core.report.Drawdown;
import io.floatwise.core.report.Overview;
import io.floatwise.core.report.Performance;
import io.floatwise.core.report.Spendable;
import io.floatwise.core.report.Unrealised;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// A portfolio as tables for a terminal.
public final class OverviewText {

  private static final int ROWS = 15;
  private static final String UNKNOWN = "-";

  private static final int NAME = 60;

  /// Columns of the figures beside a name; where less than a usual name is left, it stands above.
  private static final int NUMBERS = 61;

  private static final int NUMBERS_AT = 14;
  private static final int WIDE = NUMBERS + 36;

  private final Page page;

  private OverviewText(Page page) {
    this.page = page;
  }

  /// @param page on which it is written
  public static String of(Overview overview, Page page) {
    new OverviewText(page).write(overview);
    return page.toString();
  }

  private void write(Overview overview) {
    line(
        "Portfolio, mode %s, as of %s (the last entry)",
        overview.mode().isEmpty() ? UNKNOWN : overview.mode(), overview.at());
    line("");
    line("%-28s %14s USD", "equity, items at cost", overview.equity().toDecimal());
    overview.spendable().ifPresent(this::spendable);
    profit(overview);
    drawdown(overview.drawdown(), overview);
    allocation("open lots by title", overview.byTitle());
    allocation("open lots by game", overview.byGame());
    overview.performance().forEach((by, list) -> performance(by, list));
  }

  private void spendable(Spendable spendable) {
    line("%-28s %14s", "free now, for anything", spendable.free().toDecimal());
    line("%-28s %14s", "reserved", spendable.reserved().toDecimal());
    line("%-28s %14s", "for CS2 offers now", spendable.offersNow().toDecimal());
    line("");
    line("%-28s %14s %14s", "usable for anything in", "money", "items, at cost");
    for (Spendable.Line each : spendable.lines()) {
      line(
          "  %-26s %14s %14s",
          each.bucket().label(), each.usable().toDecimal(), each.inItems().toDecimal());
    }
    if (spendable.unknownCost() > 0) {
      line("  %d lots of unknown cost are in no figure", spendable.unknownCost());
    }
  }

  private void profit(Overview overview) {
    Performance total = overview.total();
    line("");
    line("%-28s %14s", "realised profit", total.realised().toDecimal());
    line("%-28s %14s", "at risk, can be reverted", total.atRisk().toDecimal());
    Unrealised unrealised = overview.unrealised();
    for (Unrealised.Line each : unrealised.lines()) {
      line(
          "%-28s %14s  %d lots, oldest figure %s old",
          "unrealised, "
              + switch (each.basis()) {
                case EXECUTABLE -> "executable";
                case VALUED -> "at fair value";
              },
          each.profit().toDecimal(),
          each.lots(),
          days(Duration.between(each.oldest(), overview.at())));
    }
    if (unrealised.unmarked() > 0) {
      line(
          "%-28s %14s  %d lots, cost %s:",
          "unrealised, not known",
          UNKNOWN,
          unrealised.unmarked(),
          unrealised.unmarkedCost().toDecimal());
      line("%-28s %14s  nobody knows what they would bring", "", "");
    }
    line("%-28s %14s", "fees", total.fees().toDecimal());
    line("%-28s %14s %%", "return on cost of sales", percent(total.returnOnCost()));
    line("%-28s %14s %%", "return on what was put in", percent(overview.returnOnCapital()));
    line("%-28s %14s %%", "sales with a profit", percent(total.winRate()));
    line("%-28s %14s", "median holding time", holding(total.medianHolding()));
    if (total.unknownCost() > 0) {
      line(
          "%-28s %14s  %d sales, in no profit",
          "sold at unknown cost", total.unknownProceeds().toDecimal(), total.unknownCost());
    }
  }

  private void drawdown(Drawdown drawdown, Overview overview) {
    line("");
    line("%-28s %14s", "peak of equity", drawdown.peak().toDecimal());
    line(
        "%-28s %14s  for %s",
        "below it now", drawdown.present().toDecimal(), days(drawdown.lasting(overview.at())));
    line("%-28s %14s", "deepest so far", drawdown.deepest().toDecimal());
    line("%-28s %14s", "longest so far", days(drawdown.longest(overview.at())));
  }

  private void allocation(String name, List<Allocation> list) {
    if (list.isEmpty()) {
      return;
    }
    line("");
    int most = Math.min(page.width() - 31, NAME);
    line("%s %6s %12s %9s", padded(name, most), "lots", "cost", "% equity");
    for (Allocation each : list.stream().limit(ROWS).toList()) {
      line(
          "  %s %6d %12s %9s",
          padded(each.name(), most - 2),
          each.lots(),
          each.unknownCost() == each.lots() ? "unknown" : each.cost().toDecimal(),
          percent(each.share()));
    }
    more(list.size());
  }

  private void performance(Performance.By by, List<Performance> list) {
    if (list.isEmpty()) {
      return;
    }
    line("");
    boolean isNarrow = page.width() < WIDE;
    int most = isNarrow ? NUMBERS_AT : Math.min(page.width() - NUMBERS, NAME);
    line(
        "%s %5s %5s %5s %10s %10s %9s %10s",
        padded("by " + by.name().toLowerCase(Locale.ROOT), most),
        "got",
        "sold",
        "win %",
        "realised",
        "at risk",
        "return %",
        "held");
    List<Performance> best =
        list.stream()
            .sorted(Comparator.comparing(OverviewText::gain).reversed())
            .limit(ROWS)
            .toList();
    for (Performance each : best) {
      if (isNarrow) {
        line("  %s", each.name());
      }
      line(
          "  %s %5d %5d %5s %10s %10s %9s %10s",
          padded(isNarrow ? "" : each.name(), most - 2),
          each.acquired(),
          each.sold(),
          each.winRate().isPresent() ? Long.toString(each.winRate().getAsLong() / 100) : UNKNOWN,
          each.realised().toDecimal(),
          each.atRisk().toDecimal(),
          percent(each.returnOnCost()),
          holding(each.medianHolding()));
    }
    more(list.size());
  }

  private static Money gain(Performance performance) {
    return performance.realised().plus(performance.atRisk());
  }

  private void more(int size) {
    if (size > ROWS) {
      line("  and %d more; --json shows all", size - ROWS);
    }
  }

  private static String padded(String name, int wide) {
    return ("%-" + wide + "s").formatted(Page.clipped(name, wide));
  }

  private static String percent(OptionalLong basisPoints) {
    return basisPoints.isPresent()
        ? BigDecimal.valueOf(basisPoints.getAsLong(), 2).toPlainString()
        : UNKNOWN;
  }

  private static String holding(Optional<Duration> time) {
    return time.map(OverviewText::days).orElse(UNKNOWN);
  }

  private static String days(Duration time) {
    return time.toDays() > 0
        ? "%d d %d h".formatted(time.toDays(), time.toHoursPart())
        : "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    page.line(format.formatted(values));
  }
}
