package io.floatwise.store.journal;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Journal;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.store.lease.Lease;
import io.floatwise.store.lease.LeaseLostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The journal of one account in a database. Thread-safe; one writer at a time. After a failed
/// write it refuses every further one, because only opening it again tells what the disk holds.
public final class SqlJournal implements Journal, AutoCloseable {

  private final Database database;
  private final GroupCommit writer;
  private final boolean owns;
  private final String account;
  private Head head;
  private long token;
  private Optional<String> stopped = Optional.empty();
  private boolean replaying;

  /// Opens the journal of `account` alone, creating the database if there is none; closing it
  /// closes the database.
  ///
  /// @param account any text that is not blank
  /// @throws io.floatwise.store.database.DataDirectoryException if another process has the
  ///   directory open
  /// @throws StorageException if the file cannot be written or its end cannot be trusted
  public static SqlJournal open(DataDirectory directory, String account) {
    return alone(SqliteDatabase.open(directory), account);
  }

  /// The journal of `account` as the only one that is open in `database`, which is closed with it,
  /// also if this fails.
  static SqlJournal alone(Database database, String account) {
    boolean opened = false;
    try {
      var journal =
          new SqlJournal(database, new GroupCommit(database), true, account, Optional.empty());
      opened = true;
      return journal;
    } finally {
      if (!opened) {
        database.close();
      }
    }
  }

  /// @param writer of all journals of `database`
  /// @param lease empty where no other node can have the journal
  SqlJournal(Database database, GroupCommit writer, String account, Optional<Lease> lease) {
    this(database, writer, false, account, lease);
  }

  /// @param owns whether the database is closed with the journal
  private SqlJournal(
      Database database, GroupCommit writer, boolean owns, String account, Optional<Lease> lease) {
    if (account.isBlank()) {
      throw new IllegalArgumentException("expected an account, found a blank one");
    }
    this.database = database;
    this.writer = writer;
    this.owns = owns;
    this.account = account;
    try {
      this.head = database.transact(connection -> openHead(connection, lease));
    } catch (SQLException e) {
      throw database.explain("opening it", e);
    }
  }

  /// Whose journal it is.
  public String account() {
    return account;
  }

  @Override
  public synchronized void append(List<Entry> entries) {
    if (replaying) {
      throw new IllegalStateException("append during replay");
    }
    if (stopped.isPresent()) {
      throw new StorageException(
          database.name() + ": not written since this failure: " + stopped.get());
    }
    if (!entries.isEmpty()) {
      requireNext(entries);
      head = write(entries);
    }
  }

  @Override
  public synchronized void replay(Consumer<Entry> reader) {
    replaying = true;
    try {
      database.transact(connection -> {
        rows(connection).read(head, reader);
        return true;
      });
    } catch (SQLException e) {
      throw database.explain("reading it", e);
    } finally {
      replaying = false;
    }
  }

  @Override
  public synchronized String hash() {
    return head.chain();
  }

  @Override
  public synchronized void close() {
    stopped = Optional.of("it was closed");
    if (owns) {
      database.close();
    }
  }

  private void requireNext(List<Entry> entries) {
    long next = head.seq() + 1;
    for (Entry entry : entries) {
      if (entry.seq() != next) {
        throw new StorageException(
            database.name()
                + ", account "
                + account
                + ": expected entry "
                + next
                + " as the next one, found entry "
                + entry.seq()
                + "; nothing was written");
      }
      next++;
    }
  }

  private JournalRows rows(Connection connection) {
    return new JournalRows(connection, database, account);
  }

  private Head write(List<Entry> entries) {
    List<Row> encoded = entries.stream().map(JournalCodec::encode).toList();
    stopped = Optional.of("the program failed while writing");
    try {
      Head end = writer.append(account, token, head, encoded);
      stopped = Optional.empty();
      return end;
    } catch (SQLException e) {
      StorageException failure = database.explain("writing account " + account, cause(e));
      stopped = Optional.of(String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  /// Several journals may share one failure, each with a stack trace of its own.
  private static SQLException cause(SQLException shared) {
    return shared.getCause() instanceof SQLException cause ? cause : shared;
  }

  /// The recorded end of the account, which must be the end of its rows; a new account gets one.
  /// The journal is ours before its end is read, so that nobody moves it afterwards.
  private Head openHead(Connection connection, Optional<Lease> lease) throws SQLException {
    JournalRows rows = rows(connection);
    if (rows.isNew()) {
      execute(
          connection,
          "INSERT INTO account (account, seq, chain) VALUES (?, 0, ?) ON CONFLICT DO NOTHING",
          account,
          Chain.EMPTY);
    }
    if (lease.isPresent()) {
      token = lease.get().token();
      lease.get().require();
      if (execute(
              connection,
              "UPDATE account SET token = ? WHERE account = ? AND token <= ?",
              token,
              account,
              token)
          != 1) {
        throw new LeaseLostException(account);
      }
    } else {
      token = rows.token();
    }
    return rows.head();
  }

  private static int execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
