package io.floatwise.core.tape;

import java.time.Instant;

/// Something that an account was told, and where it belongs among what stands on the tape.
///
/// @param after number of the last event of the tape before it
/// @param holes how often something was lost until then since the recorder began
/// @param at market time
/// @param before what had been written and decided until then
public record OwnRow(long after, long holes, Instant at, Tally.Sum before, Own own) {}
