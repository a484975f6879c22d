package io.floatwise.dmarket.http;

import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;

/// How far one request came. Confined to the thread of its call.
final class Wire {

  private final Runnable onFirstByte;
  private boolean sent;
  private Headers headers = Headers.EMPTY;

  Wire(Runnable onFirstByte) {
    this.onFirstByte = onFirstByte;
  }

  /// Whether this is the first time that the request is about to leave.
  boolean begin() {
    if (sent) {
      return false;
    }
    sent = true;
    onFirstByte.run();
    return true;
  }

  void answered(Headers answer) {
    headers = answer;
  }

  boolean isSent() {
    return sent;
  }

  Optional<Instant> date() {
    return RateHints.httpDate(headers, "Date");
  }

  RateHints hints(Instant now) {
    return RateHints.of(headers, now);
  }
}
