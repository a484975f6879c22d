package io.floatwise.core.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lets one person in, once. Its code is shown when it is made and never kept.
///
/// @param hash of the code, see [#hash]
/// @param role of whoever comes with it
/// @param by id of who invites; empty for the terminal
/// @param expires when it stops working
public record Invitation(String hash, Role role, Optional<String> by, Instant expires) {

  /// How long one can be used.
  public static final Duration LIFE = Duration.ofHours(24);

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{24}");

  /// Whether `text` can be a code; nothing else need be looked up.
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /// What is kept of a code: SHA-256 in 64 hex digits. The code has 144 random bits, so nobody
  /// finds it from this.
  public static String hash(String code) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public boolean isOpen(Instant now) {
    return now.isBefore(expires);
  }
}
