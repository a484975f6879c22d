package io.floatwise.store.secret;

import io.floatwise.core.error.InputException;
import java.util.Arrays;

/// A secret in clear, cleared when it is closed. One thread at a time.
public final class SecretText implements AutoCloseable {

  /// Longest value, in bytes of UTF-8.
  public static final int MOST_BYTES = 65_536;

  private static final String WHAT = "value of a secret";

  private final byte[] utf8;

  private SecretText(byte[] utf8) {
    this.utf8 = utf8;
  }

  /// Copies the text; the caller clears his own.
  ///
  /// @throws InputException if it is empty, too long or no text; the message holds no part of it
  public static SecretText of(char[] text) {
    return ofUtf8(Utf8.encode(text, WHAT));
  }

  /// Takes the array over: it is cleared with this.
  ///
  /// @throws InputException likewise; then the array is cleared at once
  public static SecretText ofUtf8(byte[] utf8) {
    boolean usable = false;
    try {
      if (utf8.length == 0) {
        throw new InputException(WHAT + ": expected some text, found none");
      }
      if (utf8.length > MOST_BYTES) {
        throw new InputException(
            WHAT + ": expected at most %d bytes, found more".formatted(MOST_BYTES));
      }
      Arrays.fill(Utf8.decode(utf8, WHAT), '\0');
      usable = true;
      return new SecretText(utf8);
    } finally {
      if (!usable) {
        Arrays.fill(utf8, (byte) 0);
      }
    }
  }

  /// The value, for the caller to clear.
  public char[] chars() {
    return Utf8.decode(utf8, WHAT);
  }

  /// The value, for the caller to clear.
  byte[] utf8() {
    return utf8.clone();
  }

  @Override
  public void close() {
    Arrays.fill(utf8, (byte) 0);
  }

  /// Shows no secret.
  @Override
  public String toString() {
    return "SecretText[hidden]";
  }
}
