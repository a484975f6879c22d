package io.floatwise.app.secret;

import io.floatwise.core.error.InputException;
import io.floatwise.store.secret.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The value of a secret as a person gives it: typed on the terminal without echo, or else read
/// from the standard input, to its end, without the end of its last line.
///
/// @param prompt asks on the terminal
/// @param in read where nobody can type
public record ValueInput(Prompt prompt, InputStream in) {

  /// @throws InputException if there is none
  public SecretText read(String question) throws IOException {
    var typed = prompt.ask(question);
    if (typed.isPresent()) {
      try {
        return SecretText.of(typed.get());
      } finally {
        Arrays.fill(typed.get(), '\0');
      }
    }
    // Two more than the longest value, for the end of the line.
    byte[] bytes = in.readNBytes(SecretText.MOST_BYTES + 3);
    int end = bytes.length;
    if (end > 0 && bytes[end - 1] == '\n') {
      end--;
    }
    if (end > 0 && bytes[end - 1] == '\r') {
      end--;
    }
    byte[] value = Arrays.copyOf(bytes, end);
    Arrays.fill(bytes, (byte) 0);
    return SecretText.ofUtf8(value);
  }
}
