package io.floatwise.store.journal;

import io.floatwise.store.database.Database;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.SqliteDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Writes what the journals of one database append, many accounts in one commit: whoever comes
/// first writes for all who wait, so no thread of its own is needed and a lone writer waits for
/// nobody. Thread-safe.
final class GroupCommit {

  /// Appends in one commit; the longest wait of the last in the queue is bounded by it.
  private static final int MOST = 1_000;

  private final Database database;
  private final GroupWriter writer;
  private final ConcurrentLinkedQueue<Append> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean();

  GroupCommit(Database database) {
    this.database = database;
    this.writer =
        switch (database) {
          case SqliteDatabase sqlite -> new SqliteGroupWriter(sqlite);
          case PostgresDatabase postgres -> new PostgresGroupWriter(postgres);
        };
  }

  /// Appends `rows` to the journal of `account`, which ends at `from`; all or none, on the disk
  /// when it returns. Waits also when the thread is interrupted, because what was begun must end.
  ///
  /// @param token under which the journal was opened
  /// @return where the journal ends then
  /// @throws SQLException if they were not written, or nobody knows whether they were
  JournalRows.Head append(String account, long token, JournalRows.Head from, List<Row> rows)
      throws SQLException {
    Append mine = Append.of(account, token, from, rows);
    queue.add(mine);
    boolean interrupted = false;
    while (!mine.isDone()) {
      if (writing.compareAndSet(false, true)) {
        try {
          while (!mine.isDone()) {
            writeSome();
          }
        } finally {
          handOver();
        }
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (mine.failure().isPresent()) {
      throw new SQLException(mine.failure().get().getMessage(), mine.failure().get());
    }
    return mine.end;
  }

  /// Whoever waits longest writes next. Who came meanwhile is in the queue before he looks whether
  /// somebody writes, so nobody waits for nobody.
  private void handOver() {
    writing.set(false);
    Append next = queue.peek();
    if (next != null) {
      next.wake();
    }
  }

  private void writeSome() {
    List<Append> group = new ArrayList<>();
    for (Append next = queue.poll(); next != null; next = queue.poll()) {
      group.add(next);
      if (group.size() == MOST) {
        break;
      }
    }
    boolean ended = false;
    try {
      write(group);
      ended = true;
    } finally {
      if (!ended) {
        group.forEach(append -> append.failed(new SQLException("whoever wrote for all failed")));
      }
    }
  }

  /// A journal whose next row is there already, which only somebody who passed by us can have
  /// written, must not keep the others from being written.
  private void write(List<Append> group) {
    try {
      Set<Append> written = new HashSet<>(writer.write(group));
      for (Append append : group) {
        if (written.contains(append)) {
          append.written();
        } else {
          append.failed(new LostJournal());
        }
      }
    } catch (SQLException e) {
      if (group.size() > 1 && database.isCollision(e)) {
        group.forEach(append -> write(List.of(append)));
      } else {
        group.forEach(append -> append.failed(e));
      }
    }
  }
}
