package io.floatwise.store.jobs;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Keeps what failed for good. Thread-safe.
///
/// @param database stays open
record DeadLetters(Database database) {

  /// Of an error; enough to know what happened.
  private static final int LONGEST = 500;

  /// Of the same job and subject there is one letter: the latest.
  void bury(DeadLetter letter) {
    change(
        "INSERT INTO dead_letter (job, subject, attempts, last, error) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (job, subject) DO UPDATE SET attempts = excluded.attempts,"
            + " last = excluded.last, error = excluded.error",
        letter.job(),
        letter.subject(),
        letter.attempts(),
        letter.last().toEpochMilli(),
        shortened(letter.error()));
  }

  private static String shortened(String error) {
    return error.length() <= LONGEST ? error : error.substring(0, LONGEST) + "...";
  }

  /// @return whether there was one
  boolean remove(String job, String subject) {
    return change("DELETE FROM dead_letter WHERE job = ? AND subject = ?", job, subject) > 0;
  }

  /// Oldest first.
  List<DeadLetter> list() {
    try {
      return database.transact(DeadLetters::list);
    } catch (SQLException e) {
      throw database.explain("reading its dead letters", e);
    }
  }

  private static List<DeadLetter> list(Connection connection) throws SQLException {
    List<DeadLetter> letters = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT job, subject, attempts, last, error FROM dead_letter"
                    + " ORDER BY last, job, subject");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        letters.add(
            new DeadLetter(
                rows.getString(1),
                rows.getString(2),
                rows.getInt(3),
                Instant.ofEpochMilli(rows.getLong(4)),
                rows.getString(5)));
      }
    }
    return letters;
  }

  private int change(String sql, Object... values) throws StorageException {
    try {
      return database.transact(connection -> {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
          }
          return statement.executeUpdate();
        }
      });
    } catch (SQLException e) {
      throw database.explain("writing its dead letters", e);
    }
  }
}
