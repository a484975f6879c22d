package io.floatwise.telegram;

import java.time.Duration;

/// How fast messages may be sent, in real time.
///
/// @param perChat least time between two messages to one chat; positive
/// @param overall least time between any two messages; positive
record Pace(Duration perChat, Duration overall) {

  /// At most one message a second to a chat and 30 a second in all, as Telegram asks of bots.
  static final Pace TELEGRAM = new Pace(Duration.ofSeconds(1), Duration.ofMillis(34));

  Pace {
    if (!perChat.isPositive() || !overall.isPositive()) {
      throw new IllegalArgumentException(
          "expected two positive times, found %s and %s".formatted(perChat, overall));
    }
  }
}
