package io.floatwise.app.bars;

import io.floatwise.core.guard.Loss;
import java.time.Duration;

/// Why a parameter set came to nothing, for people.
final class Losses {

  private static final double MILLIS = 1000;

  private Losses() {}

  static String text(Loss why) {
    return switch (why) {
      case Loss.Refused(String refusal) -> refusal;
      case Loss.Threw(String error) -> "the strategy threw " + error;
      case Loss.Overdue(Duration after) ->
          "not done within the deadline of %s s".formatted(after.toMillis() / MILLIS);
      case Loss.NotBegun(String reason) -> "not begun: " + reason;
    };
  }
}
