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
import java.util.Set;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/// The file of a SQLite database: makes it, brings its tables up to date, and connects to it.
///
/// @param path of the file; need not exist
/// @param tables that it holds
record SqliteFile(Path path, Tables tables) {

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /// For people.
  String name() {
    return tables.word() + " " + path;
  }

  /// A new database appears under its name only when it is complete, so an empty or half-made file
  /// of that name is never ours.
  void prepare() throws IOException, SQLException {
    if (Files.exists(path)) {
      check(true);
      return;
    }
    Path log = ReadingConnection.log(path);
    if (Files.exists(log)) {
      throw new StorageException(
          "%s: found %s without its database; put the database back beside it, or move it aside to%s"
              .formatted(name(), log.getFileName(), begin()));
    }
    Path draft = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.deleteIfExists(path.resolveSibling(draft.getFileName() + "-journal"));
    var source = new SQLiteDataSource(config(true));
    source.setUrl(url(draft));
    new Schema(tables).migrate(source);
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    force(path.resolveSibling("."));
  }

  /// Brings the tables that an earlier version made up to date, all or none.
  void update() throws SQLException {
    var schema = new Schema(tables);
    boolean old;
    try (Connection connection = connect(TransactionMode.DEFERRED);
        Statement statement = connection.createStatement()) {
      old = schema.isOld(statement);
    }
    if (old) {
      var source = new SQLiteDataSource(config(false));
      source.setUrl(url(path));
      schema.migrate(source);
    }
  }

  /// @param write whether it is to be written as well
  void check(boolean write) throws IOException {
    String wish = write ? "read and write" : "read";
    if (Files.isRegularFile(path)
        && (!Files.isReadable(path) || (write && !Files.isWritable(path)))) {
      throw new StorageException(
          "%s: expected a file that this user may %s, found one that he may not; grant the right to do"
                  .formatted(name(), wish)
              + " so. Nothing is wrong with the file itself");
    }
    String found = "";
    if (!Files.isRegularFile(path)) {
      found = "something that is no file";
    } else {
      try (InputStream in = Files.newInputStream(path)) {
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
          name()
              + ": expected an SQLite database to "
              + wish
              + ", found "
              + found
              + (write ? SqliteFailure.ADVICE : SqliteFailure.READER_ADVICE));
    }
  }

  Connection connect(TransactionMode begin) throws SQLException {
    SQLiteConfig config = config(false);
    config.setTransactionMode(begin);
    Connection connection = config.createConnection(url(path));
    boolean usable = false;
    try {
      try (Statement statement = connection.createStatement()) {
        // On macOS through the disk's own cache; the driver's name for this one is misspelt.
        statement.execute("PRAGMA fullfsync = 1");
        if (begin == TransactionMode.IMMEDIATE) {
          statement.execute("PRAGMA wal_autocheckpoint = 8000");
          statement.execute("PRAGMA secure_delete = 1");
        } else {
          // Pages. Many journals write the same ones again and again; each is moved once then.
          statement.execute("PRAGMA wal_autocheckpoint = 32000");
          // KiB. One transaction of a thousand journals changes that many pages and more; those
          // that do not fit are written twice.
          statement.execute("PRAGMA cache_size = -32000");
        }
        String mode = value(statement, "PRAGMA journal_mode = WAL");
        if (!mode.equals("wal")) {
          throw new StorageException(
              name()
                  + ": expected a file system that can keep a write-ahead log,"
                  + " found journal mode "
                  + mode
                  + "; choose a local disk");
        }
        checkSchema(statement);
      }
      usable = true;
      return connection;
    } finally {
      if (!usable) {
        connection.close();
      }
    }
  }

  void checkSchema(Statement statement) throws SQLException {
    var schema = new Schema(tables);
    String remedy = "move the file aside to" + begin();
    Set<String> found = new HashSet<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
    }
    if (!found.contains(Schema.TABLE) || !found.containsAll(tables.names())) {
      throw schema.wrong(name(), "none", remedy);
    }
    schema.check(name(), statement, remedy);
  }

  private String begin() {
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
    // Nobody asks for them, and the driver would ask the database after each row.
    config.setGetGeneratedKeys(false);
    config.setBusyTimeout(5_000);
    return config;
  }

  /// To a file that may be lost until it was forced.
  static Connection connectUnsafely(Path file) throws SQLException {
    SQLiteConfig config = config(false);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    return config.createConnection(url(file));
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

  /// Connections for a library; each of them waits for the others, as it does for other processes.
  DataSource source() {
    SQLiteConfig config = config(false);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    var source = new SQLiteDataSource(config);
    source.setUrl(url(path));
    return source;
  }
}
