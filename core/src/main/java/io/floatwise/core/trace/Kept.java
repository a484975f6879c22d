package io.floatwise.core.trace;

import java.time.Instant;

/// A trace as it was kept. The same skip seen again and again is kept once, as it was first seen.
///
/// @param id number of the trace, 1 or more
/// @param version of the program that decided
/// @param trace as it was first seen
/// @param last market time at which it was last seen
/// @param times how often it was seen, 1 or more
public record Kept(long id, String version, Trace trace, Instant last, long times) {}
