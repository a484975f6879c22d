package io.floatwise.web;

import io.floatwise.core.operator.BulkReport;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// What came of the latest command about many lots or targets, as JSON.
final class BulkJson {

  static final String PATH = "/api/v1/bulk";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private BulkJson() {}

  /// All of it, each item, what failed first; `null` if there was none.
  static String of(Optional<BulkReport> latest) {
    if (latest.isEmpty()) {
      return JSON.writeValueAsString(NullNode.getInstance());
    }
    BulkReport report = latest.get();
    ObjectNode out = JSON.createObjectNode();
    summary(report, out);
    ArrayNode items = out.putArray("items");
    for (BulkReport.Item item : report.worstFirst()) {
      ObjectNode line = items.addObject().put("id", item.id()).put("title", item.title());
      line.put("end", item.end().name()).put("result", item.result());
    }
    ArrayNode troubles = out.putArray("troubles");
    report.troubles().forEach(troubles::add);
    return JSON.writeValueAsString(out);
  }

  /// How many ended how; short enough for every status.
  static void summary(BulkReport report, ObjectNode out) {
    out.put("command", report.command()).put("by", report.by()).put("at", report.at().toString());
    out.put("done", report.done());
    out.put("answered", report.sent().done()).put("sent", report.sent().total());
    ObjectNode counts = out.putObject("counts");
    for (BulkReport.End end : BulkReport.End.values()) {
      counts.put(end.name(), report.count(end));
    }
  }
}
