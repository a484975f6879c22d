package io.floatwise.app.sweep;

import io.floatwise.core.error.InputException;
import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.EquityCurve;
import io.floatwise.optimiser.trial.OpenTrade;
import io.floatwise.optimiser.trial.Result;
import io.floatwise.optimiser.trial.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Results of trials as they are kept, and back: nothing is lost on the way.
final class ResultText {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ResultText() {}

  static String of(List<Result> results) {
    ArrayNode all = JSON.createArrayNode();
    for (Result result : results) {
      ObjectNode node = all.addObject();
      switch (result) {
        case Result.Done(Trial trial) -> write(trial, node);
        case Result.Invalid(String why) -> node.put("invalid", why);
        case Result.Failed(String error) -> node.put("failed", error);
        case Result.Overdue(Duration after) -> node.put("overdueMillis", after.toMillis());
        case Result.NotRun(String why) -> node.put("notRun", why);
      }
    }
    return all.toString();
  }

  private static void write(Trial trial, ObjectNode node) {
    EquityCurve equity = trial.equity();
    node.put("start", equity.start());
    ArrayNode days = node.putArray("days");
    ArrayNode cents = node.putArray("cents");
    for (int i = 0; i < equity.size(); i++) {
      days.add(equity.day(i).toEpochDay());
      cents.add(equity.cents(i));
    }
    ArrayNode closed = node.putArray("closed");
    for (ClosedTrade trade : trial.closed()) {
      closed
          .addArray()
          .add(trade.item())
          .add(trade.entered().toString())
          .add(trade.left().toString())
          .add(trade.cost())
          .add(trade.profit());
    }
    ArrayNode open = node.putArray("open");
    for (OpenTrade trade : trial.open()) {
      open.addArray().add(trade.item()).add(trade.entered().toString()).add(trade.cost());
    }
  }

  /// @throws InputException if it is none that this program wrote
  static List<Result> parse(String text) {
    try {
      List<Result> results = new ArrayList<>();
      for (JsonNode node : JSON.readTree(text)) {
        results.add(result(node));
      }
      return results;
    } catch (JacksonException e) {
      throw new InputException("expected results of trials, found " + e.getMessage(), e);
    }
  }

  private static Result result(JsonNode node) {
    if (node.has("invalid")) {
      return new Result.Invalid(node.required("invalid").asString());
    }
    if (node.has("failed")) {
      return new Result.Failed(node.required("failed").asString());
    }
    if (node.has("overdueMillis")) {
      return new Result.Overdue(Duration.ofMillis(node.required("overdueMillis").asLong()));
    }
    if (node.has("notRun")) {
      return new Result.NotRun(node.required("notRun").asString());
    }
    List<ClosedTrade> closed = new ArrayList<>();
    for (JsonNode trade : node.required("closed")) {
      closed.add(
          new ClosedTrade(
              trade.required(0).asString(),
              Instant.parse(trade.required(1).asString()),
              Instant.parse(trade.required(2).asString()),
              trade.required(3).asLong(),
              trade.required(4).asLong()));
    }
    List<OpenTrade> open = new ArrayList<>();
    for (JsonNode trade : node.required("open")) {
      open.add(
          new OpenTrade(
              trade.required(0).asString(),
              Instant.parse(trade.required(1).asString()),
              trade.required(2).asLong()));
    }
    return new Result.Done(
        new Trial(
            EquityCurve.of(
                node.required("start").asLong(),
                longs(node.required("days")),
                longs(node.required("cents"))),
            closed,
            open));
  }

  private static long[] longs(JsonNode node) {
    return node.valueStream().mapToLong(JsonNode::asLong).toArray();
  }
}
