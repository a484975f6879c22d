package io.floatwise.store.codec;

import tools.jackson.databind.JsonNode;

/// How values of one Java type stand in JSON: one way only, so that equal values give equal text.
///
/// @param <T> the type
public interface Shape<T> {

  JsonNode write(T value);

  /// @param place where the node stands, for the message
  /// @throws UnreadableRow if the node is not exactly what [#write] gives
  T read(JsonNode node, String place);
}
