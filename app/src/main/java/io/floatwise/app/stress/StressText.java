package io.floatwise.app.stress;

import io.floatwise.app.report.Page;
import io.floatwise.core.money.Money;
import io.floatwise.core.stress.Prices;
import io.floatwise.core.stress.Scenario;
import io.floatwise.core.stress.Stressed;
import java.util.List;

/// What scenarios would do, as lines for a terminal.
public final class StressText {

  private static final int MOST_ROWS = 5;

  private final Page page;

  private StressText(Page page) {
    this.page = page;
  }

  /// @param page on which it is written
  public static String of(Prices prices, List<Stressed> all, Page page) {
    var text = new StressText(page);
    text.line("Prices and fees of %s; every figure of a scenario is assumed.", prices.at());
    all.forEach(text::write);
    return page.toString();
  }

  private void write(Stressed stressed) {
    Scenario scenario = stressed.scenario();
    line("");
    line("%s (assumed)", scenario.name());
    page.words("  ", 2, scenario.about());
    page.words("  ", 2, "Source: " + scenario.source() + ".");
    amount("selling everything brings now", stressed.before());
    amount("loss", stressed.loss());
    amount("  of lots", stressed.lotLoss());
    amount("  of targets filled before", stressed.fillLoss());
    amount("  of proceeds taken back", stressed.revertedLoss());
    amount("stuck, at cost", stressed.stuck());
    if (stressed.unpriced() > 0) {
      line(
          "  %d lots and targets without a price on the tape: their loss is not counted",
          stressed.unpriced());
    }
    stressed.lots().stream()
        .filter(lot -> lot.loss().isPositive())
        .limit(MOST_ROWS)
        .forEach(lot ->
            line(
                "  %-44s %10s to %10s%s",
                Page.clipped(lot.title().name(), 44),
                lot.net().toDecimal(),
                lot.after().toDecimal(),
                lot.isStuck() ? ", stuck" : ""));
    if (stressed.protections().isEmpty()) {
      line("  no rule would step in");
    }
    stressed.protections().forEach(each -> page.words("  " + each.rule() + ": ", 4, each.effect()));
  }

  private void amount(String name, Money money) {
    line("  %-30s %14s USD", name, money.toDecimal());
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    page.line(format.formatted(values));
  }
}
