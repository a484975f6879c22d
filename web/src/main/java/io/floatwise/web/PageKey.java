package io.floatwise.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// What a browser must show: whoever opened the page with its full address has it, and no other
/// page or user of this machine. Made anew at each start; it never travels in a URL that is sent,
/// because it stands behind the `#`.
final class PageKey {

  private static final int BYTES = 18;

  private final String text;

  private PageKey(String text) {
    this.text = text;
  }

  static PageKey random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new PageKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Behind the address of the page.
  String fragment() {
    return "#key=" + text;
  }

  /// Takes the same time whatever `shown` is.
  boolean isShown(String shown) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.US_ASCII), shown.getBytes(StandardCharsets.UTF_8));
  }

  Hash hash() {
    return Hash.of(text);
  }

  @Override
  public String toString() {
    return "a key";
  }

  /// What is kept of a key. It has 144 random bits, so nobody finds it from this.
  record Hash(String hex) {

    static Hash of(String text) {
      try {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        return new Hash(
            HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8))));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
