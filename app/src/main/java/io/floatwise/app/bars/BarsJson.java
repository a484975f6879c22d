package io.floatwise.app.bars;

import io.floatwise.core.bars.BarSweep;
import io.floatwise.core.bars.LaneResult;
import io.floatwise.core.bars.RoundTrip;
import io.floatwise.core.bars.SignalStrategy;
import io.floatwise.core.guard.Loss;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Backtests on bars as one line of JSON: amounts are decimal texts of US dollars, times are
/// ISO-8601; trades are there where one parameter set was tried.
public final class BarsJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private BarsJson() {}

  /// The strategies with what they are tuned by.
  public static String of(List<SignalStrategy> strategies) {
    ArrayNode all = MAPPER.createArrayNode();
    for (SignalStrategy strategy : strategies) {
      ObjectNode node = all.addObject();
      node.put("name", strategy.name()).put("about", strategy.about());
      ArrayNode parameters = node.putArray("parameters");
      for (Parameter each : strategy.parameters()) {
        parameters
            .addObject()
            .put("name", each.name())
            .put("about", each.about())
            .put("least", each.least())
            .put("most", each.most())
            .put("usual", each.usual());
      }
    }
    return all.toString();
  }

  public static String of(BarsRun.Outcome outcome) {
    BarsRun run = outcome.run();
    ObjectNode node = MAPPER.createObjectNode();
    node.put("strategy", run.strategy().name()).put("balance", run.terms().balance().toDecimal());
    ArrayNode conventions = node.putArray("conventions");
    Conventions.of(run.terms()).forEach(conventions::add);
    ArrayNode all = node.putArray("series");
    for (BarsRun.Series series : outcome.series()) {
      ObjectNode one = all.addObject().put("file", series.file().toString());
      switch (series.outcome()) {
        case BarSweep.Outcome.Refused(String why) -> one.put("refused", why);
        case BarSweep.Outcome.Traded(List<BarSweep.Lane> lanes) -> {
          ArrayNode results = one.putArray("lanes");
          for (int i = 0; i < lanes.size(); i++) {
            lane(run.lanes().get(i), lanes.get(i), results.addObject());
          }
          if (lanes.size() == 1 && lanes.getFirst() instanceof BarSweep.Lane.Done) {
            trades(RoundTrip.of(series.rows()), one.putArray("trades"));
          }
        }
      }
    }
    return node.toString();
  }

  private static void lane(ParameterSet set, BarSweep.Lane lane, ObjectNode node) {
    ObjectNode parameters = node.putObject("parameters");
    set.values().forEach(parameters::put);
    switch (lane) {
      case BarSweep.Lane.Done(LaneResult result) -> result(result, node);
      case BarSweep.Lane.Lost(Loss why) -> node.put("failed", Losses.text(why));
    }
  }

  private static void result(LaneResult result, ObjectNode node) {
    node.put("bars", result.bars())
        .put("purchases", result.purchases())
        .put("sales", result.sales())
        .put("refusals", result.refusals())
        .put("fees", result.fees().toDecimal())
        .put("cash", result.cash().toDecimal())
        .put("locked", result.locked().toDecimal())
        .put("units", result.units())
        .put("items", result.items().toDecimal())
        .put("equity", result.equity().toDecimal());
  }

  private static void trades(List<RoundTrip> trips, ArrayNode into) {
    for (RoundTrip trip : trips) {
      into.addObject()
          .put("units", trip.units())
          .put("entryBar", trip.entryBar())
          .put("exitBar", trip.exitBar())
          .put("entry", trip.entry().toString())
          .put("exit", trip.exit().toString())
          .put("entryPrice", trip.entryPrice().toDecimal())
          .put("exitPrice", trip.exitPrice().toDecimal())
          .put("fees", trip.fees().toDecimal())
          .put("profit", trip.profit().toDecimal());
    }
  }
}
