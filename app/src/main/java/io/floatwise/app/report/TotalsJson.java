package io.floatwise.app.report;

import io.floatwise.core.portfolio.Totals;
import tools.jackson.databind.node.ObjectNode;

/// Sums over a whole journal as fields of a line of JSON; amounts are decimal texts.
public final class TotalsJson {

  private TotalsJson() {}

  /// @return `node`, with the sums behind what it had
  public static ObjectNode put(Totals totals, ObjectNode node) {
    return node.put("purchases", totals.purchases())
        .put("sales", totals.sales())
        .put("spent", totals.spent().toDecimal())
        .put("netProceeds", totals.netProceeds().toDecimal())
        .put("fees", totals.fees().toDecimal())
        .put("realisedProfit", totals.realisedProfit().toDecimal())
        .put("atRiskProfit", totals.atRiskProfit().toDecimal());
  }
}
