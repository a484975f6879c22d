package io.floatwise.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What runs inside Redis, where nothing comes between its steps and time is that of one clock.
enum Script {
  BEAT,
  LEAVE,
  ASK,
  HOLD,
  REST,
  LOOK,
  PUT,
  FORGET,
  INVALIDATE,
  ERRAND,
  THROTTLE,
  RECOUNT;

  private final String text;

  Script() {
    String name = name().toLowerCase(Locale.ROOT) + ".lua";
    try (InputStream in = Script.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: " + name + " is missing");
      }
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text;
  }
}
