package io.floatwise.store.codec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// How values of one Java type stand in JSON: one way only, so that equal values give equal text.
///
/// @param <T> the type
public interface Shape<T> {

  /// Writes one value of JSON.
  void write(T value, JsonGenerator to);

  /// Whether a record leaves out a component that has this value.
  default boolean leavesOut(T value) {
    return false;
  }

  /// @param place where the node stands, for the message
  /// @throws UnreadableRow if the node is not exactly what [#write] gives
  T read(JsonNode node, String place);
}
