package io.floatwise.tape;

import io.floatwise.core.item.Game;
import java.time.Instant;
import java.util.Optional;

/// A stretch of market time of which the tape does not hold everything.
///
/// @param since last thing before it; empty where there is none on this tape
/// @param until first thing after it
/// @param events how much that was told is missing; 0 where nobody was there to be told
public record TapeGap(
    Game game, Optional<Instant> since, Instant until, int events, String cause) {}
