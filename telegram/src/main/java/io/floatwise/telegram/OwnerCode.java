package io.floatwise.telegram;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// The one-time code by which the owner claims the bot: 144 random bits, valid for 10 minutes of
/// real time.
///
/// @param expires when it stops working
record OwnerCode(String text, Instant expires) {

  static final Duration LIFE = Duration.ofMinutes(10);

  static OwnerCode issued(Instant now) {
    byte[] bits = new byte[18];
    new SecureRandom().nextBytes(bits);
    return new OwnerCode(
        Base64.getUrlEncoder().withoutPadding().encodeToString(bits), now.plus(LIFE));
  }

  boolean accepts(String given, Instant now) {
    return now.isBefore(expires)
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }

  /// Without the code.
  @Override
  public String toString() {
    return "OwnerCode[expires=" + expires + "]";
  }
}
