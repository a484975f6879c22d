package io.floatwise.store.secret;

import java.util.Optional;

/// What kind of master key opens a vault. Kept in the vault in clear, and bound into all that the
/// master key seals, so that a changed one opens nothing.
sealed interface MasterLock {

  /// How it is kept.
  String text();

  /// A random key, from a file or from the environment.
  record RandomKey() implements MasterLock {
    static final String TEXT = "key";

    @Override
    public String text() {
      return TEXT;
    }
  }

  /// A key made of a passphrase.
  ///
  /// @param argon2 how
  record FromPassphrase(Argon2 argon2) implements MasterLock {
    @Override
    public String text() {
      return argon2.text();
    }
  }

  /// Empty if it is neither.
  static Optional<MasterLock> parse(String text) {
    return text.equals(RandomKey.TEXT)
        ? Optional.of(new RandomKey())
        : Argon2.parse(text).map(FromPassphrase::new);
  }
}
