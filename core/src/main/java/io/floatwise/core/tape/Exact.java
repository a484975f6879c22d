package io.floatwise.core.tape;

import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// Values as numbers of the tape and back, without loss or not at all.
final class Exact {

  private static final int MICROS = 1_000_000;
  private static final int NANOS = 1_000;

  private Exact() {}

  /// Microseconds since 1970.
  static long micros(Instant at) throws Inexact {
    if (at.getNano() % NANOS != 0) {
      throw new Inexact("a time finer than a microsecond: " + at);
    }
    try {
      long whole = Math.multiplyExact(at.getEpochSecond(), (long) MICROS);
      return value(Math.addExact(whole, at.getNano() / NANOS));
    } catch (ArithmeticException _) {
      throw new Inexact("a time too far away: " + at);
    }
  }

  static Instant instant(long micros) {
    if (micros == Row.NO_LONG) {
      throw new TapeException("expected a time, found none");
    }
    try {
      return Instant.ofEpochSecond(
          Math.floorDiv(micros, MICROS), (long) Math.floorMod(micros, MICROS) * NANOS);
    } catch (DateTimeException e) {
      throw new TapeException("expected a time, found " + micros, e);
    }
  }

  static long value(long value) throws Inexact {
    if (value == Row.NO_LONG) {
      throw new Inexact("a number too small: " + value);
    }
    return value;
  }

  static int value(int value) throws Inexact {
    if (value == Row.NO_INT) {
      throw new Inexact("a number too small: " + value);
    }
    return value;
  }

  /// A text that is there, which an empty one is not.
  static String text(String text) throws Inexact {
    if (text.isEmpty()) {
      throw new Inexact("an empty text");
    }
    for (int i = 0; i < text.length(); i++) {
      boolean pair =
          i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i)) || text.charAt(i) == 0) {
        throw new Inexact("a text that UTF-8 cannot hold");
      }
    }
    return text;
  }

  static Money money(long minor, Row row) {
    for (Currency currency : Currency.values()) {
      if (currency.name().equals(row.currency()) && currency.decimals() == row.decimals()) {
        return new Money(minor, currency);
      }
    }
    throw new TapeException(
        "expected a currency that is traded in, found %s with %d decimals"
            .formatted(row.currency(), row.decimals()));
  }

  static Optional<Money> anyMoney(long minor, Row row) {
    return minor == Row.NO_LONG ? Optional.empty() : Optional.of(money(minor, row));
  }
}
