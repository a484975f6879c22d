package io.floatwise.app.backtest;

import io.floatwise.app.report.Page;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Backtests beside each other, as lines for a terminal or as one line of JSON.
public final class ComparisonText {

  private static final int NAME = 24;
  private static final int COLUMN = 14;

  private ComparisonText() {}

  /// @param page on which it is written
  public static String of(Comparison comparison, Page page) {
    List<String> names = comparison.names();
    for (int i = 0; i < names.size(); i++) {
      page.line("%s: %s%s".formatted(letter(i), names.get(i), i == 0 ? ", the first" : ""));
    }
    section(page, "Settings that differ", comparison.settings(), names.size());
    section(page, "Figures, USD where they are amounts", comparison.figures(), names.size());
    section(page, "Left alone, by rule", comparison.refusals(), names.size());
    page.line("");
    comparison.cautions().forEach(each -> page.words("", 0, each));
    return page.toString();
  }

  /// As one line of JSON: texts as they are shown.
  public static String json(Comparison comparison) {
    var mapper = JsonMapper.builder().build();
    ObjectNode node = mapper.createObjectNode();
    ArrayNode runs = node.putArray("runs");
    comparison.names().forEach(runs::add);
    rows(comparison.settings(), node.putObject("settings"));
    rows(comparison.figures(), node.putObject("figures"));
    rows(comparison.refusals(), node.putObject("refusals"));
    ArrayNode cautions = node.putArray("cautions");
    comparison.cautions().forEach(cautions::add);
    return mapper.writeValueAsString(node);
  }

  private static void rows(List<Comparison.Row> rows, ObjectNode into) {
    for (Comparison.Row row : rows) {
      ArrayNode values = into.putArray(row.name());
      row.values().forEach(values::add);
    }
  }

  private static void section(Page page, String head, List<Comparison.Row> rows, int runs) {
    if (rows.isEmpty()) {
      return;
    }
    page.line("");
    page.line(head);
    var letters = new StringBuilder(" ".repeat(NAME));
    for (int i = 0; i < runs; i++) {
      letters.append(cell(letter(i)));
    }
    page.line(letters.toString());
    for (Comparison.Row row : rows) {
      var line = new StringBuilder(Page.clipped(row.name(), NAME));
      line.append(" ".repeat(NAME - line.length()));
      row.values().forEach(value -> line.append(cell(value)));
      page.line(line.toString());
      if (row.differences().stream().anyMatch(each -> !each.isEmpty())) {
        var below = new StringBuilder(" ".repeat(NAME + COLUMN));
        row.differences().forEach(each -> below.append(cell(each)));
        page.line(below.toString());
      }
    }
  }

  private static String cell(String text) {
    return " ".repeat(Math.max(1, COLUMN - text.length())) + Page.clipped(text, COLUMN - 1);
  }

  private static String letter(int i) {
    return String.valueOf((char) ('A' + i));
  }
}
