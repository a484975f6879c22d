package io.floatwise.core.trace;

import io.floatwise.core.market.Offer;
import java.time.Instant;
import java.util.Optional;

/// An offer that was left alone.
///
/// @param id number of the trace
/// @param at market time of the first time
/// @param times how often it was left alone for that reason
/// @param offer at the price that was asked
/// @param rule the first that said no
/// @param reason what it said
/// @param fees of selling it; empty if they were not known
public record Skipped(
    long id,
    Instant at,
    long times,
    Offer offer,
    String rule,
    String reason,
    Optional<Terms> fees) {}
