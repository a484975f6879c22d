package io.floatwise.app.demo;

import io.floatwise.app.live.Refusals;
import io.floatwise.app.report.TotalsJson;
import io.floatwise.core.item.Title;
import io.floatwise.core.portfolio.Statement;
import io.floatwise.core.portfolio.Totals;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a demo run came to, as one line of JSON. Money is decimal US dollars.
///
/// @param elapsed real time since the start of the JVM
/// @param marketTime that passed in this run
/// @param totals over the whole journal
/// @param differences lines on which our books and the sandbox's ledger differ
/// @param journalHash hash over every journal entry
/// @param refusals what was looked at in this run and why it was left alone
/// @param untraded titles seen and never bought, with the rule that refused last
record Summary(
    long seed,
    Duration elapsed,
    Duration marketTime,
    Totals totals,
    List<Statement.Difference> differences,
    String journalHash,
    Refusals refusals,
    SortedMap<Title, String> untraded) {

  boolean isLedgerEqual() {
    return differences.isEmpty();
  }

  String json() {
    var mapper = JsonMapper.builder().build();
    ObjectNode node = mapper.createObjectNode();
    node.put("mode", DemoRun.MODE)
        .put("seed", seed)
        .put("elapsedSeconds", elapsed.toMillis() / 1000.0)
        .put("marketDays", Math.round(marketTime.toMinutes() / 14.4) / 100.0);
    TotalsJson.put(totals, node)
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
    node.put("titles", refusals.latest().size())
        .put("looks", refusals.looks())
        .put("candidates", refusals.candidates());
    ObjectNode rules = node.putObject("refusals");
    refusals.byRule().forEach(rules::put);
    ObjectNode titles = node.putObject("untradedTitles");
    untraded.values().stream()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
        .forEach(titles::put);
    return mapper.writeValueAsString(node);
  }

  /// Every title without a purchase and the rule that refused it last, a line each.
  String untradedLines() {
    return untraded.entrySet().stream()
        .map(e -> "no trade  %-24s %s%n".formatted(e.getValue(), e.getKey().name()))
        .collect(Collectors.joining());
  }
}
