package io.floatwise.app.cli;

import io.floatwise.app.report.Page;
import io.floatwise.app.report.Plain;
import io.floatwise.core.market.Failure;
import io.floatwise.core.scan.GameReading;
import io.floatwise.core.scan.Opportunity;
import io.floatwise.core.scan.Refusal;
import io.floatwise.core.scan.ScanReport;
import io.floatwise.core.scan.ScanResult;
import java.time.Duration;
import java.util.Locale;

/// A scan as a table that people can read.
final class ScanText {

  private static final int NAME = 44;

  /// Columns of the figures beside a name; where less than that is left, it stands above.
  private static final int NUMBERS = 73;

  private final Page page;

  private ScanText(Page page) {
    this.page = page;
  }

  /// @param page on which it is written
  static String of(ScanReport report, boolean explain, Page page) {
    var text = new ScanText(page);
    text.games(report);
    text.opportunities(report);
    text.refusals(report.result(), explain);
    return page.toString().stripTrailing();
  }

  private void games(ScanReport report) {
    for (GameReading reading : report.readings()) {
      line(
          "%-16s %5d titles quoted, %5d at these prices, %4d looked at%s"
              .formatted(
                  reading.game().label(),
                  reading.quoted(),
                  reading.worth(),
                  reading.snapshots().size(),
                  reading.fees().isEmpty() ? "; fees unknown, nothing is bought" : ""));
      reading.failures().stream()
          .map(Failure::detail)
          .distinct()
          .forEach(detail -> page.words("  could not be read: ", 4, Plain.text(detail)));
    }
    report
        .result()
        .asOf()
        .ifPresent(asOf ->
            line(
                "oldest part of the picture: %d s"
                    .formatted(Duration.between(asOf, report.now()).toSeconds())));
    line("");
  }

  private void opportunities(ScanReport report) {
    ScanResult result = report.result();
    if (report.isMostlyUnread()) {
      page.words(
          "",
          0,
          "%d of %d offers could not be judged, because what was read of them is stale or incomplete;"
                  .formatted(result.unjudged(), result.offers())
              + " %d times nothing could be read. Finding little here says nothing about the market."
                  .formatted(report.failures()));
    } else if (result.ranked().isEmpty()) {
      line("No offer is worth more than it costs. That is normal.");
    }
    if (result.ranked().isEmpty()) {
      return;
    }
    boolean isNarrow = page.width() < NAME + NUMBERS;
    String names = isNarrow ? "%s" : "%-" + NAME + "s ";
    line(
        (names + "%-8s %9s %9s %9s %7s %9s %6s %8s")
            .formatted(
                isNarrow ? "" : "offer",
                "level",
                "price",
                "list at",
                "gain",
                "edge",
                "certain",
                "days",
                "bp/day"));
    for (Opportunity found : result.ranked()) {
      String name = found.offer().item().title().name();
      if (isNarrow) {
        line(Plain.text(name));
      }
      line(
          (names + "%-8s %9s %9s %9s %6s%% %9s %6s %8s")
              .formatted(
                  isNarrow ? "" : Page.clipped(name, NAME),
                  found.level().name().toLowerCase(Locale.ROOT),
                  found.offer().price().toDecimal(),
                  found.listing().price().toDecimal(),
                  found.listing().expectedValue().toDecimal(),
                  decimal(found.edgeBasisPoints() / 100.0),
                  found.lowerGain().toDecimal(),
                  decimal(found.listing().days()),
                  decimal(found.score())));
      found.anomaly().ifPresent(reason -> line("  look before you buy: " + reason));
    }
    page.words(
        "",
        0,
        "certain: what is gained at the 20 % quantile of the estimate; bp/day: that by price and"
            + " day, in basis points.");
    if (result.left() > 0) {
      line("%d more: --most shows them".formatted(result.left()));
    }
  }

  private void refusals(ScanResult result, boolean explain) {
    if (result.refusals().isEmpty()) {
      return;
    }
    line("");
    page.words(
        "",
        0,
        "%d of %d offers were refused, by the first condition that they did not meet:"
            .formatted(result.refusals().size(), result.offers()));
    result
        .byCondition()
        .forEach((condition, count) -> line("  %-20s %6d".formatted(condition, count)));
    if (explain) {
      for (Refusal refusal : result.refusals()) {
        page.words(
            "  ",
            4,
            "%s at %s: %s: %s"
                .formatted(
                    Plain.text(refusal.title().name()),
                    refusal.price(),
                    refusal.condition(),
                    refusal.reason()));
      }
    } else {
      line("--explain names each of them");
    }
  }

  private void line(String text) {
    page.line(text);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
