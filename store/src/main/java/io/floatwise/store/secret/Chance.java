package io.floatwise.store.secret;

import java.security.SecureRandom;

/// Where keys, nonces and salts come from.
final class Chance {

  private static final SecureRandom SOURCE = new SecureRandom();

  private Chance() {}

  /// Bytes that nobody can foretell. Any thread.
  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    SOURCE.nextBytes(bytes);
    return bytes;
  }
}
