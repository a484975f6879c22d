package io.floatwise.dmarket.http;

import java.time.Duration;
import java.util.Optional;

/// How the calls of one caller are made, where it differs from what is usual for an operation.
///
/// @param fresh reads are always asked of the venue; nothing kept is used, nor the answer to a
///   question that another caller asked before
/// @param deadline longest time of a call, waiting and repetitions included
/// @param priority who goes first when the budget is short
public record CallOptions(boolean fresh, Optional<Duration> deadline, Optional<Priority> priority) {

  public static final CallOptions USUAL =
      new CallOptions(false, Optional.empty(), Optional.empty());

  public CallOptions {
    deadline
        .filter(d -> !d.isPositive())
        .ifPresent(d -> {
          throw new IllegalArgumentException("deadline: expected a positive time, found " + d);
        });
  }

  public CallOptions asFresh() {
    return new CallOptions(true, deadline, priority);
  }

  public CallOptions within(Duration time) {
    return new CallOptions(fresh, Optional.of(time), priority);
  }

  public CallOptions as(Priority other) {
    return new CallOptions(fresh, deadline, Optional.of(other));
  }
}
