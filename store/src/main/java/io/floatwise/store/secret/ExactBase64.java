package io.floatwise.store.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Base64 in the one way in which it is written: the decoder of the JDK takes several texts for the
/// same bytes, and then a changed text would not be noticed.
final class ExactBase64 {

  private ExactBase64() {}

  /// Empty if it is written in any other way.
  static Optional<byte[]> decode(String text) {
    return decode(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The same for what may be a secret: compared in constant time, and no copy is left.
  static Optional<byte[]> decode(byte[] ascii) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(ascii);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    byte[] again = Base64.getEncoder().encode(bytes);
    boolean exact = MessageDigest.isEqual(again, ascii);
    Arrays.fill(again, (byte) 0);
    return exact ? Optional.of(bytes) : Optional.empty();
  }
}
