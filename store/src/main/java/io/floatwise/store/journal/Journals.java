package io.floatwise.store.journal;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.Database;
import io.floatwise.store.lease.Clocks;
import io.floatwise.store.lease.Lease;
import io.floatwise.store.lease.LeaseLostException;
import io.floatwise.store.lease.LeaseTerms;
import io.floatwise.store.lease.Leases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The journals of many accounts in one database, written together. Thread-safe.
public final class Journals implements AutoCloseable {

  private final Database database;
  private final Database forLeases;
  private final GroupCommit writer;

  /// Owns `database` from now on.
  Journals(Database database) {
    this(database, database);
  }

  /// Owns both from now on.
  ///
  /// @param forLeases the same database on connections of its own, so that a lease is renewed
  ///   however many journals are being read and written
  Journals(Database database, Database forLeases) {
    this.database = database;
    this.forLeases = forLeases;
    this.writer = new GroupCommit(database);
  }

  /// Opens the journal of `account`, beginning one if there is none. It is closed with these at the
  /// latest.
  ///
  /// @param account any text that is not blank
  /// @throws StorageException if its end cannot be trusted
  public SqlJournal open(String account) {
    return new SqlJournal(database, writer, account, Optional.empty());
  }

  /// Opens the journal of `account`, which from then on nobody can write whose lease is older.
  ///
  /// @param lease that this node may trade the account
  /// @throws LeaseLostException if a later node has it
  /// @throws StorageException if its end cannot be trusted
  public SqlJournal open(String account, Lease lease) {
    return new SqlJournal(database, writer, account, Optional.of(lease));
  }

  /// What this node may do alone among those that share the database.
  ///
  /// @param node a name that no other process has, not even an earlier one on this machine
  public Leases leases(String node, LeaseTerms terms, Clocks clocks) {
    return new Leases(forLeases, node, terms, clocks);
  }

  /// Opens the journal of `account` where there must be no other.
  ///
  /// @throws StorageException if another account's journal is there, and nothing is written; or if
  ///   its end cannot be trusted
  public SqlJournal openOnly(String account) {
    try {
      database.transact(connection -> {
        requireNoOther(connection, account);
        return true;
      });
    } catch (SQLException e) {
      throw database.explain("opening it", e);
    }
    return open(account);
  }

  private void requireNoOther(Connection connection, String account) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT account FROM account WHERE account <> ?")) {
      select.setString(1, account);
      try (ResultSet others = select.executeQuery()) {
        if (others.next()) {
          throw new StorageException(
              "%s: expected the journal of %s, found that of %s; each keeps its own folder"
                  .formatted(database.name(), account, others.getString(1)));
        }
      }
    }
  }

  @Override
  public void close() {
    forLeases.close();
    database.close();
  }
}
