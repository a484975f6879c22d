package io.floatwise.app.mode;

import io.floatwise.app.secret.MasterKeyChoice;
import io.floatwise.store.secret.SecretName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the keys of a run in a test come from.
final class KeysFrom {

  private KeysFrom() {}

  static AccountKeys environment() {
    return keys(Optional.empty(), Optional.empty());
  }

  static AccountKeys file(Path file) {
    return keys(Optional.of(file), Optional.empty());
  }

  /// These keys under the name of another account.
  static AccountKeys named(String account, AccountKeys keys) {
    return new AccountKeys(keys.file(), account, keys.masterKey());
  }

  static AccountKeys vault(Path masterKey) {
    return keys(Optional.empty(), Optional.of(masterKey));
  }

  private static AccountKeys keys(Optional<Path> file, Optional<Path> masterKey) {
    var choice =
        new MasterKeyChoice(
            MasterKeyChoice.Words.USUAL, masterKey, Map.of(), _ -> Optional.empty());
    return new AccountKeys(file, SecretName.USUAL_ACCOUNT, choice);
  }
}
