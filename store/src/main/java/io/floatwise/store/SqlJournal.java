package io.floatwise.store;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Journal;
import io.floatwise.core.journal.JournalException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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

  /// Opens the journal of `account`, creating the database if there is none.
  ///
  /// @param account any text that is not blank
  /// @throws DataDirectoryException if another process has the directory open
  /// @throws JournalException if the file cannot be written or its end cannot be trusted
  public static SqlJournal open(DataDirectory directory, String account) {
    requireName(account);
    return new SqlJournal(SqliteDatabase.open(directory), account);
  }

  /// Opens the journal of `account` in a directory that must hold no other account.
  ///
  /// @param held of the directory; the caller keeps it until the journal is closed
  /// @throws JournalException if another account's journal is there; nothing is written
  public static SqlJournal openOnly(DirectoryLock held, String account) {
    Database database = SqliteDatabase.open(held);
    boolean alone = false;
    try {
      database.transact(connection -> {
        requireNoOther(database, connection, account);
        return true;
      });
      alone = true;
    } catch (SQLException e) {
      throw database.explain("opening it", e);
    } finally {
      if (!alone) {
        database.close();
      }
    }
    return new SqlJournal(database, account);
  }

  private static void requireNoOther(Database database, Connection connection, String account)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT account FROM account WHERE account <> ?")) {
      select.setString(1, account);
      try (ResultSet others = select.executeQuery()) {
        if (others.next()) {
          throw new JournalException(
              "%s: expected the journal of %s, found that of %s; each keeps its own folder"
                  .formatted(database.name(), account, others.getString(1)));
        }
      }
    }
  }

  static void requireName(String account) {
    if (account.isBlank()) {
      throw new IllegalArgumentException("expected an account, found a blank one");
    }
  }

  /// Owns `database` from now on, also if it fails.
  SqlJournal(Database database, String account) {
    this(database, new GroupCommit(database), true, account);
  }

  /// @param writer of all journals of `database`
  /// @param owns whether the database is closed with the journal, also if this fails
  SqlJournal(Database database, GroupCommit writer, boolean owns, String account) {
    this.database = database;
    this.writer = writer;
    this.owns = owns;
    this.account = account;
    boolean opened = false;
    try {
      this.head = database.transact(this::openHead);
      opened = true;
    } catch (SQLException e) {
      throw database.explain("opening it", e);
    } finally {
      if (!opened && owns) {
        database.close();
      }
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
      throw new JournalException(
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
        throw new JournalException(
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
      JournalException failure = database.explain("writing account " + account, cause(e));
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
              "INSERT INTO account (account, seq, chain) VALUES (?, 0, ?)")) {
        insert.setString(1, account);
        insert.setString(2, Chain.EMPTY);
        insert.executeUpdate();
      }
    }
    return rows.head();
  }
}
