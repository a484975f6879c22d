package io.floatwise.testkit.openapi;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Compares one JSON value with its schema and collects where they differ.
final class SchemaCheck {
  private final JsonNode schemas;
  private final boolean request;
  private final boolean marketplace;
  private final List<String> found = new ArrayList<>();

  /// @param request what a client sends, which is read more generously
  /// @param marketplace whether the service behind it writes 64-bit integers as strings
  SchemaCheck(JsonNode schemas, boolean request, boolean marketplace) {
    this.schemas = schemas;
    this.request = request;
    this.marketplace = marketplace;
  }

  List<String> found() {
    return List.copyOf(found);
  }

  void check(JsonNode schema, JsonNode value, String at) {
    check(schema, value, at, "");
  }

  private void check(JsonNode schema, JsonNode value, String at, String name) {
    String reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      String target = reference.substring(reference.lastIndexOf('/') + 1);
      JsonNode named = schemas.path(target);
      if (named.isMissingNode()) {
        found.add(at + ": the description lacks " + target);
      } else if (!(value.isNull() && target.equals("marketplaceErrorDetails"))) {
        check(named, value, at, target);
      }
      return;
    }
    if (value.isNull() && schema.path("nullable").asBoolean(false)) {
      return;
    }
    String type = schema.path("type").asString(schema.has("properties") ? "object" : "");
    if (!isOf(type, schema.path("format").asString(""), value)) {
      found.add(at + ": " + type + " expected, found " + value);
      return;
    }
    words(schema, value, at);
    bounds(schema, value, at);
    switch (type) {
      case "object" -> object(schema, value, at, name);
      case "array" -> {
        for (int i = 0; i < value.size(); i++) {
          check(schema.path("items"), value.path(i), at + "[" + i + "]", "");
        }
      }
      case "string" -> format(schema.path("format").asString(""), value, at);
      default -> {}
    }
  }

  private boolean isOf(String type, String format, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "boolean" -> value.isBoolean();
      case "string" -> value.isString() || (request && isLong(format) && isWhole(value));
      case "number" -> value.isNumber() || (request && isDecimal(value));
      case "integer" -> isInteger(format, value);
      default -> true;
    };
  }

  private boolean isInteger(String format, JsonNode value) {
    if (request) {
      return isWhole(value) || isDigits(value);
    }
    return marketplace && isLong(format) ? isDigits(value) : isWhole(value);
  }

  private static boolean isLong(String format) {
    return format.equals("int64") || format.equals("uint64");
  }

  private static boolean isWhole(JsonNode value) {
    return value.isIntegralNumber();
  }

  private static boolean isDigits(JsonNode value) {
    return value.isString() && value.asString().matches("-?[0-9]{1,19}");
  }

  private static boolean isDecimal(JsonNode value) {
    return value.isString() && value.asString().matches("-?[0-9]+(\\.[0-9]+)?");
  }

  private void words(JsonNode schema, JsonNode value, String at) {
    if (!schema.has("enum")) {
      return;
    }
    for (JsonNode word : schema.path("enum")) {
      if (word.equals(value)) {
        return;
      }
    }
    String field = at.substring(at.lastIndexOf('.') + 1);
    if (!Deviation.allowsWord(field, value.asString(""))) {
      found.add(at + ": not one of the listed words: " + value);
    }
  }

  private void bounds(JsonNode schema, JsonNode value, String at) {
    if (schema.has("minimum") && whole(value) < schema.path("minimum").asLong()) {
      found.add(at + ": too small: " + value);
    }
    if (schema.has("maximum") && whole(value) > schema.path("maximum").asLong()) {
      found.add(at + ": too large: " + value);
    }
    int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    if (value.isString() && value.asString().length() > longest) {
      found.add(at + ": too long: " + value);
    }
  }

  private static long whole(JsonNode value) {
    return value.isString() ? Long.parseLong(value.asString()) : value.asLong();
  }

  private void object(JsonNode schema, JsonNode value, String at, String name) {
    JsonNode properties = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asString())) {
        found.add(at + ": lacks " + required.asString());
      }
    }
    value.forEachEntry((field, inner) -> {
      String here = at + "." + field;
      if (properties.has(field)) {
        check(properties.path(field), inner, here, "");
      } else if (others.isObject()) {
        check(others, inner, here, "");
      } else if (!properties.isEmpty() && !Deviation.allowsField(name, field)) {
        found.add(here + ": not described");
      }
    });
  }

  private void format(String format, JsonNode value, String at) {
    boolean fits =
        switch (format) {
          case "int64", "uint64" -> isWhole(value) || isDigits(value);
          case "uuid" -> isUuid(value.asString());
          case "date-time" -> isTime(value.asString());
          default -> true;
        };
    if (!fits) {
      found.add(at + ": no " + format + ": " + value);
    }
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    try {
      return Instant.parse(text).toString().equals(text);
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
