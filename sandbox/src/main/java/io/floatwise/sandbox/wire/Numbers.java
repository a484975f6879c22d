package io.floatwise.sandbox.wire;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads numbers of requests, which may come as JSON numbers or as strings.
public final class Numbers {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

  private Numbers() {}

  /// A 64-bit integer; empty if it is missing or none.
  public static OptionalLong int64(JsonNode node) {
    String text = node.isString() ? node.asString() : node.isNumber() ? node.toString() : "";
    return INTEGER.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
