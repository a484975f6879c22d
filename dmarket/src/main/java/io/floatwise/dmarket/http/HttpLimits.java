package io.floatwise.dmarket.http;

import java.time.Duration;

/// Bounds of every call.
///
/// @param timeout from the first byte of an attempt, connecting included, to the last byte of its
///   answer
/// @param connections calls under way at once
/// @param patience longest wait for a connection, and again for the budget
/// @param answerBytes largest answer that is read, after decompression
public record HttpLimits(Duration timeout, int connections, Duration patience, int answerBytes) {

  public static final HttpLimits DEFAULT =
      new HttpLimits(Duration.ofSeconds(30), 100, Duration.ofSeconds(30), 16 << 20);

  public HttpLimits {
    if (!timeout.isPositive() || connections < 1 || patience.isNegative() || answerBytes < 1) {
      throw new IllegalArgumentException(
          "expected positive limits, found timeout %s, %d connections, patience %s, %d bytes"
              .formatted(timeout, connections, patience, answerBytes));
    }
  }
}
