package io.floatwise.store.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.PostgresDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Does jobs in the background as long as it is open, in turn with the other nodes of the database:
/// each is done by one at a time, and what a dead one began is done again. Thread-safe.
public final class Jobs implements AutoCloseable {

  /// Jobs that a node does at once, unless it is said.
  public static final int AT_ONCE = 2;

  private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

  /// What this node does not know is another's to do, however long it is due.
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final Database database;
  private final Scheduler scheduler;

  private Jobs(Database database, Scheduler scheduler) {
    this.database = database;
    this.scheduler = scheduler;
  }

  /// Begins; what is done again and again and never was is done at once, and nothing is due later
  /// than this node would have it.
  ///
  /// @param jobs that this node can do; those that only others know are left to them
  /// @param node a name that no other process has
  /// @param now real time
  /// @throws StorageException if the place cannot be read and written
  public static Jobs open(
      JobsPlace place, List<Job> jobs, JobTerms terms, String node, InstantSource now) {
    return open(place, jobs, terms, node, now, AT_ONCE);
  }

  /// The same, with so many jobs at once.
  ///
  /// @param atOnce 1 or more
  public static Jobs open(
      JobsPlace place, List<Job> jobs, JobTerms terms, String node, InstantSource now, int atOnce) {
    Database database = place.open();
    boolean begun = false;
    try {
      var letters = new DeadLetters(database);
      List<com.github.kagkarlsson.scheduler.task.Task<?>> tasks =
          jobs.stream()
              .<com.github.kagkarlsson.scheduler.task.Task<?>>map(
                  job -> new JobTask(job, terms, letters).task())
              .toList();
      Scheduler scheduler = scheduler(database, tasks, terms, node, now, atOnce);
      var board = new JobBoard(database, now);
      for (Job job : jobs) {
        job.every().ifPresent(every -> board.ensure(job.name(), every));
      }
      scheduler.start();
      begun = true;
      return new Jobs(database, scheduler);
    } finally {
      if (!begun) {
        database.close();
      }
    }
  }

  private static Scheduler scheduler(
      Database database,
      List<com.github.kagkarlsson.scheduler.task.Task<?>> tasks,
      JobTerms terms,
      String node,
      InstantSource now,
      int atOnce) {
    SchedulerBuilder builder =
        Scheduler.create(database.source(), tasks)
            .schedulerName(new SchedulerName.Fixed(node))
            .threads(atOnce)
            .pollingInterval(terms.poll())
            .heartbeatInterval(terms.beat())
            .missedHeartbeatsLimit(JobTerms.BEATS)
            .shutdownMaxWait(STOP_WITHIN)
            .failureLogging(LogLevel.WARN, false)
            .deleteUnresolvedAfter(NEVER)
            .alwaysPersistTimestampInUTC()
            .clock(now::instant);
    if (database instanceof PostgresDatabase) {
      builder.pollUsingLockAndFetch(0.5, 1.0);
    }
    return builder.build();
  }

  /// Lets what is being done end, for a short time.
  @Override
  public void close() {
    try {
      scheduler.stop();
    } finally {
      database.close();
    }
  }
}
