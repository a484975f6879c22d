package io.floatwise.store.people;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Where ids of people and codes of invitations come from.
final class Codes {

  private static final SecureRandom SOURCE = new SecureRandom();

  private Codes() {}

  /// 12 hex digits.
  static String id() {
    return HexFormat.of().formatHex(bytes(6));
  }

  /// 144 random bits in 24 characters that need no quoting in an address.
  static String invitation() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(18));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    SOURCE.nextBytes(bytes);
    return bytes;
  }
}
