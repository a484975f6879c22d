package io.floatwise.store.database;

import io.floatwise.core.error.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/// A SQLite file of a data directory. The journal is opened once to write, with the lock that makes
/// it the only one, or any number of times to read; other tables may be shared by processes. One
/// connection, which its users take in turn.
public final class SqliteDatabase implements Database {

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final Tables tables;
  private final boolean mayWrite;
  private final Optional<DirectoryLock> lock;
  private final Connection connection;

  private SqliteDatabase(
      Path file,
      Tables tables,
      boolean mayWrite,
      Optional<DirectoryLock> lock,
      Connection connection) {
    this.file = file;
    this.tables = tables;
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
          open(directory.journal(), Tables.JOURNAL, Optional.of(lock), TransactionMode.DEFERRED);
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
    return open(
        held.directory().journal(), Tables.JOURNAL, Optional.empty(), TransactionMode.DEFERRED);
  }

  /// Opens a file of `tables` that other processes may write as well, creating it if there is none.
  /// What is deleted from it is overwritten.
  ///
  /// @throws StorageException if it is not a database that this program can write
  public static SqliteDatabase openShared(Path file, Tables tables) {
    try (var _ = MakingLock.take(file)) {
      return open(file, tables, Optional.empty(), TransactionMode.IMMEDIATE);
    } catch (IOException e) {
      throw new StorageException(
          name(file, tables) + ": expected to lock a file beside it, found " + e, e);
    }
  }

  /// @param begin immediate where others write as well: then a transaction does not find out in its
  ///   middle that it has to wait
  private static SqliteDatabase open(
      Path file, Tables tables, Optional<DirectoryLock> lock, TransactionMode begin) {
    String name = name(file, tables);
    try {
      prepare(file, tables);
      update(file, tables);
      return new SqliteDatabase(file, tables, true, lock, connect(file, tables, begin));
    } catch (IOException e) {
      throw new StorageException(name + ": expected a file to read and write, found " + e, e);
    } catch (SQLException e) {
      throw SqliteFailure.explain(name, "opening it", e);
    } catch (FlywayException e) {
      throw SqliteFailure.explain(name, "making its tables", Schema.cause(e));
    }
  }

  /// For people.
  private static String name(Path file, Tables tables) {
    return tables.word() + " " + file;
  }

  /// Opens the database to read it, also while another process writes it. Needs no lock: SQLite
  /// shows a reader one moment of the file, whatever is written meanwhile.
  ///
  /// @throws StorageException if there is none, or it is not one that this program can read
  public static SqliteDatabase openToRead(Path file, Tables tables) {
    String name = name(file, tables);
    if (!Files.exists(file)) {
      throw new StorageException(name + ": expected a " + tables.word() + ", found none");
    }
    try {
      checkFile(file, tables, false);
      Connection connection = ReadingConnection.open(file);
      boolean usable = false;
      try (Statement statement = connection.createStatement()) {
        checkSchema(file, tables, statement);
        usable = true;
        return new SqliteDatabase(file, tables, false, Optional.empty(), connection);
      } finally {
        if (!usable) {
          connection.close();
        }
      }
    } catch (IOException e) {
      throw new StorageException(name + ": expected a file to read, found " + e, e);
    } catch (SQLException e) {
      if (ReadingConnection.isLockedIn(file, e)) {
        throw ReadingConnection.lockedIn(tables.word(), file, e);
      }
      throw SqliteFailure.whileReading(name, "opening it", e);
    }
  }

  @Override
  public String name() {
    return name(file, tables);
  }

  @Override
  public synchronized <T> T transact(Work<T> work) throws SQLException {
    return Database.transact(connection, work);
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

  /// A new database appears under its name only when it is complete, so an empty or half-made file
  /// of that name is never ours.
  private static void prepare(Path file, Tables tables) throws IOException, SQLException {
    if (Files.exists(file)) {
      checkFile(file, tables, true);
      return;
    }
    Path log = ReadingConnection.log(file);
    if (Files.exists(log)) {
      throw new StorageException(
          "%s: found %s without its database; put the database back beside it, or move it aside to%s"
              .formatted(name(file, tables), log.getFileName(), begin(tables)));
    }
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.deleteIfExists(file.resolveSibling(draft.getFileName() + "-journal"));
    var source = new SQLiteDataSource(config(true));
    source.setUrl(url(draft));
    new Schema(tables).migrate(source);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    force(file.resolveSibling("."));
  }

  /// Brings the tables that an earlier version made up to date, all or none.
  private static void update(Path file, Tables tables) throws SQLException {
    var schema = new Schema(tables);
    boolean old;
    try (Connection connection = connect(file, tables, TransactionMode.DEFERRED);
        Statement statement = connection.createStatement()) {
      old = schema.isOld(statement);
    }
    if (old) {
      var source = new SQLiteDataSource(config(false));
      source.setUrl(url(file));
      schema.migrate(source);
    }
  }

  /// @param write whether it is to be written as well
  private static void checkFile(Path file, Tables tables, boolean write) throws IOException {
    String wish = write ? "read and write" : "read";
    if (Files.isRegularFile(file)
        && (!Files.isReadable(file) || (write && !Files.isWritable(file)))) {
      throw new StorageException(
          "%s: expected a file that this user may %s, found one that he may not; grant the right to do"
                  .formatted(name(file, tables), wish)
              + " so. Nothing is wrong with the file itself");
    }
    String found = "";
    if (!Files.isRegularFile(file)) {
      found = "something that is no file";
    } else {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] head = in.readNBytes(MAGIC.length);
        if (head.length == 0) {
          found = "an empty file";
        } else if (!Arrays.equals(head, MAGIC)) {
          found = "a file of another format";
        }
      }
    }
    if (!found.isEmpty()) {
      throw new StorageException(
          name(file, tables)
              + ": expected an SQLite database to "
              + wish
              + ", found "
              + found
              + (write ? SqliteFailure.ADVICE : SqliteFailure.READER_ADVICE));
    }
  }

  private static Connection connect(Path file, Tables tables, TransactionMode begin)
      throws SQLException {
    SQLiteConfig config = config(false);
    config.setTransactionMode(begin);
    Connection connection = config.createConnection(url(file));
    boolean usable = false;
    try {
      try (Statement statement = connection.createStatement()) {
        // On macOS through the disk's own cache; the driver's name for this one is misspelt.
        statement.execute("PRAGMA fullfsync = 1");
        if (begin == TransactionMode.IMMEDIATE) {
          statement.execute("PRAGMA secure_delete = 1");
        }
        String mode = value(statement, "PRAGMA journal_mode = WAL");
        if (!mode.equals("wal")) {
          throw new StorageException(
              name(file, tables)
                  + ": expected a file system that can keep a write-ahead log,"
                  + " found journal mode "
                  + mode
                  + "; choose a local disk");
        }
        checkSchema(file, tables, statement);
      }
      usable = true;
      return connection;
    } finally {
      if (!usable) {
        connection.close();
      }
    }
  }

  private static void checkSchema(Path file, Tables tables, Statement statement)
      throws SQLException {
    var schema = new Schema(tables);
    String remedy = "move the file aside to" + begin(tables);
    Set<String> found = new HashSet<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
    }
    if (!found.contains(Schema.TABLE) || !found.containsAll(tables.names())) {
      throw schema.wrong(name(file, tables), "none", remedy);
    }
    schema.check(name(file, tables), statement, remedy);
  }

  private static String begin(Tables tables) {
    return " begin a new " + tables.word();
  }

  private static String value(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
    }
  }

  /// Every commit reaches the disk before it returns.
  private static SQLiteConfig config(boolean create) {
    SQLiteConfig config = new SQLiteConfig();
    if (!create) {
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    }
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5_000);
    return config;
  }

  /// As a URI, so that no character of the path has a meaning for the driver.
  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toUri().toASCIIString();
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
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
