package io.floatwise.store.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to be done and what failed for good, for whoever looks after it; whether or not a node
/// runs. Thread-safe.
public final class JobBoard implements AutoCloseable {

  private final Database database;
  private final DeadLetters letters;
  private final SchedulerClient client;
  private final InstantSource now;

  /// @param database which is closed with it
  JobBoard(Database database, InstantSource now) {
    this.database = database;
    this.letters = new DeadLetters(database);
    this.client = SchedulerClient.Builder.create(database.source()).build();
    this.now = now;
  }

  /// @param now real time
  /// @throws StorageException if the place cannot be read and written
  public static JobBoard open(JobsPlace place, InstantSource now) {
    return new JobBoard(place.open(), now);
  }

  /// Everything that is to be done, what is due first first.
  public List<JobLine> lines() {
    try {
      return database.transact(JobBoard::lines);
    } catch (SQLException e) {
      throw database.explain("reading it", e);
    }
  }

  private static List<JobLine> lines(Connection connection) throws SQLException {
    List<JobLine> lines = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT task_name, task_instance, execution_time, picked, picked_by, last_success,"
                    + " last_failure, consecutive_failures FROM scheduled_tasks"
                    + " ORDER BY execution_time, task_name, task_instance");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        lines.add(
            new JobLine(
                rows.getString(1),
                rows.getString(2),
                rows.getTimestamp(3).toInstant(),
                rows.getBoolean(4) ? Optional.ofNullable(rows.getString(5)) : Optional.empty(),
                moment(rows, 6),
                moment(rows, 7),
                rows.getInt(8)));
      }
    }
    return lines;
  }

  private static Optional<Instant> moment(ResultSet rows, int column) throws SQLException {
    return Optional.ofNullable(rows.getTimestamp(column)).map(Timestamp::toInstant);
  }

  /// Asks for a job to be done as soon as a node that knows it has time; if it is being done, again
  /// after its regular time.
  ///
  /// @return whether it will be: not if it is being done just now
  /// @throws StorageException if it cannot be asked for
  public boolean ask(String job, String subject) {
    return isDueBy(job, subject, now.instant());
  }

  /// Sees to it that a job that is done again and again is there, and due before long.
  void ensure(String job, Duration every) {
    boolean isThere =
        lines().stream().anyMatch(line -> line.job().equals(job) && line.subject().equals(Job.ALL));
    isDueBy(job, Job.ALL, isThere ? now.instant().plus(every) : now.instant());
  }

  private boolean isDueBy(String job, String subject, Instant due) {
    try {
      return client.scheduleIfNotExists(new TaskInstance<Void>(job, subject), due)
          || hurry(job, subject, due);
    } catch (TaskInstanceCurrentlyExecutingException _) {
      return false;
    } catch (SQLRuntimeException e) {
      throw database.explain("asking for a job", cause(e));
    }
  }

  private static SQLException cause(SQLRuntimeException e) {
    return e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getMessage(), e);
  }

  private boolean hurry(String job, String subject, Instant due) {
    for (JobLine line : lines()) {
      if (line.job().equals(job) && line.subject().equals(subject) && line.node().isEmpty()) {
        return !line.due().isAfter(due) || client.reschedule(TaskInstanceId.of(job, subject), due);
      }
    }
    return false;
  }

  /// What nodes ask each other to work out.
  public WorkItems items() {
    return new WorkItems(database);
  }

  /// What failed for good, what failed first first.
  public List<DeadLetter> dead() {
    return letters.list();
  }

  /// Lets a dead letter be tried again. It goes only when that succeeds, so it is never lost.
  ///
  /// @return whether there is such a letter
  public boolean replay(String job, String subject) {
    boolean isThere =
        dead().stream()
            .anyMatch(letter -> letter.job().equals(job) && letter.subject().equals(subject));
    if (isThere) {
      ask(job, subject);
    }
    return isThere;
  }

  /// Gives a dead letter up.
  ///
  /// @return whether there was such a letter
  public boolean discard(String job, String subject) {
    return letters.remove(job, subject);
  }

  @Override
  public void close() {
    database.close();
  }
}
