package io.floatwise.store.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/// How much is kept at most: what is older goes. Where it is still too much, first the inputs of
/// the oldest skips go, so that they can no longer be decided again, then the oldest skips, last
/// the oldest actions.
///
/// @param age of the oldest trace, market time, counted from the newest
/// @param bytes of the file, its free pages not counted
public record TraceBounds(Duration age, long bytes) {

  /// A month, and no more than 64 MiB.
  public static final TraceBounds USUAL = new TraceBounds(Duration.ofDays(30), 64L << 20);

  /// A tenth goes at once, so that this is seldom done.
  private static final int SHARE = 10;

  private static final int MOST_ROUNDS = 40;

  public TraceBounds {
    if (age.compareTo(Duration.ofDays(1)) < 0 || bytes < 1 << 20) {
      throw new IllegalArgumentException(
          "expected a day and 1 MiB or more, found %s and %d bytes".formatted(age, bytes));
    }
  }

  /// Lets go of what is too old; the caller commits.
  ///
  /// @param newest market time
  void letGo(Connection connection, Instant newest) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long before = newest.minus(age).getEpochSecond();
      if (statement.executeUpdate("DELETE FROM trace WHERE lastly < " + before) > 0) {
        sweep(statement);
      }
    }
  }

  /// Makes room where there is none; the caller commits.
  void makeRoom(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < MOST_ROUNDS && used(statement) > bytes; i++) {
        boolean gone = forgetInputs(statement) || delete(statement, 1) || delete(statement, 0);
        if (!gone) {
          return;
        }
        sweep(statement);
      }
    }
  }

  private static boolean forgetInputs(Statement statement) throws SQLException {
    return oldest(statement, "UPDATE trace SET look = NULL", "skip = 1 AND look IS NOT NULL");
  }

  private static boolean delete(Statement statement, int skip) throws SQLException {
    return oldest(statement, "DELETE FROM trace", "skip = " + skip);
  }

  private static boolean oldest(Statement statement, String what, String which)
      throws SQLException {
    long there = TraceFile.number(statement, "SELECT count(*) FROM trace WHERE " + which);
    return there > 0
        && statement.executeUpdate(
                "%s WHERE id IN (SELECT id FROM trace WHERE %s ORDER BY id LIMIT %d)"
                    .formatted(what, which, Math.ceilDiv(there, SHARE)))
            > 0;
  }

  /// Takes away what no trace needs any more.
  private static void sweep(Statement statement) throws SQLException {
    statement.executeUpdate(
        "DELETE FROM look WHERE NOT EXISTS (SELECT 1 FROM trace WHERE trace.look = look.id)");
    statement.executeUpdate(
        "DELETE FROM part WHERE hash NOT IN (SELECT sales FROM look WHERE sales IS NOT NULL UNION"
            + " SELECT fills FROM look WHERE fills IS NOT NULL UNION SELECT limits FROM look)");
    statement.executeUpdate(
        "DELETE FROM reading WHERE NOT EXISTS (SELECT 1 FROM trace WHERE skip = 1 AND offer = 1"
            + " AND trace.account = reading.account AND trace.title = reading.title"
            + " AND trace.game = reading.game)");
    statement.executeUpdate("DELETE FROM sale WHERE reading NOT IN (SELECT id FROM reading)");
    statement.executeUpdate(
        "DELETE FROM sale WHERE sold < (SELECT min(first) FROM trace JOIN reading USING (account,"
            + " title, game) WHERE reading.id = sale.reading AND skip = 1 AND offer = 1)");
  }

  private static long used(Statement statement) throws SQLException {
    long pages = TraceFile.number(statement, "PRAGMA page_count");
    long free = TraceFile.number(statement, "PRAGMA freelist_count");
    return (pages - free) * TraceFile.number(statement, "PRAGMA page_size");
  }
}
