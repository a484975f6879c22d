package io.floatwise.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/// Writes what the journals of one database append, many accounts in one commit: whoever comes
/// first writes for all who wait, so no thread of its own is needed and a lone writer waits for
/// nobody. Thread-safe.
final class GroupCommit {

  /// Appends in one commit; the longest wait of the last in the queue is bounded by it.
  private static final int MOST = 256;

  private static final String ADVANCE =
      "UPDATE account SET seq = ?, chain = ? WHERE account = ? AND seq = ? AND chain = ?";
  private static final String INSERT =
      "INSERT INTO journal (account, seq, at, version, kind, body, chain)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";

  private final Database database;
  private final ConcurrentLinkedQueue<Append> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  GroupCommit(Database database) {
    this.database = database;
  }

  /// Rows that follow `from` in the journal of `account`.
  private static final class Append {
    final String account;
    final JournalRows.Head from;
    final List<Row> rows;

    /// Where the journal ends with these rows; from here on written by whoever writes, and read
    /// after the lock was had.
    Optional<JournalRows.Head> end = Optional.empty();

    Optional<SQLException> failure = Optional.empty();
    boolean committed;
    boolean done;

    Append(String account, JournalRows.Head from, List<Row> rows) {
      this.account = account;
      this.from = from;
      this.rows = rows;
    }
  }

  /// Appends `rows` to the journal of `account`, which ends at `from`; all or none, on the disk
  /// when it returns.
  ///
  /// @return where the journal ends then
  /// @throws SQLException if they were not written, or nobody knows whether they were
  JournalRows.Head append(String account, JournalRows.Head from, List<Row> rows)
      throws SQLException {
    var mine = new Append(account, from, rows);
    queue.add(mine);
    writing.lock();
    try {
      while (!mine.done) {
        writeSome();
      }
    } finally {
      writing.unlock();
    }
    if (mine.failure.isPresent()) {
      throw new SQLException(mine.failure.get().getMessage(), mine.failure.get());
    }
    return mine.end
        .filter(_ -> mine.committed)
        .orElseThrow(() -> new IllegalStateException("whoever wrote for all failed"));
  }

  private void writeSome() {
    List<Append> group = new ArrayList<>();
    for (Append next = queue.poll(); next != null; next = queue.poll()) {
      group.add(next);
      if (group.size() == MOST) {
        break;
      }
    }
    try {
      database.transact(connection -> {
        write(connection, group);
        return true;
      });
      group.forEach(append -> append.committed = append.failure.isEmpty());
    } catch (SQLException e) {
      group.forEach(append -> append.failure = Optional.of(e));
    } finally {
      group.forEach(append -> append.done = true);
    }
  }

  /// One journal that somebody else owns must not keep the others from being written.
  private void write(Connection connection, List<Append> group) throws SQLException {
    try (PreparedStatement advance = connection.prepareStatement(ADVANCE);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Append append : group) {
        Savepoint before = connection.setSavepoint();
        try {
          write(append, advance, insert);
          connection.releaseSavepoint(before);
        } catch (SQLException e) {
          if (!(e instanceof LostJournal) && !database.isCollision(e)) {
            throw e;
          }
          connection.rollback(before);
          append.failure = Optional.of(e);
        }
      }
    }
  }

  private static void write(Append append, PreparedStatement advance, PreparedStatement insert)
      throws SQLException {
    JournalRows.Head end = append.from;
    for (Row row : append.rows) {
      end = new JournalRows.Head(row.seq(), Chain.next(end.chain(), row));
      insert.setString(1, append.account);
      insert.setLong(2, row.seq());
      insert.setString(3, row.at());
      insert.setInt(4, row.version());
      insert.setString(5, row.kind());
      insert.setString(6, row.body());
      insert.setString(7, end.chain());
      insert.addBatch();
    }
    advance.setLong(1, end.seq());
    advance.setString(2, end.chain());
    advance.setString(3, append.account);
    advance.setLong(4, append.from.seq());
    advance.setString(5, append.from.chain());
    if (advance.executeUpdate() != 1) {
      insert.clearBatch();
      throw new LostJournal();
    }
    insert.executeBatch();
    append.end = Optional.of(end);
  }

  /// The journal does not end where its writer left it.
  private static final class LostJournal extends SQLException {
    private static final long serialVersionUID = 1;

    LostJournal() {
      super("another writer moved the end of the journal; stop it, then restart");
    }
  }
}
