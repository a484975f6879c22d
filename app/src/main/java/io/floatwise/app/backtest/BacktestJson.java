package io.floatwise.app.backtest;

import io.floatwise.app.report.TotalsJson;
import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.EquityPoint;
import io.floatwise.core.backtest.RunReport;
import io.floatwise.core.backtest.SeriesFound;
import io.floatwise.core.backtest.SeriesModel;
import io.floatwise.core.backtest.Setup;
import io.floatwise.core.strategy.Strategy;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A backtest as one line of JSON: amounts are decimal texts of US dollars, times are ISO-8601;
/// what is not known is absent.
public final class BacktestJson {

  private BacktestJson() {}

  public static String of(BacktestRun.Outcome outcome) {
    var mapper = JsonMapper.builder().build();
    ObjectNode node = mapper.createObjectNode();
    BacktestResult result = outcome.result();
    node.put("mode", Setup.MODE);
    result
        .span()
        .ifPresent(
            span -> node.put("from", span.from().toString()).put("until", span.until().toString()));
    setup(outcome.setup(), result, node.putObject("setup"));
    TotalsJson.put(result.ledger().books().totals(), node)
        .put("deepestDrawdown", result.ledger().drawdown().deepest().toDecimal());
    ReportJson.put(RunReport.of(result, outcome.log()), result.ledger(), node);
    ArrayNode equity = node.putArray("equity");
    for (EquityPoint point : result.equity()) {
      equity
          .addObject()
          .put("day", point.day().toString())
          .put("usable", point.usable().toDecimal())
          .put("locked", point.locked().toDecimal())
          .put("items", point.items().toDecimal());
    }
    counts(result.answers(), node.putObject("answers"));
    counts(result.refusals(), node.putObject("refusals"));
    node.put("told", result.told())
        .put("looks", result.looks())
        .put("seriesPoints", result.series())
        .put("unread", result.unread())
        .put("gaps", result.gaps().size());
    if (result.series() > 0) {
      series(outcome.setup().series(), result.found(), node.putObject("series"));
    }
    ArrayNode losses = node.putArray("damaged");
    result
        .losses()
        .forEach(loss -> losses.addObject().put("file", loss.file()).put("why", loss.why()));
    node.put("data", outcome.data())
        .put("entries", outcome.entries())
        .put("journalHash", outcome.hash())
        .put("code", outcome.code());
    return mapper.writeValueAsString(node);
  }

  private static void setup(Setup setup, BacktestResult result, ObjectNode node) {
    ArrayNode strategies = node.putArray("strategies");
    setup.strategies().stream().map(Strategy::name).forEach(strategies::add);
    node.put("deposit", setup.deposit().toDecimal()).put("latency", setup.latency().toString());
    ObjectNode limits = node.putObject("limits");
    result.limits().settings().forEach(each -> limits.put(each.name(), each.value()));
  }

  private static void series(SeriesModel model, SeriesFound found, ObjectNode node) {
    node.put("titles", found.titles())
        .put("assumedSpreadBasisPoints", model.spread().basisPoints())
        .put("assumedFeeBasisPoints", model.fee().basisPoints())
        .put("shareBasisPoints", SeriesModel.SHARE.basisPoints())
        .put("marginBasisPoints", SeriesModel.MARGIN.basisPoints())
        .put("salesADay", SeriesModel.SALES_A_DAY);
    found
        .counts()
        .forEach((trait, count) -> node.put(trait.name().toLowerCase(Locale.ROOT), count));
  }

  private static void counts(Map<String, Long> counts, ObjectNode node) {
    counts.forEach(node::put);
  }
}
