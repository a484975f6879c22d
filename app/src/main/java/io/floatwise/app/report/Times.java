package io.floatwise.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people write and read them.
public final class Times {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3})(h|d)");

  private Times() {}

  /// To the minute, UTC.
  public static String minute(Instant at) {
    return MINUTE.format(at);
  }

  /// Reads `12h` or `7d`.
  ///
  /// @return empty if it is none
  public static Optional<Duration> span(String text) {
    Matcher matcher = SPAN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        matcher.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number));
  }
}
