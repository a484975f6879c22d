package io.floatwise.app.demo;

import io.floatwise.core.portfolio.Statement;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a demo run came to, as one line of JSON.
///
/// @param elapsedSeconds since the start of the JVM
/// @param purchases items bought over the whole journal
/// @param sales items sold over the whole journal
/// @param realisedProfit settled profit, decimal US dollars
/// @param atRiskProfit profit that can still be reverted, decimal US dollars
/// @param differences lines on which our books and the sandbox's ledger differ
/// @param journalHash hash over every journal entry
/// @param refusals how often each rule was the first to refuse in this run
record Summary(
    long seed,
    double elapsedSeconds,
    long purchases,
    long sales,
    String realisedProfit,
    String atRiskProfit,
    List<Statement.Difference> differences,
    String journalHash,
    Map<String, Long> refusals) {

  boolean isLedgerEqual() {
    return differences.isEmpty();
  }

  String json() {
    var mapper = JsonMapper.builder().build();
    ObjectNode node = mapper.createObjectNode();
    node.put("mode", DemoRun.MODE)
        .put("seed", seed)
        .put("elapsedSeconds", elapsedSeconds)
        .put("purchases", purchases)
        .put("sales", sales)
        .put("realisedProfit", realisedProfit)
        .put("atRiskProfit", atRiskProfit)
        .put("ledger", isLedgerEqual() ? "equal" : "different")
        .put("journalHash", journalHash);
    if (!isLedgerEqual()) {
      ArrayNode rows = node.putArray("differences");
      for (Statement.Difference difference : differences) {
        rows.addObject()
            .put("line", difference.line())
            .put("ours", difference.ours())
            .put("sandbox", difference.theirs());
      }
    }
    ObjectNode reasons = node.putObject("refusals");
    refusals.forEach(reasons::put);
    return mapper.writeValueAsString(node);
  }
}
