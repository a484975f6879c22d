package io.floatwise.core.tape;

import java.util.List;

/// What became of something that was told.
public sealed interface Coded {

  /// @param at microseconds since 1970, UTC
  record Rows(long at, List<Row> rows) implements Coded {}

  /// It cannot stand on the tape, and is counted as missing.
  record Refused(String reason) implements Coded {}
}
