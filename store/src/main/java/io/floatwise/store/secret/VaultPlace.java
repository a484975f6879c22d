package io.floatwise.store.secret;

import io.floatwise.store.database.DataDirectory;
import java.nio.file.Path;

/// Where a vault is.
///
/// @param data directory that must not hold the key as well
/// @param file the database
record VaultPlace(Path data, Path file) {

  static VaultPlace of(DataDirectory directory) {
    return new VaultPlace(directory.path(), directory.secrets());
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
