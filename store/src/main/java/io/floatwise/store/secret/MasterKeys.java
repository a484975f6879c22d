package io.floatwise.store.secret;

import io.floatwise.core.error.InputException;
import java.util.Arrays;

/// Makes the master key of what a person gave.
final class MasterKeys {

  /// For a new passphrase. Argon2id makes each guess dear; it cannot make up for too few of them.
  static final int LEAST_CHARACTERS = 12;

  private MasterKeys() {}

  /// How a new vault, or a vault with a new master key, is to be locked.
  ///
  /// @throws InputException if the passphrase is too short
  static MasterLock lockFor(MasterSource source) {
    return switch (source) {
      case MasterSource.KeyFile _, MasterSource.KeyText _ -> new MasterLock.RandomKey();
      case MasterSource.Passphrase passphrase -> {
        if (passphrase.words().length < LEAST_CHARACTERS) {
          throw new InputException(
              "passphrase: expected at least %d characters, found %d; take several words"
                  .formatted(LEAST_CHARACTERS, passphrase.words().length));
        }
        yield new MasterLock.FromPassphrase(Argon2.fresh());
      }
    };
  }

  /// @param where the vault is, for messages and because a key file must not lie there
  /// @throws InputException if it is not what the lock needs
  static KeyBytes read(MasterLock lock, MasterSource source, VaultPlace where) {
    return switch (lock) {
      case MasterLock.RandomKey _ ->
          switch (source) {
            case MasterSource.KeyFile file -> MasterKeyFile.read(file.file(), where);
            case MasterSource.KeyText text -> ofText(text.text(), "master key");
            case MasterSource.Passphrase _ ->
                throw new InputException(
                    "vault %s: expected its master key, from a file or from the environment, found a"
                            .formatted(where)
                        + " passphrase");
          };
      case MasterLock.FromPassphrase(Argon2 argon2) ->
          switch (source) {
            case MasterSource.Passphrase passphrase -> derive(argon2, passphrase);
            case MasterSource.KeyFile _, MasterSource.KeyText _ ->
                throw new InputException(
                    "vault %s: expected its passphrase, found a master key".formatted(where));
          };
    };
  }

  private static KeyBytes derive(Argon2 argon2, MasterSource.Passphrase passphrase) {
    byte[] utf8 = Utf8.encode(passphrase.words(), "passphrase");
    try {
      return argon2.derive(utf8);
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }

  private static KeyBytes ofText(char[] text, String what) {
    byte[] utf8 = Utf8.encode(text, what);
    try {
      return ofAscii(utf8, what);
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }

  /// @param ascii the Base64 of a key, with space around it at most; the caller clears it
  /// @param what it is and where it was found
  static KeyBytes ofAscii(byte[] ascii, String what) {
    int from = 0;
    int to = ascii.length;
    while (from < to && isSpace(ascii[from])) {
      from++;
    }
    while (from < to && isSpace(ascii[to - 1])) {
      to--;
    }
    byte[] stripped = Arrays.copyOfRange(ascii, from, to);
    try {
      KeyBytes key =
          ExactBase64.decode(stripped)
              .filter(bytes -> bytes.length == KeyBytes.LENGTH)
              .map(KeyBytes::of)
              .orElseThrow(() ->
                  new InputException(
                      what
                          + ": expected the Base64 of 32 bytes (44 characters), found something else;"
                          + " floatwise secrets init --master-key-file FILE makes a key"));
      if (!key.looksRandom()) {
        key.close();
        throw new InputException(
            what + ": expected 32 random bytes, found some that are not random at all");
      }
      return key;
    } finally {
      Arrays.fill(stripped, (byte) 0);
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
