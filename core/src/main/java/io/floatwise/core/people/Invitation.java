package io.floatwise.core.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lets one person in, once. Its code is shown when it is made and never kept.
///
/// @param hash of the code, which has 144 random bits, so that nobody finds it from this
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

  public boolean isOpen(Instant now) {
    return now.isBefore(expires);
  }
}
