package io.floatwise.dmarket.wire;

import java.time.Duration;

/// How long changes to a target of a title have to wait. `POST /target/v1/time-limits`, not
/// documented, in milliseconds.
///
/// @param whole the window after a change
/// @param remaining what is left of it
public record TimeLimits(Duration whole, Duration remaining) {

  public static TimeLimits read(Json json) {
    return new TimeLimits(
        Duration.ofMillis(json.count("DefaultTimeLimit")),
        Duration.ofMillis(json.count("RemainingTimeLimit")));
  }
}
