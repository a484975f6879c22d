package io.floatwise.store.lease;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What this node may do alone among all nodes of one database. Thread-safe.
///
/// Who holds a lease is decided by the clock of the database. Its holder relies on its own two
/// clocks, counts from the moment before it asked, and stops a margin earlier; so a node that is
/// cut off, stopped or asleep has stopped trading before another one begins. And should it wake up
/// in the middle of something, its token is too old to write the journal.
public final class Leases {

  private static final String TAKE =
      "INSERT INTO lease (name, node, token, until) VALUES (?, ?, 1, %1$s + ?)"
          + " ON CONFLICT (name) DO UPDATE SET node = excluded.node, token = lease.token + 1,"
          + " until = excluded.until WHERE lease.until < %1$s RETURNING token";
  private static final String RENEW =
      "UPDATE lease SET until = %1$s + ? WHERE node = ? AND until >= %1$s AND name IN (";
  private static final String RELEASE =
      "UPDATE lease SET until = 0 WHERE name = ? AND node = ? AND token = ?";

  /// Leases in one statement; the databases take a few thousand values at most.
  private static final int RENEWED_AT_ONCE = 500;

  private static final int MOST_WAIT_SECONDS = 30;

  private final Database database;
  private final String node;
  private final LeaseTerms terms;
  private final Clocks clocks;
  private final Map<String, Lease> held = new ConcurrentHashMap<>();

  /// Everything but renewing goes one after the other: of two connections one is always free to
  /// renew, however many accounts begin or end at the same moment.
  private final Semaphore turn = new Semaphore(1, true);

  /// @param node a name that no other process has, not even an earlier one on this machine
  public Leases(Database database, String node, LeaseTerms terms, Clocks clocks) {
    this.database = database;
    this.node = node;
    this.terms = terms;
    this.clocks = clocks;
  }

  /// How often [#renew] is to be called.
  public LeaseTerms terms() {
    return terms;
  }

  /// Takes the lease of `name` if nobody has it.
  ///
  /// @return empty if somebody has it, be it this node
  /// @throws StorageException if the database does not answer; then it is not held
  public Optional<Lease> take(String name) {
    try {
      return inTurn(
              connection -> {
                // Not before: the time in the queue is none of the lease.
                Clocks.Moment asked = clocks.now();
                return take(connection, name)
                    .map(token -> new Lease(name, token, clocks, asked, terms));
              })
          .map(lease -> {
            held.put(name, lease);
            return lease;
          });
    } catch (SQLException e) {
      throw database.explain("taking the lease of " + name, e);
    }
  }

  private Optional<Long> take(Connection connection, String name) throws SQLException {
    try (PreparedStatement take = connection.prepareStatement(sql(TAKE))) {
      take.setString(1, name);
      take.setString(2, node);
      take.setLong(3, terms.length().toMillis());
      try (ResultSet rows = take.executeQuery()) {
        return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
      }
    }
  }

  /// Renews all that this node has; what it lost stays lost, and what it could not give back runs
  /// out. What is taken meanwhile is not judged.
  ///
  /// @throws StorageException if the database does not answer; then each is held until its time is
  ///   over
  public void renew() {
    List<Lease> before = List.copyOf(held.values());
    Clocks.Moment asked = clocks.now();
    Map<String, Long> renewed;
    try {
      renewed = database.transact(connection -> renew(connection, before));
    } catch (SQLException e) {
      throw database.explain("renewing leases", e);
    }
    for (Lease lease : before) {
      if (Long.valueOf(lease.token()).equals(renewed.get(lease.name()))) {
        lease.renewed(asked, terms);
      } else {
        lease.lose();
        held.remove(lease.name(), lease);
      }
    }
  }

  private Map<String, Long> renew(Connection connection, List<Lease> leases) throws SQLException {
    var renewed = new HashMap<String, Long>();
    for (int from = 0; from < leases.size(); from += RENEWED_AT_ONCE) {
      List<Lease> some = leases.subList(from, Math.min(leases.size(), from + RENEWED_AT_ONCE));
      String places = String.join(", ", Collections.nCopies(some.size(), "?"));
      try (PreparedStatement renew =
          connection.prepareStatement(sql(RENEW) + places + ") RETURNING name, token")) {
        renew.setLong(1, terms.length().toMillis());
        renew.setString(2, node);
        for (int i = 0; i < some.size(); i++) {
          renew.setString(3 + i, some.get(i).name());
        }
        try (ResultSet rows = renew.executeQuery()) {
          while (rows.next()) {
            renewed.put(rows.getString(1), rows.getLong(2));
          }
        }
      }
    }
    return renewed;
  }

  /// Gives it back, so that another node need not wait. Call it when nothing is going on under it
  /// any more.
  ///
  /// @throws StorageException if the database does not answer; then it runs out by itself
  public void release(Lease lease) {
    release(List.of(lease));
  }

  /// Gives these back at once. Call it when nothing is going on under them any more.
  ///
  /// @throws StorageException if the database does not answer; then they run out by themselves
  public void release(Collection<Lease> ended) {
    ended.forEach(lease -> {
      lease.lose();
      held.remove(lease.name(), lease);
    });
    try {
      inTurn(connection -> {
        try (PreparedStatement release = connection.prepareStatement(RELEASE)) {
          for (Lease lease : ended) {
            release.setString(1, lease.name());
            release.setString(2, node);
            release.setLong(3, lease.token());
            release.addBatch();
          }
          return release.executeBatch();
        }
      });
    } catch (SQLException e) {
      throw database.explain("releasing leases", e);
    }
  }

  private <T> T inTurn(Database.Work<T> work) throws SQLException {
    try {
      if (!turn.tryAcquire(MOST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new StorageException(
            "%s: expected the leases to be free within %d s, found others before us still"
                .formatted(database.name(), MOST_WAIT_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException(database.name() + ": interrupted while waiting for the leases", e);
    }
    try {
      return database.transact(work);
    } finally {
      turn.release();
    }
  }

  /// The node that has it; empty if nobody does.
  public Optional<String> holder(String name) {
    try {
      return this.<Optional<String>>inTurn(connection -> {
        try (PreparedStatement select =
            connection.prepareStatement(
                sql("SELECT node FROM lease WHERE name = ? AND until >= %1$s"))) {
          select.setString(1, name);
          try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(String.valueOf(rows.getString(1))) : Optional.empty();
          }
        }
      });
    } catch (SQLException e) {
      throw database.explain("asking who has " + name, e);
    }
  }

  private String sql(String text) {
    return text.formatted(database.clock());
  }
}
