package io.floatwise.store.journal;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Journal;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.SqliteDatabase;
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
  private JournalRows.Head head;
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
      var journal = new SqlJournal(database, new GroupCommit(database), true, account);
      opened = true;
      return journal;
    } finally {
      if (!opened) {
        database.close();
      }
    }
  }

  /// @param writer of all journals of `database`
  SqlJournal(Database database, GroupCommit writer, String account) {
    this(database, writer, false, account);
  }

  /// @param owns whether the database is closed with the journal
  private SqlJournal(Database database, GroupCommit writer, boolean owns, String account) {
    if (account.isBlank()) {
      throw new IllegalArgumentException("expected an account, found a blank one");
    }
    this.database = database;
    this.writer = writer;
    this.owns = owns;
    this.account = account;
    try {
      this.head = database.transact(this::openHead);
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

  private JournalRows.Head write(List<Entry> entries) {
    List<Row> encoded = entries.stream().map(JournalCodec::encode).toList();
    stopped = Optional.of("the program failed while writing");
    try {
      JournalRows.Head end = writer.append(account, head, encoded);
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
  private JournalRows.Head openHead(Connection connection) throws SQLException {
    JournalRows rows = rows(connection);
    if (rows.isNew()) {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO account (account, seq, chain) VALUES (?, 0, ?) ON CONFLICT DO NOTHING")) {
        insert.setString(1, account);
        insert.setString(2, Chain.EMPTY);
        insert.executeUpdate();
      }
    }
    return rows.head();
  }
}
