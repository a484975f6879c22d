package io.floatwise.store.database;

import io.floatwise.core.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A SQLite file of a data directory. The journal is opened once to write, with the lock that makes
/// it the only one, or any number of times to read; other tables may be shared by processes. One
/// connection, which its users take in turn.
public final class SqliteDatabase implements Database {

  private final SqliteFile file;
  private final boolean mayWrite;
  private final Optional<DirectoryLock> lock;
  private final Connection connection;

  private SqliteDatabase(
      SqliteFile file, boolean mayWrite, Optional<DirectoryLock> lock, Connection connection) {
    this.file = file;
    this.mayWrite = mayWrite;
    this.lock = lock;
    this.connection = connection;
  }

  /// Opens the journal of the directory, creating it if there is none.
  ///
  /// @throws DataDirectoryException if another process has it
  /// @throws StorageException if it is not a database that this program can write
  public static SqliteDatabase open(DataDirectory directory) {
    DirectoryLock lock = DirectoryLock.take(directory);
    boolean opened = false;
    try {
      SqliteDatabase database =
          open(journal(directory), Optional.of(lock), TransactionMode.DEFERRED);
      opened = true;
      return database;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /// The same, in a directory whose lock the caller holds and keeps until the database is closed.
  ///
  /// @throws StorageException if it is not a database that this program can write
  public static SqliteDatabase open(DirectoryLock held) {
    return open(journal(held.directory()), Optional.empty(), TransactionMode.DEFERRED);
  }

  private static SqliteFile journal(DataDirectory directory) {
    return new SqliteFile(directory.journal(), Tables.JOURNAL);
  }

  /// Opens a file of `tables` that other processes may write as well, creating it if there is none.
  /// What is deleted from it is overwritten.
  ///
  /// @throws StorageException if it is not a database that this program can write
  public static SqliteDatabase openShared(Path file, Tables tables) {
    var shared = new SqliteFile(file, tables);
    try (var _ = MakingLock.take(file)) {
      return open(shared, Optional.empty(), TransactionMode.IMMEDIATE);
    } catch (IOException e) {
      throw new StorageException(
          shared.name() + ": expected to lock a file beside it, found " + e, e);
    }
  }

  /// @param begin immediate where others write as well: then a transaction does not find out in its
  ///   middle that it has to wait
  private static SqliteDatabase open(
      SqliteFile file, Optional<DirectoryLock> lock, TransactionMode begin) {
    String name = file.name();
    try {
      file.prepare();
      file.update();
      return new SqliteDatabase(file, true, lock, file.connect(begin));
    } catch (IOException e) {
      throw new StorageException(name + ": expected a file to read and write, found " + e, e);
    } catch (SQLException e) {
      throw SqliteFailure.explain(name, "opening it", e);
    } catch (FlywayException e) {
      throw SqliteFailure.explain(name, "making its tables", Schema.cause(e));
    }
  }

  /// Opens the database to read it, also while another process writes it. Needs no lock: SQLite
  /// shows a reader one moment of the file, whatever is written meanwhile.
  ///
  /// @throws StorageException if there is none, or it is not one that this program can read
  public static SqliteDatabase openToRead(Path path, Tables tables) {
    var file = new SqliteFile(path, tables);
    String name = file.name();
    if (!Files.exists(path)) {
      throw new StorageException(name + ": expected a " + tables.word() + ", found none");
    }
    try {
      file.check(false);
      Connection connection = ReadingConnection.open(path);
      boolean usable = false;
      try (Statement statement = connection.createStatement()) {
        file.checkSchema(statement);
        usable = true;
        return new SqliteDatabase(file, false, Optional.empty(), connection);
      } finally {
        if (!usable) {
          connection.close();
        }
      }
    } catch (IOException e) {
      throw new StorageException(name + ": expected a file to read, found " + e, e);
    } catch (SQLException e) {
      if (ReadingConnection.isLockedIn(path, e)) {
        throw ReadingConnection.lockedIn(tables.word(), path, e);
      }
      throw SqliteFailure.whileReading(name, "opening it", e);
    }
  }

  /// A connection, without a transaction of its own, to a file that is being filled where nobody
  /// looks for it: nothing of it is sure to be on the disk before the file was forced, and a killed
  /// process leaves something that is good for nothing.
  ///
  /// @param file with its tables
  public static Connection openToFill(Path file) throws SQLException {
    Connection connection = SqliteFile.connectUnsafely(file);
    boolean usable = false;
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = OFF");
      connection.setAutoCommit(false);
      usable = true;
      return connection;
    } finally {
      if (!usable) {
        connection.close();
      }
    }
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public synchronized <T> T transact(Work<T> work) throws SQLException {
    return Database.transact(connection, work);
  }

  @Override
  public DataSource source() {
    return file.source();
  }

  /// Of all tables, whatever is named: the log goes into the file, and SQLite counts what it thinks
  /// worth counting.
  @Override
  public synchronized void upkeep(List<String> names) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA optimize");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  /// Empties the write-ahead log, which may still hold what was deleted from a shared file.
  @Override
  public synchronized void shred() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      if (!rows.next() || rows.getInt(1) != 0) {
        throw new SQLException("its log is in use by another program; try again in a moment");
      }
    }
  }

  @Override
  public String clock() {
    return "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
  }

  @Override
  public boolean isCollision(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        && (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
  }

  @Override
  public StorageException explain(String doing, SQLException failure) {
    return mayWrite
        ? SqliteFailure.explain(name(), doing, failure)
        : SqliteFailure.whileReading(name(), doing, failure);
  }

  @Override
  public String advice() {
    return mayWrite ? SqliteFailure.ADVICE : SqliteFailure.READER_ADVICE;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqliteFailure.explain(name(), "closing it", e);
    } finally {
      lock.ifPresent(DirectoryLock::close);
    }
  }
}
