package io.floatwise.sandbox.telegram;

import io.floatwise.proving.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published schema of the Bot API, and what of a JSON value breaks it.
final class BotApiSchema {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final JsonNode spec;

  private BotApiSchema(JsonNode spec) {
    this.spec = spec;
  }

  static BotApiSchema published() throws IOException {
    Path file = Needs.shared("data/telegram/bot_api_10.1_spec.json.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return new BotApiSchema(JSON.readTree(in.readAllBytes()));
    }
  }

  /// Faults of the result of `method`; empty if it is as published.
  List<String> faultsOfResult(String method, JsonNode result) {
    List<String> types = texts(spec.get("methods").get(method).get("returns"));
    List<List<String>> tried = types.stream().map(t -> faults(t, result, method)).toList();
    return tried.stream().anyMatch(List::isEmpty) ? List.of() : tried.getFirst();
  }

  private List<String> faults(String type, JsonNode value, String where) {
    if (type.startsWith("Array of ")) {
      if (!value.isArray()) {
        return List.of(where + " is no array");
      }
      List<String> found = new ArrayList<>();
      for (JsonNode each : value) {
        found.addAll(faults(type.substring("Array of ".length()), each, where + "[]"));
      }
      return found;
    }
    return switch (type) {
      case "Integer" -> value.isIntegralNumber() ? List.of() : List.of(where + " is no integer");
      case "String" -> value.isString() ? List.of() : List.of(where + " is no string");
      case "Boolean", "True" -> value.isBoolean() ? List.of() : List.of(where + " is no boolean");
      case "Float" -> value.isNumber() ? List.of() : List.of(where + " is no number");
      default -> object(type, value, where);
    };
  }

  private List<String> object(String type, JsonNode value, String where) {
    JsonNode definition = spec.get("types").get(type);
    if (definition == null || !value.isObject()) {
      return List.of(where + " is no " + type);
    }
    if (definition.has("subtypes")) {
      List<List<String>> tried =
          texts(definition.get("subtypes")).stream().map(t -> faults(t, value, where)).toList();
      return tried.stream().anyMatch(List::isEmpty) ? List.of() : tried.getFirst();
    }
    List<String> found = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (JsonNode field : definition.path("fields")) {
      String name = field.get("name").asString();
      known.add(name);
      if (value.has(name)) {
        List<List<String>> tried =
            texts(field.get("types")).stream()
                .map(t -> faults(t, value.get(name), where + "." + name))
                .toList();
        if (tried.stream().noneMatch(List::isEmpty)) {
          found.addAll(tried.getFirst());
        }
      } else if (field.get("required").asBoolean()) {
        found.add(where + "." + name + " is missing");
      }
    }
    value.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> found.add(where + "." + name + " is not published"));
    return found;
  }

  private static List<String> texts(JsonNode array) {
    List<String> out = new ArrayList<>();
    array.forEach(text -> out.add(text.asString()));
    return out;
  }
}
