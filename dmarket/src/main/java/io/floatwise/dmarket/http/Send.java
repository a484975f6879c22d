package io.floatwise.dmarket.http;

import java.util.Map;

/// What an inner link is told about one attempt.
///
/// @param headers to send
/// @param onFirstByte runs right before the first byte of the request leaves
record Send(Map<String, String> headers, Runnable onFirstByte) {

  static final Send PLAIN = new Send(Map.of(), () -> {});

  Send withHeaders(Map<String, String> more) {
    return new Send(more, onFirstByte);
  }

  Send whenSent(Runnable action) {
    return new Send(headers, action);
  }
}
