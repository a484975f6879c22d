package io.floatwise.store.secret;

import io.floatwise.core.error.NotAllowedException;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DirectoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// The SQLite file of a vault. It has no write-ahead log: changes are rare, and one file is easier
/// to keep than three.
final class VaultFile {

  private VaultFile() {}

  /// Fills a new database; it appears under its name only when it is complete.
  interface Filling {
    void into(VaultSql sql) throws SQLException;
  }

  /// @throws NotAllowedException if there is a vault already
  /// @throws VaultException if it cannot be written
  /// @throws io.floatwise.store.database.DataDirectoryException if another process makes one now
  static void create(DataDirectory directory, Filling filling) {
    VaultPlace place = VaultPlace.of(directory);
    try (var _ = DirectoryLock.take(directory)) {
      refuseExisting(place);
      Path draft = place.file().resolveSibling(place.file().getFileName() + ".new");
      Files.deleteIfExists(draft);
      Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + "-journal"));
      OwnerOnly.create(draft);
      try (Connection connection = connect(draft)) {
        connection.setAutoCommit(false);
        filling.into(new VaultSql(connection));
        connection.commit();
      }
      Files.move(draft, place.file(), StandardCopyOption.ATOMIC_MOVE);
      OwnerOnly.force(place.data());
    } catch (IOException e) {
      throw unusable(place, e);
    } catch (SQLException e) {
      throw VaultFailure.explain(place, e);
    }
  }

  /// @throws NotAllowedException if there is a vault already
  static void refuseExisting(VaultPlace place) {
    if (Files.exists(place.file())) {
      throw new NotAllowedException(
          "vault %s: expected none yet, found one; it was left as it is. To change its master key:"
                  .formatted(place)
              + " floatwise secrets rekey");
    }
  }

  /// @throws VaultException if there is none, or it cannot be used
  static VaultTransactions open(VaultPlace place) {
    try {
      if (!Files.isRegularFile(place.file())) {
        throw new VaultException(
            "vault %s: expected a vault, found %s; floatwise secrets init makes one"
                .formatted(
                    place, Files.exists(place.file()) ? "something that is no file" : "none"));
      }
      if (!OwnerOnly.holds(place.file())) {
        throw new VaultException(
            "vault %s: expected a file that only its owner can read, found one that others can; chmod"
                    .formatted(place)
                + " 600 it");
      }
      Connection connection = connect(place.file());
      boolean usable = false;
      try {
        var transactions = new VaultTransactions(connection, place);
        usable = true;
        return transactions;
      } finally {
        if (!usable) {
          connection.close();
        }
      }
    } catch (IOException e) {
      throw unusable(place, e);
    } catch (SQLException e) {
      throw VaultFailure.explain(place, e);
    }
  }

  static VaultException unusable(VaultPlace place, IOException cause) {
    return new VaultException(
        "vault %s: expected a file to read and write, found: %s".formatted(place, cause), cause);
  }

  /// Every commit reaches the disk before it returns, and what is deleted is overwritten.
  static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5_000);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toUri().toASCIIString());
    boolean usable = false;
    try (Statement statement = connection.createStatement()) {
      // On macOS through the disk's own cache.
      statement.execute("PRAGMA fullfsync = 1");
      statement.execute("PRAGMA secure_delete = 1");
      usable = true;
      return connection;
    } finally {
      if (!usable) {
        connection.close();
      }
    }
  }
}
