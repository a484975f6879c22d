package io.floatwise.store.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  /// What is kept of the code of an invitation: SHA-256 in 64 hex digits.
  static String hash(String code) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    SOURCE.nextBytes(bytes);
    return bytes;
  }
}
