package io.floatwise.telegram.screen;

import io.floatwise.core.operator.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What stands on every screen that shows money: the mode and what it means; and how times and
/// amounts are written.
final class Header {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Header() {}

  static Html of(Status status, Messages m) {
    String key = "mode." + status.mode();
    Html note = m.has(key) ? m.html(key) : m.html("mode.unknown");
    return m.html("header", Html.clipped(status.mode().toUpperCase(Locale.ROOT), 40), note);
  }

  static String time(Instant at) {
    return TIME.format(at) + " UTC";
  }
}
