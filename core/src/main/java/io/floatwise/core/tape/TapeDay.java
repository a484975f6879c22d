package io.floatwise.core.tape;

import io.floatwise.core.item.Game;
import java.time.LocalDate;

/// One day of one game on a tape, in market time and UTC.
///
/// @param rows as its files say by their names
/// @param bytes of its files
/// @param files how many
public record TapeDay(Game game, LocalDate day, long rows, long bytes, int files) {}
