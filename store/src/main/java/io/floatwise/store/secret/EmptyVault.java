package io.floatwise.store.secret;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// A vault file without a vault, for whoever brings all rows of one.
public final class EmptyVault {

  private EmptyVault() {}

  /// Makes a file that only its owner can read, with the tables of a vault and nothing in them.
  ///
  /// @param file that is not there
  /// @throws VaultException if it cannot be written
  public static void make(Path file) {
    var place = new VaultPlace(file, file);
    try {
      OwnerOnly.create(file);
      try (Connection connection = VaultFile.connect(file)) {
        new VaultSql(connection).createTables();
      }
    } catch (IOException e) {
      throw VaultFile.unusable(place, e);
    } catch (SQLException e) {
      throw VaultFailure.explain(place, e);
    }
  }

  /// What `failure` means for the vault in `file`.
  public static VaultException explain(Path file, SQLException failure) {
    return VaultFailure.explain(new VaultPlace(file, file), failure);
  }
}
