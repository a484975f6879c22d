package io.floatwise.store.database;

import io.floatwise.core.error.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// Where journals are kept. Thread-safe.
public sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {

  /// Something that is done in one transaction.
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /// For people, without a secret.
  String name();

  /// Does `work` and commits; when this returns, what it wrote is on the disk. Rolls back if `work`
  /// throws.
  ///
  /// @throws SQLException what `work` threw, or that the commit failed: then nobody knows whether
  ///   it was made
  <T> T transact(Work<T> work) throws SQLException;

  /// Connections for a library that has transactions of its own.
  DataSource source();

  /// Keeps `tables` quick to read: frees the room of rows that are gone and counts what is there.
  /// Nobody who writes waits for it longer than for another transaction. It may take minutes.
  void upkeep(List<String> tables) throws SQLException;

  /// Takes what was deleted out of the files as well. Not within a transaction.
  ///
  /// @throws SQLException if it cannot be done now; it may be tried again
  void shred() throws SQLException;

  /// SQL for its clock: milliseconds since 1970, real time.
  String clock();

  /// Whether `failure` is that a row of that key is there already.
  boolean isCollision(SQLException failure);

  /// What `failure` means and what to do about it.
  ///
  /// @param doing what was tried, for example `opening it`
  StorageException explain(String doing, SQLException failure);

  /// What to do about rows that cannot be trusted.
  String advice();

  @Override
  void close();

  /// One transaction on `connection`, which nobody else uses meanwhile.
  static <T> T transact(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.in(connection);
      connection.commit();
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException | RuntimeException | Error failure) {
      undo(connection::rollback, failure);
      undo(() -> connection.setAutoCommit(true), failure);
      throw failure;
    }
  }

  /// A step of rolling back.
  @FunctionalInterface
  interface Undo {
    void run() throws SQLException;
  }

  /// Where SQLite has rolled back by itself, as it does when the disk is full, it refuses to do it
  /// again.
  private static void undo(Undo step, Throwable failure) {
    try {
      step.run();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
