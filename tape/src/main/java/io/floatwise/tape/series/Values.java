package io.floatwise.tape.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;

/// Reads the values of fields. Not thread-safe.
final class Values {

  /// Currencies that a file may name, and how the tape writes them.
  private static final Map<String, String> CURRENCIES =
      Map.of("USD", "USD", "EUR", "EUR", "CNY", "CNY", "GBP", "GBP", "KEYS", "KEY", "KEY", "KEY");

  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter(Locale.ROOT);

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int SECONDS_OF_HOUR = 3_600;

  private final ZoneId zone;
  private int rounded;

  /// @param zone of times that name none
  Values(ZoneId zone) {
    this.zone = zone;
  }

  /// How many prices were finer than their unit.
  int rounded() {
    return rounded;
  }

  /// Seconds since 1970.
  long time(String text) throws RowException {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay(zone).toEpochSecond();
      }
      if (text.endsWith("Z")) {
        return Instant.parse(text).getEpochSecond();
      }
      if (text.matches(".*[+-]\\d\\d:\\d\\d")) {
        return OffsetDateTime.parse(text).toEpochSecond();
      }
      return LocalDateTime.parse(text, LOCAL).atZone(zone).toEpochSecond();
    } catch (DateTimeException _) {
      throw new RowException("a date or a time such as 2024-01-31T08:00:00Z", text);
    }
  }

  static int span(boolean hourly) {
    return hourly ? SECONDS_OF_HOUR : SECONDS_OF_DAY;
  }

  /// A price above 0, in units of `decimals`.
  long price(String text, int decimals) throws RowException {
    BigDecimal value;
    try {
      value = new BigDecimal(text.length() > 30 ? "?" : text);
    } catch (NumberFormatException _) {
      throw new RowException("a price such as 12.34", text);
    }
    if (value.signum() <= 0 || value.compareTo(MOST) > 0) {
      throw new RowException("a price above 0", text);
    }
    BigDecimal units = value.movePointRight(decimals);
    BigDecimal whole = units.setScale(0, RoundingMode.HALF_UP);
    rounded += whole.compareTo(units) == 0 ? 0 : 1;
    return Math.max(1, whole.longValueExact());
  }

  /// A price, or nothing where the field is empty or says -1.
  long priceIfAny(String text, int decimals) throws RowException {
    return isNone(text) ? Point.NONE : price(text, decimals);
  }

  long quantity(String text) throws RowException {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new RowException("a whole number of 0 or more", text);
  }

  long quantityIfAny(String text) throws RowException {
    return isNone(text) ? Point.NONE : quantity(text);
  }

  private static boolean isNone(String text) {
    return text.isEmpty() || text.equals("-1") || text.equals("-1.0");
  }

  static String currency(String text) throws RowException {
    String known = CURRENCIES.get(text.strip().toUpperCase(Locale.ROOT));
    if (known == null) {
      throw new RowException("one of the currencies USD, EUR, CNY, GBP or keys", text);
    }
    return known;
  }
}
