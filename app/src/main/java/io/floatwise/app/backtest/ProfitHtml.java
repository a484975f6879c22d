package io.floatwise.app.backtest;

import io.floatwise.core.backtest.RunReport;
import io.floatwise.core.money.Money;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.report.Performance;
import io.floatwise.core.report.ProfitParts;
import io.floatwise.core.report.RoundTrip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Where the result comes from: in all, and by kind.
final class ProfitHtml {

  /// Of more kinds those with the largest results are shown.
  static final int MOST_ROWS = 100;

  private final Html html;
  private final RunReport report;
  private final Ledger ledger;

  ProfitHtml(Html html, RunReport report, Ledger ledger) {
    this.html = html;
    this.report = report;
    this.ledger = ledger;
  }

  void write() {
    if (report.trips().isEmpty()) {
      return;
    }
    parts();
    foretold();
    by("strategy", trip -> trip.origin().strategy());
    html.note(
        "Edge: planned price less the price agreed to. Slippage: when buying, by new prices and when"
            + " selling. Edge, slippage, fees and reversals add up to the result. At risk: the part of"
            + " it that can still be reverted. Kinds with lots that are not sold yet have their carry"
            + " already.");
    by("game", trip -> Performance.By.GAME.of(ledger, trip.lot()));
    by("how it was bought", trip -> Performance.By.REASON.of(ledger, trip.lot()));
    by("how it ended", trip -> trip.exit().label());
    by("level", trip -> Performance.By.LEVEL.of(ledger, trip.lot()));
    by("item", trip -> Performance.By.TITLE.of(ledger, trip.lot()));
  }

  private void parts() {
    ProfitParts all = report.parts();
    html.heading(2, "Where the result comes from").table("part", "USD", "");
    part("edge at the decision", all.edge(), "planned price of the sale less the price agreed to");
    part("slippage when buying", all.buying(), "price agreed to less price paid");
    part("new prices", all.repricing(), "price asked last less the planned one");
    part("slippage when selling", all.selling(), "price got less the price asked last");
    if (!all.unplanned().isZero()) {
      part("without a plan", all.unplanned(), "price got less cost, where nothing was planned");
    }
    part("fees", all.fees(), "as charged");
    html.worded(
        true,
        "profit of the sales that stand",
        all.booked().toDecimal(),
        "realised, and what can still be reverted");
    part("reversals", all.reversed(), "cost of items that were lost with a sale taken back");
    html.worded(
        true,
        "result",
        all.result().toDecimal(),
        "by how much money and items, at cost, became more; the parts above add up to it");
    part("carry until the sale", all.held(), "0.1 % of the cost a day, as decisions count it");
    part(
        "carry of locked proceeds",
        all.locked(),
        "the same from the sale until the proceeds can be used, or the run ended");
    html.worded(
        true, "result after carry", all.afterCarry().toDecimal(), "carry is counted, not booked");
    html.endTable();
    html.note(
        "An offer is bought at the very price that was seen or not at all, so slippage when buying"
            + " can only come from targets. What it costs to come too late are purchases that did not"
            + " happen: %,d were refused, which were expected to earn %s together."
                .formatted(report.log().missed(), report.log().missedGain()));
  }

  private void part(String name, Money amount, String words) {
    html.worded(false, name, amount.toDecimal(), words);
  }

  private void foretold() {
    if (report.parts().planned() == 0) {
      return;
    }
    html.heading(2, "Expected and realised")
        .table("strategy", "sold", "expected, USD", "realised, USD", "difference");
    Map<String, ProfitParts> all = report.by(trip -> trip.origin().strategy());
    all.forEach((name, parts) -> {
      if (parts.planned() > 0) {
        html.row(foretold(name, parts));
      }
    });
    if (all.size() > 1) {
      html.sum(foretold("all", report.parts()));
    }
    html.endTable()
        .note(
            "Of the sales that stand and whose purchase said what it expected. Expected: after fee,"
                + " chance to sell, capital cost and risk. Realised: profit less carry until the"
                + " sale. What is not sold yet counts on neither side, so the slow and the bad ones"
                + " are missing.");
  }

  private static String[] foretold(String name, ProfitParts parts) {
    return new String[] {
      name,
      "%,d".formatted(parts.planned()),
      parts.expected().toDecimal(),
      parts.plannedResult().toDecimal(),
      parts.plannedResult().minus(parts.expected()).toDecimal()
    };
  }

  private static final class Count {
    int bought;
    int sold;
    Money atRisk = Money.ZERO_USD;
  }

  private void by(String kind, Function<RoundTrip, String> name) {
    Map<String, ProfitParts> all = report.by(name);
    var counts = new HashMap<String, Count>();
    for (RoundTrip trip : report.trips()) {
      Count count = counts.computeIfAbsent(name.apply(trip), _ -> new Count());
      count.bought++;
      count.sold += trip.standing().isPresent() ? 1 : 0;
      count.atRisk =
          count.atRisk.plus(
              trip.standing()
                  .filter(sale -> sale.endedAt().isEmpty())
                  .flatMap(_ -> trip.profit())
                  .orElse(Money.ZERO_USD));
    }
    List<Map.Entry<String, ProfitParts>> sorted =
        all.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, ProfitParts> e) -> e.getValue().result())
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .toList();
    html.heading(2, "By " + kind)
        .table(
            kind,
            "lots",
            "sold",
            "edge",
            "slippage",
            "fees",
            "reversals",
            "result",
            "at risk",
            "carry",
            "after carry");
    shown(sorted)
        .forEach(e -> row(e.getKey(), e.getValue(), counts.getOrDefault(e.getKey(), new Count())));
    html.endTable();
    if (sorted.size() > MOST_ROWS) {
      html.note(
          "The %d best and the %d worst of %,d; the file of --csv has all."
              .formatted(MOST_ROWS / 2, MOST_ROWS / 2, sorted.size()));
    }
  }

  private static <T> List<T> shown(List<T> sorted) {
    if (sorted.size() <= MOST_ROWS) {
      return sorted;
    }
    var ends = new ArrayList<>(sorted.subList(0, MOST_ROWS / 2));
    ends.addAll(sorted.subList(sorted.size() - MOST_ROWS / 2, sorted.size()));
    return ends;
  }

  private void row(String name, ProfitParts parts, Count count) {
    html.row(
        name,
        "%,d".formatted(count.bought),
        "%,d".formatted(count.sold),
        parts.edge().plus(parts.unplanned()).toDecimal(),
        parts.slippage().toDecimal(),
        parts.fees().toDecimal(),
        parts.reversed().toDecimal(),
        parts.result().toDecimal(),
        count.atRisk.toDecimal(),
        parts.carry().toDecimal(),
        parts.afterCarry().toDecimal());
  }
}
