package io.floatwise.sandbox.wire;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// How moments of market time look on the wire.
public final class Moments {
  private Moments() {}

  /// ISO-8601 in UTC with seconds: `2026-07-17T14:30:57Z`.
  public static String iso(Instant time) {
    return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
  }
}
