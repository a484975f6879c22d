package io.floatwise.app.secret;

import io.floatwise.core.error.InputException;
import java.util.List;

/// Refuses words on the command line that nothing was expected in, without repeating them: they may
/// be a secret.
public final class NoEcho {

  private NoEcho() {}

  /// @param expected what was
  /// @throws InputException if there are any
  public static void refuse(List<String> words, String expected) {
    if (!words.isEmpty()) {
      throw new InputException(
          "secrets: expected %s, found more (%d), not repeated here. A value is never an"
                  .formatted(expected, words.size())
              + " argument, because everybody on this machine can see it and the shell keeps it: if"
              + " one of them was a secret, take it for known and replace it where it came from."
              + " Values are typed without echo or read from the standard input");
    }
  }
}
