package io.floatwise.app.why;

import io.floatwise.core.operator.Explanation;
import io.floatwise.core.trade.Evidence.Datum;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Explanations as one line of JSON. Times are ISO-8601; what is not known is absent.
public final class WhyJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WhyJson() {}

  public static String of(List<Explanation> explanations) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode rows = root.putArray("decisions");
    explanations.forEach(each -> write(each, rows.addObject()));
    return JSON.writeValueAsString(root);
  }

  private static void write(Explanation each, ObjectNode node) {
    node.put("id", each.id())
        .put("at", each.at().toString())
        .put("last", each.last().toString())
        .put("times", each.times())
        .put("title", each.title().name())
        .put("game", each.title().game().name().toLowerCase(Locale.ROOT))
        .put("about", each.action())
        .put("author", each.author())
        .put("result", each.result());
    each.rule().ifPresent(rule -> node.put("rule", rule));
    node.put("reason", each.reason());
    figures(each.figures(), node.putArray("figures"));
    figures(each.inputs(), node.putArray("inputs"));
    ArrayNode passed = node.putArray("passed");
    each.passed().forEach(passed::add);
    ObjectNode limits = node.putObject("limits");
    each.limits().forEach(limit -> limits.put(limit.name(), limit.value()));
    each.version().ifPresent(version -> node.put("program", version));
    node.putObject("again")
        .put("verdict", each.check().verdict().name().toLowerCase(Locale.ROOT))
        .put("text", each.check().text());
  }

  private static void figures(List<Datum> data, ArrayNode rows) {
    data.forEach(datum -> rows.addObject().put("name", datum.name()).put("value", datum.value()));
  }
}
