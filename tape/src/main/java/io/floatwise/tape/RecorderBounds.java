package io.floatwise.tape;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/// How much a recorder may lose, hold and use; all times are real time.
///
/// @param waiting how many things that were told may wait to be written
/// @param force how long it takes at most until what was written survives a crash
/// @param rotate how long it takes at most until it stands in a file that can be read
/// @param rows of the log after which files are made of it in any case
/// @param leastFreeBytes the last room on the disk belongs to the journal
/// @param room free bytes on the disk
/// @param keepDays days of market time that stay on the tape; empty for all
/// @param tryAgain how long it waits after it could not write
/// @param lookAgain how long it waits for something new before it looks whether it is to end
/// @param closeWithin how long it may take to end
public record RecorderBounds(
    int waiting,
    Duration force,
    Duration rotate,
    int rows,
    long leastFreeBytes,
    LongSupplier room,
    OptionalInt keepDays,
    Duration tryAgain,
    Duration lookAgain,
    Duration closeWithin) {

  private static final int WAITING = 4_096;
  private static final int ROWS = 262_144;
  private static final long LEAST_FREE_BYTES = 256L << 20;

  /// Durable within a second, readable within ten minutes.
  ///
  /// @param root of the tape
  /// @param keepDays days of market time that stay; empty for all
  public static RecorderBounds usual(Path root, OptionalInt keepDays) {
    return new RecorderBounds(
        WAITING,
        Duration.ofSeconds(1),
        Duration.ofMinutes(10),
        ROWS,
        LEAST_FREE_BYTES,
        () -> TapeRecorder.room(root),
        keepDays,
        Duration.ofSeconds(5),
        Duration.ofMillis(100),
        Duration.ofSeconds(30));
  }
}
