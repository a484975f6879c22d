package io.floatwise.app.backtest;

import io.floatwise.core.backtest.RunReport;
import io.floatwise.core.backtest.Turnover;
import io.floatwise.core.pricing.FillTrial;
import io.floatwise.core.pricing.Reliability;
import io.floatwise.core.report.Distribution;
import io.floatwise.core.report.Histogram;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.report.Performance;
import io.floatwise.core.report.ProfitParts;
import io.floatwise.core.report.RoundTrip;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a report tells beyond the books, as fields of a line of JSON: amounts are decimal texts,
/// shares are basis points; what is not known is absent.
final class ReportJson {

  private ReportJson() {}

  static void put(RunReport report, Ledger ledger, ObjectNode node) {
    parts(report.parts(), node.putObject("parts"));
    node.put("missedPurchases", report.log().missed())
        .put("missedExpectedGain", report.log().missedGain().toDecimal());
    by(report, trip -> trip.origin().strategy(), node.putObject("byStrategy"));
    by(report, kind(ledger, Performance.By.GAME), node.putObject("byGame"));
    by(report, kind(ledger, Performance.By.REASON), node.putObject("byReason"));
    by(report, trip -> trip.exit().label(), node.putObject("byOutcome"));
    by(report, kind(ledger, Performance.By.LEVEL), node.putObject("byLevel"));
    by(report, kind(ledger, Performance.By.TITLE), node.putObject("byTitle"));
    trades(report.trades(), node.putObject("trades"));
    report.turnover().ifPresent(turnover -> turnover(turnover, node.putObject("turnover")));
    ObjectNode fills = node.putObject("fills");
    fills(report.offerFills(), fills.putObject("offers"));
    fills(report.targetFills(), fills.putObject("targets"));
  }

  private static Function<RoundTrip, String> kind(Ledger ledger, Performance.By by) {
    return trip -> by.of(ledger, trip.lot());
  }

  private static void by(RunReport report, Function<RoundTrip, String> kind, ObjectNode node) {
    report.by(kind).forEach((name, parts) -> parts(parts, node.putObject(name)));
  }

  private static void parts(ProfitParts parts, ObjectNode node) {
    node.put("edge", parts.edge().toDecimal())
        .put("slippageBuying", parts.buying().toDecimal())
        .put("newPrices", parts.repricing().toDecimal())
        .put("slippageSelling", parts.selling().toDecimal())
        .put("unplanned", parts.unplanned().toDecimal())
        .put("fees", parts.fees().toDecimal())
        .put("reversals", parts.reversed().toDecimal())
        .put("result", parts.result().toDecimal())
        .put("carryHeld", parts.held().toDecimal())
        .put("carryLocked", parts.locked().toDecimal())
        .put("afterCarry", parts.afterCarry().toDecimal());
    if (parts.planned() > 0) {
      node.put("planned", parts.planned())
          .put("expected", parts.expected().toDecimal())
          .put("realised", parts.plannedResult().toDecimal());
    }
  }

  private static void trades(Distribution.Trades trades, ObjectNode node) {
    node.put("wins", trades.wins())
        .put("won", trades.won().toDecimal())
        .put("losses", trades.losses())
        .put("lost", trades.lost().toDecimal());
    trades.winRate().ifPresent(rate -> node.put("winRate", rate));
    trades.profitFactor().ifPresent(factor -> node.put("profitFactor", factor));
    spread(trades.profits(), "profitCents", node);
    spread(trades.returns(), "returnBasisPoints", node);
    spread(trades.holdings(), "holdingHours", node);
  }

  private static void spread(Optional<Distribution> values, String name, ObjectNode into) {
    if (values.isEmpty()) {
      return;
    }
    Distribution spread = values.get();
    ObjectNode node = into.putObject(name);
    node.put("count", spread.count())
        .put("least", spread.least())
        .put("lowerQuarter", spread.lower())
        .put("median", spread.median())
        .put("upperQuarter", spread.upper())
        .put("most", spread.most());
    Histogram bars = spread.histogram();
    ArrayNode counts =
        node.putObject("histogram")
            .put("from", bars.first())
            .put("width", bars.width())
            .put("openBelow", bars.isOpenBelow())
            .put("openAbove", bars.isOpenAbove())
            .putArray("counts");
    bars.counts().forEach(counts::add);
  }

  private static void turnover(Turnover turnover, ObjectNode node) {
    node.put("days", turnover.days())
        .put("meanEquity", turnover.equity().toDecimal())
        .put("meanUsable", turnover.usable().toDecimal())
        .put("meanLocked", turnover.locked().toDecimal())
        .put("meanItems", turnover.items().toDecimal())
        .put("turns", turnover.turns())
        .put("turnsIn30Days", turnover.turnsByMonth());
  }

  private static void fills(List<FillTrial> trials, ObjectNode node) {
    node.put("orders", trials.size())
        .put("filled", trials.stream().filter(FillTrial::filled).count());
    if (trials.isEmpty()) {
      return;
    }
    Reliability seen = Reliability.of(trials);
    node.put("compared", seen.compared());
    if (seen.compared() == 0) {
      return;
    }
    node.put("brier", seen.brier()).put("coverage", seen.coverage());
    ArrayNode bins = node.putArray("bins");
    for (Reliability.Bin bin : seen.bins()) {
      bins.addObject()
          .put("from", bin.from())
          .put("count", bin.count())
          .put("forecast", bin.forecast())
          .put("seen", bin.seen())
          .put("low", bin.low())
          .put("high", bin.high());
    }
  }
}
