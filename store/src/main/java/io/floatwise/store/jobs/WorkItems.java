package io.floatwise.store.jobs;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a job is to work out about each of its subjects, and what came of it: so that one node asks
/// and any other that knows the job answers. Thread-safe.
public final class WorkItems {

  private final Database database;

  /// @param database stays open
  WorkItems(Database database) {
    this.database = database;
  }

  /// What came of an item.
  ///
  /// @param node that worked it out
  /// @param text its result
  public record Answer(String node, String text) {}

  /// Keeps what is to be worked out; what is there already stays as it is.
  ///
  /// @param asked real time
  /// @throws StorageException if it cannot be written
  public void put(String job, String subject, String content, Instant asked) {
    change(
        "INSERT INTO work_item (job, subject, asked, content) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (job, subject) DO NOTHING",
        job,
        subject,
        asked.toEpochMilli(),
        content);
  }

  /// What is to be worked out; empty if nobody wants to know it any more.
  public Optional<String> content(String job, String subject) {
    return rows("SELECT content FROM work_item WHERE job = ? AND subject = ?", 1, job, subject)
        .stream()
        .map(List::getFirst)
        .findFirst();
  }

  /// Any item of a job.
  public Optional<String> example(String job) {
    return rows("SELECT content FROM work_item WHERE job = ? LIMIT 1", 1, job).stream()
        .map(List::getFirst)
        .findFirst();
  }

  /// Says what came of an item. Of a second answer to the same question nothing is kept.
  public void answer(String job, String subject, Answer answer) {
    change(
        "UPDATE work_item SET node = ?, answer = ?"
            + " WHERE job = ? AND subject = ? AND answer IS NULL",
        answer.node(),
        answer.text(),
        job,
        subject);
  }

  /// Subjects of a job that are answered.
  public Set<String> answered(String job) {
    Set<String> subjects = new HashSet<>();
    rows("SELECT subject FROM work_item WHERE job = ? AND answer IS NOT NULL", 1, job)
        .forEach(row -> subjects.add(row.getFirst()));
    return subjects;
  }

  /// What came of an item; empty if it is not answered.
  public Optional<Answer> answer(String job, String subject) {
    return rows(
            "SELECT node, answer FROM work_item"
                + " WHERE job = ? AND subject = ? AND answer IS NOT NULL",
            2,
            job,
            subject)
        .stream()
        .map(row -> new Answer(row.get(0), row.get(1)))
        .findFirst();
  }

  public void remove(String job, String subject) {
    change("DELETE FROM work_item WHERE job = ? AND subject = ?", job, subject);
  }

  /// Forgets what was asked before a time and never fetched, and that it is to be done.
  public void forget(Instant before) {
    change(
        "DELETE FROM scheduled_tasks WHERE NOT picked AND EXISTS (SELECT 1 FROM work_item"
            + " WHERE job = task_name AND subject = task_instance AND asked < ?)",
        before.toEpochMilli());
    change("DELETE FROM work_item WHERE asked < ?", before.toEpochMilli());
  }

  private List<List<String>> rows(String sql, int columns, Object... values) {
    try {
      return database.transact(connection -> {
        try (PreparedStatement select = prepared(connection, sql, values);
            ResultSet found = select.executeQuery()) {
          List<List<String>> rows = new ArrayList<>();
          while (found.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
              row.add(found.getString(i));
            }
            rows.add(row);
          }
          return rows;
        }
      });
    } catch (SQLException e) {
      throw database.explain("reading shared work", e);
    }
  }

  private void change(String sql, Object... values) {
    try {
      database.transact(connection -> {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
          return statement.executeUpdate();
        }
      });
    } catch (SQLException e) {
      throw database.explain("writing shared work", e);
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
