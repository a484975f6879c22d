package io.floatwise.store;

import io.floatwise.core.journal.JournalException;
import java.sql.Connection;
import java.sql.SQLException;

/// Where journals are kept. Thread-safe.
sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {

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

  /// Whether `failure` is that a row of that key is there already.
  boolean isCollision(SQLException failure);

  /// What `failure` means and what to do about it.
  ///
  /// @param doing what was tried, for example `opening it`
  JournalException explain(String doing, SQLException failure);

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
      try {
        connection.rollback();
        connection.setAutoCommit(true);
      } catch (SQLException e) {
        // The failure itself ended the transaction.
        failure.addSuppressed(e);
      }
      throw failure;
    }
  }
}
