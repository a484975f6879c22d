package io.floatwise.dmarket.metrics;

/// One circuit breaker as it is now, and what it did since the client was opened.
///
/// @param name what it watches, for example `trading: server error`
/// @param state as it is now
/// @param opened how often it opened
/// @param halfOpened how often it let a single call try
/// @param closed how often it closed again
/// @param succeeded calls that it saw succeed
/// @param failed calls that it saw fail in the way that it watches
/// @param refused calls that it did not let pass
public record BreakerCount(
    String name,
    State state,
    long opened,
    long halfOpened,
    long closed,
    long succeeded,
    long failed,
    long refused) {

  /// What a breaker does with a call.
  public enum State {
    /// It lets it pass.
    CLOSED,
    /// It lets a single one pass and waits for its end.
    HALF_OPEN,
    /// It refuses it.
    OPEN
  }
}
