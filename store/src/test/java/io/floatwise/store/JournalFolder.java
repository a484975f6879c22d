package io.floatwise.store;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Journal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A data directory of a test, with the access past our own code that only a test may have.
record JournalFolder(Path path) {

  static final String ACCOUNT = "demo";

  SqlJournal open() {
    return SqlJournal.open(DataDirectory.open(path), ACCOUNT);
  }

  Path file() {
    return path.resolve("journal.db");
  }

  void write(List<Entry> entries) {
    try (SqlJournal journal = open()) {
      journal.append(entries);
    }
  }

  List<Entry> entries() {
    try (SqlJournal journal = open()) {
      return entries(journal);
    }
  }

  static List<Entry> entries(Journal journal) {
    List<Entry> entries = new ArrayList<>();
    journal.replay(entries::add);
    return entries;
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
