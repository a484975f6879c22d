package io.floatwise.dmarket.http;

/// Failures that say something about the venue rather than about the request. They are counted
/// apart, because they end at different times.
enum Trouble {
  /// It answered that it is broken: a 5xx of its own, or 408.
  SERVER_ERROR,
  /// It did not answer, or broke off.
  NO_ANSWER,
  /// It refuses further calls for a while (429).
  THROTTLED,
  /// A page came instead of an answer: maintenance, or something in front of the venue. It concerns
  /// all operations.
  MAINTENANCE
}
