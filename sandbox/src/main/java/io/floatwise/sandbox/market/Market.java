package io.floatwise.sandbox.market;

import io.floatwise.core.sim.SimExchange;
import java.time.Instant;
import java.util.Optional;

/// A market that is ready to be traded in.
///
/// @param exchange at the start of the market, after its history
/// @param end from when nobody trades any more; empty for a market without end
/// @param description what it is made of and what is assumed, for people
public record Market(SimExchange exchange, Optional<Instant> end, String description) {}
