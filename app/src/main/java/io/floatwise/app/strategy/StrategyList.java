package io.floatwise.app.strategy;

import io.floatwise.app.report.Page;
import io.floatwise.core.operator.Status.ParameterLine;
import io.floatwise.core.operator.Status.StrategyLine;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The strategies with what they are tuned by, as text and as JSON.
public final class StrategyList {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StrategyList() {}

  /// @param page on which it is written
  public static String text(List<StrategyLine> strategies, Page page) {
    for (StrategyLine strategy : strategies) {
      page.words(
          strategy.name() + "  ",
          2,
          strategy.about()
              + (strategy.trading() ? " Trades as usual." : " Trades if it is chosen."));
      for (ParameterLine each : strategy.parameters()) {
        page.words("  ", 4, "%s: %s. %s".formatted(each.name(), each.range(), each.about()));
      }
    }
    return page.toString();
  }

  /// One line.
  public static String json(List<StrategyLine> strategies) {
    ArrayNode all = JSON.createArrayNode();
    for (StrategyLine strategy : strategies) {
      ObjectNode node = all.addObject();
      node.put("name", strategy.name()).put("about", strategy.about());
      node.put("usual", strategy.trading());
      ArrayNode parameters = node.putArray("parameters");
      for (ParameterLine each : strategy.parameters()) {
        parameters
            .addObject()
            .put("name", each.name())
            .put("about", each.about())
            .put("least", each.least())
            .put("most", each.most())
            .put("usual", each.usual());
      }
    }
    return JSON.writeValueAsString(all);
  }
}
