package io.floatwise.store.secret;

import java.util.regex.Pattern;

/// What may be shown of a secret.
///
/// @param account whose it is
/// @param name what it is called
/// @param setAt when its value was set, ISO 8601
/// @param keyId the data key that it is sealed under
public record Listed(String account, String name, String setAt, String keyId) {

  /// Somebody who changed the file must not reach the terminal with it.
  private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9.:-]");

  static Listed of(SecretRow row) {
    return new Listed(
        plain(row.account()), plain(row.name()), plain(row.setAt()), plain(row.keyId()));
  }

  private static String plain(String text) {
    return STRANGE.matcher(text).replaceAll("?");
  }
}
