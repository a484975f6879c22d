package io.floatwise.sandbox.exchange;

import io.floatwise.sandbox.state.InputLog;
import io.floatwise.sandbox.state.StateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Leaves out clock ticks that only another tick follows: market time may be cut into any steps, so
/// the exchange that the log leads to stays the same.
final class LogCompaction {
  private static final Pattern TICK = Pattern.compile("\\[-?[0-9]+,\\[\"to\",[0-9]+]]");
  private static final int WORTH_IT = 1_000;

  private LogCompaction() {}

  /// Rewrites the log in one step if enough can be left out.
  static void compact(Path file) throws StateException {
    if (Files.notExists(file)) {
      return;
    }
    List<String> kept = new ArrayList<>();
    int[] left = new int[1];
    try (InputLog log =
        InputLog.open(
            file,
            (text, _) -> {
              if (!kept.isEmpty() && isTick(text) && isTick(kept.getLast())) {
                kept.removeLast();
                left[0]++;
              }
              kept.add(text);
            })) {
      if (left[0] < WORTH_IT) {
        return;
      }
    }
    InputLog.rewrite(file, kept);
  }

  private static boolean isTick(String line) {
    return TICK.matcher(line).matches();
  }
}
