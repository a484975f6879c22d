package io.floatwise.telegram.screen;

import io.floatwise.core.operator.Status;
import java.util.Locale;

/// What stands on every screen that shows money: the mode and what it means.
final class Header {

  private Header() {}

  static Html of(Status status, Messages m) {
    String key = "mode." + status.mode();
    Html note = m.has(key) ? m.html(key) : m.html("mode.unknown");
    return m.html("header", Html.clipped(status.mode().toUpperCase(Locale.ROOT), 40), note);
  }
}
