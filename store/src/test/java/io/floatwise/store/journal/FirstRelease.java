package io.floatwise.store.journal;

import io.floatwise.core.journal.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Tables as the first release made them, without Flyway.
public final class FirstRelease {

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE store_schema (version INTEGER NOT NULL)",
          "INSERT INTO store_schema (version) VALUES (1)",
          "CREATE TABLE account (account TEXT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL,"
              + " chain TEXT NOT NULL)",
          "CREATE TABLE journal (account TEXT NOT NULL REFERENCES account (account),"
              + " seq BIGINT NOT NULL, at TEXT NOT NULL, version INTEGER NOT NULL,"
              + " kind TEXT NOT NULL, body TEXT NOT NULL, chain TEXT NOT NULL,"
              + " PRIMARY KEY (account, seq))");

  private FirstRelease() {}

  /// Makes them with the journal of one account.
  public static void fill(Connection connection, String account, List<Entry> entries)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : TABLES) {
        statement.execute(sql);
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO account VALUES (?, 0, ?)")) {
      insert.setString(1, account);
      insert.setString(2, Chain.EMPTY);
      insert.executeUpdate();
    }
    String chain = Chain.EMPTY;
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      for (Entry entry : entries) {
        Row row = JournalCodec.encode(entry);
        chain = Chain.next(chain, row);
        insert.setString(1, account);
        insert.setLong(2, row.seq());
        insert.setString(3, row.at());
        insert.setInt(4, row.version());
        insert.setString(5, row.kind());
        insert.setString(6, row.body());
        insert.setString(7, chain);
        insert.executeUpdate();
      }
    }
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE account SET seq = ?, chain = ?")) {
      update.setLong(1, entries.size());
      update.setString(2, chain);
      update.executeUpdate();
    }
  }
}
