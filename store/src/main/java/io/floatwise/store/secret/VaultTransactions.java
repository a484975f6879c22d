package io.floatwise.store.secret;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Transactions over a vault: each is done as a whole or not at all, and what it read was true at
/// one moment. One thread at a time.
final class VaultTransactions implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(VaultTransactions.class);

  private final Connection connection;
  private final VaultPlace place;

  /// @param connection that this owns from now on
  VaultTransactions(Connection connection, VaultPlace place) throws SQLException {
    this.connection = connection;
    this.place = place;
    connection.setAutoCommit(false);
  }

  VaultPlace place() {
    return place;
  }

  /// What is done in a transaction.
  interface Work<T> {
    T on(VaultSql sql, VaultHead head) throws SQLException;
  }

  /// Changes something; another change waits until this one is done.
  ///
  /// @throws VaultException if the vault cannot be written or is not ours
  <T> T change(Work<T> work) {
    return transaction(
        Connection.TRANSACTION_READ_COMMITTED,
        sql -> {
          if (!sql.begin()) {
            throw missing();
          }
          return work.on(sql, head(sql));
        });
  }

  /// Only reads.
  ///
  /// @throws VaultException if the vault cannot be read or is not ours
  <T> T read(Work<T> work) {
    return transaction(Connection.TRANSACTION_REPEATABLE_READ, sql -> work.on(sql, head(sql)));
  }

  private VaultHead head(VaultSql sql) throws SQLException {
    VaultSql.HeadRow row = sql.head().orElseThrow(this::missing);
    if (row.format() != VaultHead.FORMAT) {
      throw new VaultException(
          "vault %s: expected format %d, found %d; it belongs to another version of this program: use"
                  .formatted(place, VaultHead.FORMAT, row.format())
              + " that one. Nothing was changed");
    }
    MasterLock lock =
        MasterLock.parse(row.lock())
            .orElseThrow(() ->
                new VaultException(
                    "vault %s: expected to read what kind of master key opens it, found something"
                            .formatted(place)
                        + " else; the file was damaged or changed. Nothing was repaired: restore a"
                        + " backup of it"));
    if (lock instanceof MasterLock.FromPassphrase(Argon2 argon2) && !argon2.isWithinBounds()) {
      throw new VaultException(
          "vault %s: expected Argon2id with %d to %d KiB, %d to %d passes and up to %d lanes, found"
                  .formatted(
                      place,
                      Argon2.LEAST_MEMORY_KIB,
                      Argon2.MOST_MEMORY_KIB,
                      Argon2.LEAST_PASSES,
                      Argon2.MOST_PASSES,
                      Argon2.MOST_LANES)
              + " %d KiB, %d passes and %d lanes; somebody changed the file. The passphrase was not"
                  .formatted(argon2.memoryKib(), argon2.passes(), argon2.lanes())
              + " tried: restore a backup of it");
    }
    return new VaultHead(row.id(), row.format(), lock, row.proof());
  }

  private VaultException missing() {
    return new VaultException(
        "vault %s: expected one row about the vault, found none; restore a backup of the file"
            .formatted(place));
  }

  private interface Step<T> {
    T on(VaultSql sql) throws SQLException;
  }

  /// @param isolation whoever changes must see what the one before him wrote; whoever reads must
  ///   see one moment. SQLite gives both more than that
  private <T> T transaction(int isolation, Step<T> step) {
    boolean done = false;
    try {
      connection.setTransactionIsolation(isolation);
      T result = step.on(new VaultSql(connection));
      connection.commit();
      done = true;
      return result;
    } catch (SQLException e) {
      throw VaultFailure.explain(place, e);
    } finally {
      if (!done) {
        rollBack();
      }
    }
  }

  /// What went wrong before is what counts; if not even this works, closing does it.
  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.warn("vault {}: not rolled back: {}", place, e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw VaultFailure.explain(place, e);
    }
  }
}
