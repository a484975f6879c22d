package io.floatwise.core.journal;

import java.time.Instant;

/// One fact with its place in the order.
///
/// @param seq 1, 2, 3, ... without gaps
/// @param at market time of the event that caused it
/// @param fact what happened
public record Entry(long seq, Instant at, Fact fact) {}
