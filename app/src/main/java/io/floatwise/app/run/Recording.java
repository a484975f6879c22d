package io.floatwise.app.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// Whether a run records the market that it sees.
///
/// @param to folder of the tape; empty to record nothing
/// @param keepDays days of market time that stay on the tape, the newest one counted; empty for all
public record Recording(Optional<Path> to, OptionalInt keepDays) {

  public static final Recording NONE = new Recording(Optional.empty(), OptionalInt.empty());
}
