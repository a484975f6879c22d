package io.floatwise.telegram;

import java.time.Duration;

/// What came of a call to Telegram.
sealed interface Reply<T> {

  record Done<T>(T value) implements Reply<T> {}

  /// Telegram said no.
  ///
  /// @param retryAfter zero if it named no time
  record Refused<T>(int code, String description, Duration retryAfter) implements Reply<T> {}

  /// No answer that makes sense; the call may or may not have been carried out.
  record Unreachable<T>(String why) implements Reply<T> {}
}
