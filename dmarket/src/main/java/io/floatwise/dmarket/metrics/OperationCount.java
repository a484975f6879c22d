package io.floatwise.dmarket.metrics;

import java.time.Duration;

/// The calls of one operation since the client was opened. Every call ends as one of the first
/// three.
///
/// @param succeeded calls that brought a value, from wherever
/// @param failed calls that brought a fault other than `garbled`
/// @param garbled calls whose answer could not be understood
/// @param attempts requests of which a first byte left
/// @param duration time of all calls together, waiting included
public record OperationCount(
    long succeeded, long failed, long garbled, long attempts, Duration duration) {}
