package io.floatwise.store.journal;

import io.floatwise.store.database.DataDirectory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A data directory of a test, with the access past our own code that only a test may have.
public record JournalFolder(Path path) implements JournalSite {

  static final String ACCOUNT = "demo";

  @Override
  public SqlJournal open() {
    return SqlJournal.open(DataDirectory.open(path), ACCOUNT);
  }

  @Override
  public String argument() {
    return path.toString();
  }

  Path file() {
    return path.resolve("journal.db");
  }

  /// What somebody does with the sqlite3 shell.
  int execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  String query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "nothing";
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }
}
