package io.floatwise.sandbox.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A moment of real time: signature dates, rate limits and waiting are counted in it. A type of its
/// own, so that it cannot be taken for market time, which is an [Instant] everywhere.
public final class WallTime {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Instant date;
  private final long nanos;

  private WallTime(Instant date, long nanos) {
    this.date = date;
    this.nanos = nanos;
  }

  /// Reads the machine's clock.
  public static WallTime now() {
    return new WallTime(Instant.now(), System.nanoTime());
  }

  /// A moment with this date, for checking signatures of the past.
  public static WallTime at(long epochSecond) {
    return new WallTime(Instant.ofEpochSecond(epochSecond), 0);
  }

  /// Seconds since 1970, as `X-Sign-Date` counts them.
  public long epochSecond() {
    return date.getEpochSecond();
  }

  /// Nanoseconds of a clock that never goes back.
  public long nanos() {
    return nanos;
  }

  /// Time gone by since `earlier`, by the clock that never goes back.
  public Duration since(WallTime earlier) {
    return Duration.ofNanos(nanos - earlier.nanos);
  }

  /// As the `Date` header of a clock that is `seconds` ahead spells it.
  public String httpDate(long seconds) {
    return HTTP_DATE.format(date.plusSeconds(seconds));
  }

  /// As the `Date` header spells it.
  public String httpDate() {
    return HTTP_DATE.format(date);
  }
}
