package io.floatwise.store.trace;

import io.floatwise.store.database.ReadingConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/// The SQLite file of the traces, beside the journal and apart from it: whatever happens to the one
/// cannot touch the other.
final class TraceFile {

  static final int SCHEMA = 1;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE trace_schema (version INTEGER NOT NULL, codec INTEGER NOT NULL)",
          "INSERT INTO trace_schema VALUES (" + SCHEMA + ", " + TraceCodec.VERSION + ")",
          "CREATE TABLE part (hash TEXT NOT NULL PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID",
          "CREATE TABLE look (id INTEGER PRIMARY KEY, body BLOB NOT NULL,"
              + " sales TEXT, fills TEXT, limits TEXT NOT NULL)",
          "CREATE TABLE trace (id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL,"
              + " game TEXT NOT NULL, title TEXT NOT NULL, subject TEXT NOT NULL,"
              + " skip INTEGER NOT NULL, offer INTEGER NOT NULL, lot INTEGER NOT NULL,"
              + " version TEXT NOT NULL, at TEXT NOT NULL, first INTEGER NOT NULL,"
              + " last TEXT NOT NULL, lastly INTEGER NOT NULL, times INTEGER NOT NULL,"
              + " decided INTEGER NOT NULL, judged INTEGER NOT NULL, look INTEGER,"
              + " body BLOB NOT NULL)",
          "CREATE INDEX trace_of_title ON trace (account, title, game, subject, id)",
          "CREATE INDEX trace_of_entry ON trace (account, judged)",
          "CREATE INDEX trace_by_time ON trace (account, first)",
          "CREATE INDEX trace_of_look ON trace (look)",
          "CREATE TABLE reading (id INTEGER PRIMARY KEY, account TEXT NOT NULL,"
              + " game TEXT NOT NULL, title TEXT NOT NULL, until TEXT NOT NULL,"
              + " UNIQUE (account, title, game))",
          "CREATE TABLE sale (reading INTEGER NOT NULL, sold INTEGER NOT NULL,"
              + " minor INTEGER NOT NULL, currency TEXT NOT NULL, wear INTEGER NOT NULL,"
              + " seed INTEGER NOT NULL, phase TEXT NOT NULL, times INTEGER NOT NULL,"
              + " PRIMARY KEY (reading, sold, minor, currency, wear, seed, phase)) WITHOUT ROWID");

  private TraceFile() {}

  /// @throws SQLException if it cannot be opened, or is not ours
  static Connection openToWrite(Path file) throws SQLException {
    Connection connection = config().createConnection(url(file));
    return checked(connection, true);
  }

  /// @throws SQLException if it cannot be opened, or is not ours
  static Connection openToRead(Path file) throws SQLException {
    return checked(ReadingConnection.open(file), false);
  }

  /// What is not ours is left as it is.
  ///
  /// @param create the tables, if there are none
  private static Connection checked(Connection connection, boolean create) throws SQLException {
    boolean usable = false;
    try (Statement statement = connection.createStatement()) {
      if (create && number(statement, "SELECT count(*) FROM sqlite_master") == 0) {
        statement.execute("PRAGMA journal_mode = WAL");
        connection.setAutoCommit(false);
        for (String sql : TABLES) {
          statement.execute(sql);
        }
        connection.commit();
        connection.setAutoCommit(true);
      }
      long known =
          number(statement, "SELECT count(*) FROM sqlite_master WHERE name IN ('trace_schema')");
      long version =
          known == 1
              ? number(
                  statement,
                  "SELECT count(*) FROM trace_schema WHERE version = %d AND codec = %d"
                      .formatted(SCHEMA, TraceCodec.VERSION))
              : 0;
      if (version != 1) {
        throw new SQLException(
            "expected traces of schema %d, found those of another version of this program"
                .formatted(SCHEMA));
      }
      usable = true;
      return connection;
    } finally {
      if (!usable) {
        connection.close();
      }
    }
  }

  static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /// Traces may be lost when the power fails; they need not wait for the disk.
  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setJournalSizeLimit(8 << 20);
    config.setBusyTimeout(5_000);
    return config;
  }

  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toUri().toASCIIString();
  }

  static boolean isThere(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) > 0;
    } catch (IOException _) {
      return false;
    }
  }
}
