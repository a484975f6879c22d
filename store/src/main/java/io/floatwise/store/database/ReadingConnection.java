package io.floatwise.store.database;

import io.floatwise.core.error.StorageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/// Opens an SQLite file for whoever only reads it, also while it is being written, and also where
/// nothing may be written: on a copy that is mounted or marked read-only.
public final class ReadingConnection {

  private static final int READ_ONLY = 8;
  private static final int CANNOT_OPEN = 14;

  private ReadingConnection() {}

  /// A reader of a file with a write-ahead log needs an index beside it, which SQLite cannot make
  /// where it may not write. Without a log there is nothing to index and nobody who writes, so the
  /// file is read as one that does not change.
  ///
  /// @throws SQLException if it cannot be read
  public static Connection open(Path file) throws SQLException {
    try {
      return open(file, "");
    } catch (SQLException e) {
      if (isNotAllowed(e) && !hasLog(file)) {
        return open(file, "?immutable=1");
      }
      throw e;
    }
  }

  /// Whether `failure` is that the last entries stand in a log that cannot be read without writing.
  public static boolean isLockedIn(Path file, SQLException failure) {
    return isNotAllowed(failure) && hasLog(file);
  }

  /// What to do about that.
  ///
  /// @param what the file holds
  public static StorageException lockedIn(String what, Path file, SQLException failure) {
    return new StorageException(
        "%s %s: expected a folder that may be written, because the last entries are still in %s,"
                .formatted(what, file, log(file).getFileName())
            + " found one that may not; grant the right to write, or copy the whole folder to where"
            + " you have it",
        failure);
  }

  private static boolean hasLog(Path file) {
    return Files.exists(log(file));
  }

  /// Where the entries are that are not yet in the file itself.
  static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  private static boolean isNotAllowed(SQLException failure) {
    int code = failure instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xff : 0;
    return code == READ_ONLY || code == CANNOT_OPEN;
  }

  private static Connection open(Path file, String how) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5_000);
    Connection connection =
        config.createConnection("jdbc:sqlite:" + file.toUri().toASCIIString() + how);
    boolean usable = false;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
      usable = rows.next();
      return connection;
    } finally {
      if (!usable) {
        connection.close();
      }
    }
  }
}
