package io.floatwise.store.journal;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Entry;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.store.database.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Reads a journal that another process may be writing, up to its last entry at one moment. It
/// takes no lock and changes nothing. Not thread-safe.
public final class JournalReading implements AutoCloseable {

  private final Database database;

  JournalReading(Database database) {
    this.database = database;
  }

  /// Whether `folder` holds a journal. The folder need not exist.
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(DataDirectory.JOURNAL));
  }

  /// @param folder that holds a journal
  /// @throws StorageException if there is none, or it cannot be read
  public static JournalReading open(Path folder) {
    return new JournalReading(
        SqliteDatabase.openToRead(
            folder.toAbsolutePath().normalize().resolve(DataDirectory.JOURNAL), Tables.JOURNAL));
  }

  /// The accounts whose entries the file holds, by name.
  public List<String> accounts() {
    try {
      return database.transact(JournalReading::accounts);
    } catch (SQLException e) {
      throw database.explain("reading it", e);
    }
  }

  /// Hands every entry of `account` to `reader`, oldest first, all of one moment: what is written
  /// meanwhile is not among them.
  ///
  /// @throws StorageException if an entry is unreadable or was changed
  public void replay(String account, Consumer<Entry> reader) {
    try {
      database.transact(connection -> {
        var rows = new JournalRows(connection, database, account);
        rows.read(rows.head(), reader);
        return true;
      });
    } catch (SQLException e) {
      throw database.explain("reading it", e);
    }
  }

  /// Where the journals end that have entries, by account, all of one moment.
  public Map<String, Head> heads() {
    try {
      return database.transact(JournalReading::heads);
    } catch (SQLException e) {
      throw database.explain("reading it", e);
    }
  }

  /// Whether the journal of `account` went through `head`, so that what was made of it up to there
  /// is still true.
  public boolean hasPassed(String account, Head head) {
    try {
      return database.transact(
          connection -> new JournalRows(connection, database, account).hasPassed(head));
    } catch (SQLException e) {
      throw database.explain("reading it", e);
    }
  }

  /// Hands the entries of `account` behind `from` to `reader`, oldest first.
  ///
  /// @param from a moment of that journal
  /// @param most entries at once
  /// @return the moment of the last of them; `from` if there is none
  /// @throws StorageException if an entry is unreadable or was changed
  public Head follow(String account, Head from, long most, Consumer<Entry> reader) {
    try {
      return database.transact(
          connection -> new JournalRows(connection, database, account).follow(from, most, reader));
    } catch (SQLException e) {
      throw database.explain("reading it", e);
    }
  }

  private static Map<String, Head> heads(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT account, seq, chain FROM account WHERE seq > 0");
        ResultSet rows = select.executeQuery()) {
      var heads = new TreeMap<String, Head>();
      while (rows.next()) {
        heads.put(
            String.valueOf(rows.getString(1)),
            new Head(rows.getLong(2), String.valueOf(rows.getString(3))));
      }
      return heads;
    }
  }

  private static List<String> accounts(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT account FROM account WHERE seq > 0 ORDER BY account");
        ResultSet rows = select.executeQuery()) {
      List<String> accounts = new ArrayList<>();
      while (rows.next()) {
        accounts.add(String.valueOf(rows.getString(1)));
      }
      return List.copyOf(accounts);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
