package io.floatwise.sandbox.fault;

import io.floatwise.sandbox.wire.Query;
import io.floatwise.sandbox.wire.RawRequest;
import io.floatwise.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What faults do to the body of an answer that would have been right.
public final class BrokenBodies {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> CURSORS = List.of("cursor", "nextCursor", "Cursor");

  private BrokenBodies() {}

  /// The reply as the client gets it; only answers of status 200 are touched.
  public static Reply strike(Reply reply, RawRequest request, Strikes strikes) {
    if (reply.status() != 200) {
      return reply;
    }
    byte[] body = reply.body();
    for (Strike strike : strikes.all()) {
      body = body(body, request, strike);
    }
    return reply.withBody(body);
  }

  private static byte[] body(byte[] body, RawRequest request, Strike strike) {
    return switch (strike.spec().kind()) {
      case TRUNCATED_BODY -> Arrays.copyOf(body, strike.pick(Math.max(1, body.length), 2));
      case EMPTY_BODY -> new byte[0];
      case DOUBLE_BODY -> twice(body);
      case WRONG_TYPES -> changed(body, strike, "retyped", "");
      case SCHEMA_DRIFT -> changed(body, strike, strike.spec().change(), strike.spec().field());
      case STICKY_CURSOR -> stuck(body, request);
      case PHANTOM_TARGET -> phantom(body);
      case LATENCY,
          ERROR_STATUS,
          ERROR_503,
          RATE_STORM,
          DROP_BEFORE,
          DROP_AFTER,
          HANG_AFTER_COMMIT,
          REPEAT_REPLY,
          FROZEN_FEED,
          CLOCK_SKEW,
          PARTIAL_BATCH,
          PRICE_MOVED,
          REVERSAL,
          TARGETS_WITHOUT_COVER ->
          body;
    };
  }

  private static byte[] twice(byte[] body) {
    byte[] both = Arrays.copyOf(body, 2 * body.length);
    System.arraycopy(body, 0, both, body.length, body.length);
    return both;
  }

  /// A field of an object somewhere in an answer.
  private record Field(ObjectNode object, String name) {}

  private static byte[] changed(byte[] body, Strike strike, String change, String wanted) {
    Optional<ObjectNode> root = object(body);
    if (root.isEmpty()) {
      return body;
    }
    List<Field> fields = new ArrayList<>();
    collect(root.get(), wanted, fields);
    if (fields.isEmpty()) {
      return body;
    }
    Field chosen = fields.get(strike.pick(fields.size(), 3));
    List<Field> all = wanted.isEmpty() ? List.of(chosen) : fields;
    all.forEach(field -> change(field, change));
    return MAPPER.writeValueAsBytes(root.get());
  }

  private static void collect(JsonNode node, String wanted, List<Field> into) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames()) {
        if (wanted.isEmpty() || wanted.equals(name)) {
          into.add(new Field(object, name));
        }
      }
    }
    node.forEach(child -> collect(child, wanted, into));
  }

  private static void change(Field field, String change) {
    JsonNode value = field.object().path(field.name());
    switch (change) {
      case "renamed" -> {
        field.object().remove(field.name());
        field.object().set(field.name() + "V3", value);
      }
      case "retyped" -> field.object().set(field.name(), retyped(value));
      default -> field.object().remove(field.name());
    }
  }

  private static JsonNode retyped(JsonNode value) {
    return value.isContainer() || value.isBoolean()
        ? StringNode.valueOf("changed")
        : MAPPER.createObjectNode().set("value", value);
  }

  private static byte[] stuck(byte[] body, RawRequest request) {
    Optional<ObjectNode> root = object(body);
    Optional<String> asked = askedCursor(request);
    if (root.isEmpty() || asked.isEmpty()) {
      return body;
    }
    for (String name : CURSORS) {
      if (root.get().has(name)) {
        root.get().put(name, asked.get());
      }
    }
    return MAPPER.writeValueAsBytes(root.get());
  }

  private static Optional<String> askedCursor(RawRequest request) {
    Optional<String> inBody =
        object(request.body()).map(o -> o.path("cursor").asString("")).filter(c -> !c.isEmpty());
    return inBody.or(() -> new Query(request).first("cursor", "Cursor"));
  }

  private static byte[] phantom(byte[] body) {
    Optional<ObjectNode> root = object(body);
    if (root.isEmpty()) {
      return body;
    }
    for (JsonNode row : root.get().path("aggregatedPrices")) {
      if (row instanceof ObjectNode title
          && title.path("orderBestPrice") instanceof ObjectNode best) {
        long cents = Long.parseLong(best.path("Amount").asString("0"));
        best.put("Amount", Long.toString(cents + cents / 2 + 1));
        long targets = Long.parseLong(title.path("orderCount").asString("0"));
        title.put("orderCount", Long.toString(targets + 1));
      }
    }
    return MAPPER.writeValueAsBytes(root.get());
  }

  static Optional<ObjectNode> object(byte[] body) {
    try {
      return MAPPER.readTree(body) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
