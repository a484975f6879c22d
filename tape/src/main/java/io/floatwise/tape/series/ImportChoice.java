package io.floatwise.tape.series;

import io.floatwise.core.item.Game;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// What a person says of a file that it does not say itself.
///
/// @param game whose items it is about
/// @param title whose series it is, where it has no column of titles
/// @param at when it was read, where it has no column of times
/// @param items what numbers of items mean; empty to look beside the file
/// @param zone of times that name none
public record ImportChoice(
    Game game, Optional<String> title, Optional<Instant> at, Optional<Path> items, ZoneId zone) {}
