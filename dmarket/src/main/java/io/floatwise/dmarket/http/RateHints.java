package io.floatwise.dmarket.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.Headers;

/// What an answer says about the venue's limits. The names are those of the Kong gateway; all are
/// optional, and one that cannot be read is ignored.
///
/// @param limit calls per second (`X-RateLimit-Limit-Second`, `RateLimit-Limit`)
/// @param remaining calls left now (`X-RateLimit-Remaining-Second`, `RateLimit-Remaining`)
/// @param reset until calls are granted again (`RateLimit-Reset`)
/// @param retryAfter `Retry-After`, in seconds or as a date
record RateHints(
    Optional<Integer> limit,
    Optional<Integer> remaining,
    Optional<Duration> reset,
    Optional<Duration> retryAfter) {

  static final RateHints NONE =
      new RateHints(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /// @param date the venue's time of the answer, for a `Retry-After` that is a date
  static RateHints of(Headers headers, Instant date) {
    Function<String, Optional<Integer>> number =
        name ->
            Optional.ofNullable(headers.get(name))
                .map(String::strip)
                .filter(v -> NUMBER.matcher(v).matches())
                .map(Integer::valueOf);
    return new RateHints(
        number.apply("X-RateLimit-Limit-Second").or(() -> number.apply("RateLimit-Limit")),
        number.apply("X-RateLimit-Remaining-Second").or(() -> number.apply("RateLimit-Remaining")),
        number.apply("RateLimit-Reset").map(Duration::ofSeconds),
        number
            .apply("Retry-After")
            .map(Duration::ofSeconds)
            .or(() ->
                httpDate(headers, "Retry-After").map(d -> positive(Duration.between(date, d)))));
  }

  /// The longest that the answer asks us to wait.
  Duration wait(int status) {
    Duration asked = retryAfter.orElse(Duration.ZERO);
    Duration untilReset = status == 429 ? reset.orElse(Duration.ZERO) : Duration.ZERO;
    return asked.compareTo(untilReset) >= 0 ? asked : untilReset;
  }

  static Optional<Instant> httpDate(Headers headers, String name) {
    return Optional.ofNullable(headers.get(name))
        .flatMap(value -> {
          try {
            return Optional.of(
                ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
          } catch (DateTimeException e) {
            return Optional.empty();
          }
        });
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
