package io.floatwise.sandbox.telegram;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The parameters of one call, from the query, a form or a JSON object.
///
/// @param files that came with a form of several parts
record Parameters(Map<String, String> values, Map<String, Attachment> files) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  Parameters {
    values = Map.copyOf(values);
    files = Map.copyOf(files);
  }

  /// @param type media type of the body, empty if there is none
  /// @param boundary between the parts of the body, where it has parts
  static Parameters of(String query, String type, String boundary, String body) {
    Map<String, String> values = new LinkedHashMap<>(form(query));
    Map<String, Attachment> files = new LinkedHashMap<>();
    if (!body.isEmpty()) {
      switch (type) {
        case "application/x-www-form-urlencoded" -> values.putAll(form(body));
        case "application/json" -> values.putAll(object(body));
        case "multipart/form-data" -> {
          Multipart parts = Multipart.of(boundary, body);
          values.putAll(parts.values());
          files.putAll(parts.files());
        }
        default -> throw Refusal.badRequest("this sandbox reads forms and JSON, not " + type);
      }
    }
    return new Parameters(values, files);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  String requiredText(String name) {
    return text(name)
        .orElseThrow(() -> Refusal.badRequest("parameter \"" + name + "\" is required"));
  }

  Optional<Long> number(String name) {
    return text(name)
        .map(value -> {
          try {
            return Long.valueOf(value.strip());
          } catch (NumberFormatException e) {
            throw Refusal.badRequest("parameter \"" + name + "\" must be of type Integer");
          }
        });
  }

  boolean flag(String name) {
    return text(name)
        .filter(value -> value.equalsIgnoreCase("true") || value.equals("1"))
        .isPresent();
  }

  Optional<JsonNode> structure(String name) {
    return text(name)
        .map(value -> {
          try {
            return JSON.readTree(value);
          } catch (JacksonException e) {
            throw Refusal.badRequest("can't parse " + name + " JSON object");
          }
        });
  }

  private static Map<String, String> form(String encoded) {
    Map<String, String> read = new LinkedHashMap<>();
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        read.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return read;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("can't decode the parameters");
    }
  }

  private static Map<String, String> object(String body) {
    Map<String, String> read = new LinkedHashMap<>();
    try {
      JsonNode object = JSON.readTree(body);
      if (!object.isObject()) {
        throw Refusal.badRequest("expected a JSON object");
      }
      object
          .properties()
          .forEach(field -> {
            JsonNode value = field.getValue();
            if (!value.isNull()) {
              read.put(field.getKey(), value.isString() ? value.asString() : value.toString());
            }
          });
    } catch (JacksonException e) {
      throw Refusal.badRequest("can't parse the JSON object");
    }
    return read;
  }
}
