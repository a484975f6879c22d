package io.floatwise.sandbox.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads bodies of requests: UTF-8, one JSON object, whole characters, no key twice, at most 100
/// levels and 100 digits a number.
public final class Bodies {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxNumberLength(100)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Bodies() {}

  /// The object; empty if the bytes are anything else.
  public static Optional<JsonNode> object(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isObject).filter(Bodies::isText);
    } catch (CharacterCodingException | JacksonException e) {
      return Optional.empty();
    }
  }

  /// Whether no name and no value holds half of a character, which escapes can spell and UTF-8
  /// cannot write: nothing could be kept of it.
  private static boolean isText(JsonNode node) {
    var utf8 = StandardCharsets.UTF_8.newEncoder();
    return utf8.canEncode(node.asString(""))
        && node.propertyNames().stream().allMatch(utf8::canEncode)
        && node.valueStream().allMatch(Bodies::isText);
  }
}
