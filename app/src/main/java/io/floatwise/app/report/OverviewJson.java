package io.floatwise.app.report;

import io.floatwise.core.report.Allocation;
import io.floatwise.core.report.Drawdown;
import io.floatwise.core.report.Overview;
import io.floatwise.core.report.Performance;
import io.floatwise.core.report.Spendable;
import io.floatwise.core.report.Unrealised;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A portfolio as one line of JSON: amounts are decimal texts of US dollars, shares are basis
/// points, times are ISO-8601; what is not known is absent.
public final class OverviewJson {

  private OverviewJson() {}

  public static String of(Overview overview) {
    var mapper = JsonMapper.builder().build();
    ObjectNode node = mapper.createObjectNode();
    node.put("mode", overview.mode())
        .put("at", overview.at().toString())
        .put("currency", "USD")
        .put("equity", overview.equity().toDecimal());
    overview.spendable().ifPresent(s -> spendable(s, node.putObject("spendable")));
    write(overview.drawdown(), overview.at(), node.putObject("drawdown"));
    write(overview.unrealised(), node.putObject("unrealised"));
    ObjectNode total = node.putObject("total");
    write(overview.total(), total);
    put(total, "returnOnCapitalBp", overview.returnOnCapital());
    ObjectNode performance = node.putObject("performance");
    overview
        .performance()
        .forEach((by, list) -> {
          ArrayNode rows = performance.putArray(by.name().toLowerCase(Locale.ROOT));
          list.forEach(each -> write(each, rows.addObject()));
        });
    allocation(overview.byTitle(), node.putArray("byTitle"));
    allocation(overview.byGame(), node.putArray("byGame"));
    return mapper.writeValueAsString(node);
  }

  private static void spendable(Spendable spendable, ObjectNode node) {
    node.put("free", spendable.free().toDecimal())
        .put("reserved", spendable.reserved().toDecimal())
        .put("cs2OffersNow", spendable.offersNow().toDecimal())
        .put("lotsOfUnknownCost", spendable.unknownCost());
    ArrayNode rows = node.putArray("buckets");
    for (Spendable.Line line : spendable.lines()) {
      rows.addObject()
          .put("days", line.bucket().label())
          .put("usable", line.usable().toDecimal())
          .put("inItems", line.inItems().toDecimal());
    }
  }

  private static void write(Drawdown drawdown, Instant at, ObjectNode node) {
    node.put("result", drawdown.result().toDecimal())
        .put("contributed", drawdown.contributed().toDecimal())
        .put("peak", drawdown.peak().toDecimal())
        .put("present", drawdown.present().toDecimal())
        .put("presentFor", drawdown.lasting(at).toString())
        .put("deepest", drawdown.deepest().toDecimal())
        .put("longest", drawdown.longest(at).toString());
  }

  private static void write(Unrealised unrealised, ObjectNode node) {
    ArrayNode rows = node.putArray("marked");
    for (Unrealised.Line line : unrealised.lines()) {
      rows.addObject()
          .put("basis", line.basis().name().toLowerCase(Locale.ROOT))
          .put("lots", line.lots())
          .put("cost", line.cost().toDecimal())
          .put("net", line.net().toDecimal())
          .put("profit", line.profit().toDecimal())
          .put("oldest", line.oldest().toString());
    }
    node.put("unmarkedLots", unrealised.unmarked())
        .put("unmarkedCost", unrealised.unmarkedCost().toDecimal())
        .put("markedLotsOfUnknownCost", unrealised.unknownCost());
  }

  private static void write(Performance performance, ObjectNode node) {
    node.put("name", performance.name())
        .put("acquired", performance.acquired())
        .put("open", performance.open())
        .put("sold", performance.sold())
        .put("wins", performance.wins())
        .put("soldAtUnknownCost", performance.unknownCost())
        .put("soldCost", performance.soldCost().toDecimal())
        .put("proceeds", performance.proceeds().toDecimal())
        .put("unknownProceeds", performance.unknownProceeds().toDecimal())
        .put("fees", performance.fees().toDecimal())
        .put("realised", performance.realised().toDecimal())
        .put("atRisk", performance.atRisk().toDecimal());
    put(node, "winRateBp", performance.winRate());
    put(node, "returnOnCostBp", performance.returnOnCost());
    performance.medianHolding().ifPresent(time -> node.put("medianHolding", time.toString()));
  }

  private static void allocation(List<Allocation> list, ArrayNode rows) {
    for (Allocation each : list) {
      ObjectNode row = rows.addObject();
      row.put("name", each.name())
          .put("lots", each.lots())
          .put("cost", each.cost().toDecimal())
          .put("lotsOfUnknownCost", each.unknownCost());
      put(row, "shareOfEquityBp", each.share());
    }
  }

  private static void put(ObjectNode node, String name, OptionalLong value) {
    if (value.isPresent()) {
      node.put(name, value.getAsLong());
    }
  }
}
