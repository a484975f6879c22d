package io.floatwise.store.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Rows that follow `from` in the journal of an account, and what became of them. Whoever writes
/// for all who wait fills it in and then says that it is done.
final class Append {

  final String account;

  /// Under which the journal was opened.
  final long token;

  final Head from;
  final List<Row> rows;

  /// Where the journal ends with these rows.
  final Head end;

  /// The chain at each row.
  final List<String> chains;

  private final Thread waiting = Thread.currentThread();
  private Optional<SQLException> failure = Optional.empty();
  private volatile boolean done;

  private Append(String account, long token, Head from, List<Row> rows, List<String> chains) {
    this.account = account;
    this.token = token;
    this.from = from;
    this.rows = rows;
    this.chains = chains;
    this.end = new Head(rows.getLast().seq(), chains.getLast());
  }

  /// By the thread that waits for it.
  ///
  /// @param rows at least one
  static Append of(String account, long token, Head from, List<Row> rows) {
    var chains = new ArrayList<String>(rows.size());
    String chain = from.chain();
    for (Row row : rows) {
      chain = Chain.next(chain, row);
      chains.add(chain);
    }
    return new Append(account, token, from, rows, chains);
  }

  /// They are on the disk.
  void written() {
    end(Optional.empty());
  }

  /// They are not, or nobody knows.
  void failed(SQLException reason) {
    end(Optional.of(reason));
  }

  private void end(Optional<SQLException> reason) {
    failure = reason;
    done = true;
    LockSupport.unpark(waiting);
  }

  boolean isDone() {
    return done;
  }

  /// Only when it is done.
  Optional<SQLException> failure() {
    return failure;
  }

  /// Lets the thread that waits look again.
  void wake() {
    LockSupport.unpark(waiting);
  }
}
