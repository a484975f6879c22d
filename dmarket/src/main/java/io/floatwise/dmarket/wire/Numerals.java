package io.floatwise.dmarket.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/// Numbers and times as texts, without a regular expression or a formatter: pages of a hundred
/// offers are read often.
final class Numerals {

  private static final int MOST_DIGITS = 18;
  private static final int MOST_DECIMALS = 30;
  private static final int DAY = 86_400;
  private static final String SHAPE = "0000-00-00T00:00:00Z";

  private Numerals() {}

  /// Whether `text` is a sign or none, 1 to 18 digits and, after a point, 1 to 30 more.
  static boolean isDecimal(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = digits(text, start);
    if (point == start || point - start > MOST_DIGITS) {
      return false;
    }
    if (point == text.length()) {
      return true;
    }
    int end = digits(text, point + 1);
    return text.charAt(point) == '.'
        && end == text.length()
        && end > point + 1
        && end - point - 1 <= MOST_DECIMALS;
  }

  /// Whether `text` is a sign or none and 1 to 18 digits.
  static boolean isWhole(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int end = digits(text, start);
    return end == text.length() && end > start && end - start <= MOST_DIGITS;
  }

  /// Where the digits that begin at `from` end.
  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /// A moment in ISO-8601, UTC.
  ///
  /// @throws DateTimeException if it is none
  static Instant instant(String text) {
    return isInWholeSeconds(text) ? wholeSeconds(text) : Instant.parse(text);
  }

  private static boolean isInWholeSeconds(String text) {
    if (text.length() != SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char expected = SHAPE.charAt(i);
      char found = text.charAt(i);
      if (expected == '0' ? found < '0' || found > '9' : found != expected) {
        return false;
      }
    }
    return true;
  }

  private static Instant wholeSeconds(String text) {
    LocalDate day =
        LocalDate.of(
            Integer.parseInt(text, 0, 4, 10),
            Integer.parseInt(text, 5, 7, 10),
            Integer.parseInt(text, 8, 10, 10));
    int hour = Integer.parseInt(text, 11, 13, 10);
    int minute = Integer.parseInt(text, 14, 16, 10);
    int second = Integer.parseInt(text, 17, 19, 10);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    return Instant.ofEpochSecond(day.toEpochDay() * DAY + hour * 3600L + minute * 60L + second);
  }
}
