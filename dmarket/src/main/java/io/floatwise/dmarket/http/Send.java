package io.floatwise.dmarket.http;

import java.time.Duration;
import java.util.Map;

/// What an inner link is told about one call or attempt.
///
/// @param headers to send
/// @param onFirstByte runs right before the first byte of the request leaves
/// @param priority for the budget
/// @param fresh nothing kept will do
/// @param deadline nanoseconds of [ProtocolTime#nanos()] after which nobody waits for the answer
record Send(
    Map<String, String> headers,
    Runnable onFirstByte,
    Priority priority,
    boolean fresh,
    long deadline) {

  static Send of(Priority priority, boolean fresh, long deadline) {
    return new Send(Map.of(), () -> {}, priority, fresh, deadline);
  }

  Send withHeaders(Map<String, String> more) {
    return new Send(more, onFirstByte, priority, fresh, deadline);
  }

  /// Runs `action` as well, before what is run already.
  Send whenSent(Runnable action) {
    Runnable both =
        () -> {
          action.run();
          onFirstByte.run();
        };
    return new Send(headers, both, priority, fresh, deadline);
  }

  /// What is left until the deadline, but no more than `bound`; zero when it has passed.
  Duration remaining(ProtocolTime time, Duration bound) {
    long left = Math.clamp(deadline - time.nanos(), 0, bound.toNanos());
    return Duration.ofNanos(left);
  }
}
