package io.floatwise.core.people;

import io.floatwise.core.error.InputException;
import java.util.Locale;

/// What a person may do with one account, at most what his role allows.
public enum AccountRight {
  SEE,
  TRADE;

  /// One word, as people write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws InputException if it is none
  public static AccountRight of(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "see" -> SEE;
      case "trade" -> TRADE;
      default ->
          throw new InputException(
              "account: expected see or trade, found '%s'".formatted(word.strip()));
    };
  }
}
