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

/// The journal of one account in an SQLite file. Thread-safe; one process at a time. After a failed
/// write it refuses every further one, because only opening it again tells what the disk holds.
public final class SqlJournal implements Journal, AutoCloseable {

  private final Database database;
  private final JournalRows rows;
  private final String account;
  private final PreparedStatement insert;
  private final PreparedStatement advance;
  private JournalRows.Head head;
  private Optional<String> stopped = Optional.empty();
  private boolean replaying;

  /// Opens the journal of `account`, creating the database if there is none.
  ///
  /// @param account any text that is not blank
  /// @throws DataDirectoryException if another process has the directory open
  /// @throws JournalException if the file cannot be written or its end cannot be trusted
  public static SqlJournal open(DataDirectory directory, String account) {
    if (account.isBlank()) {
      throw new IllegalArgumentException("expected an account, found a blank one");
    }
    return new SqlJournal(Database.open(directory), account);
  }

  /// Opens the journal of `account` in a directory that must hold no other account.
  ///
  /// @param held of the directory; the caller keeps it until the journal is closed
  /// @throws JournalException if another account's journal is there; nothing is written
  public static SqlJournal openOnly(DirectoryLock held, String account) {
    Database database = Database.open(held);
    boolean alone = false;
    try (PreparedStatement select =
        database.connection().prepareStatement("SELECT account FROM account WHERE account <> ?")) {
      select.setString(1, account);
      try (ResultSet others = select.executeQuery()) {
        if (others.next()) {
          throw new JournalException(
              "journal %s: expected the journal of %s, found that of %s; each keeps its own folder"
                  .formatted(database.file(), account, others.getString(1)));
        }
      }
      alone = true;
    } catch (SQLException e) {
      throw SqliteFailure.explain(database.file(), "opening it", e);
    } finally {
      if (!alone) {
        database.close();
      }
    }
    return new SqlJournal(database, account);
  }

  /// Owns `database` from now on, also if it fails.
  SqlJournal(Database database, String account) {
    this.database = database;
    this.account = account;
    this.rows = new JournalRows(database.connection(), database.file(), account);
    boolean opened = false;
    try {
      this.head = openHead();
      this.insert =
          prepare(
              "INSERT INTO journal (account, seq, at, version, kind, body, chain)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)");
      this.advance =
          prepare(
              "UPDATE account SET seq = ?, chain = ? WHERE account = ? AND seq = ? AND chain = ?");
      opened = true;
    } catch (SQLException e) {
      throw SqliteFailure.explain(database.file(), "opening it", e);
    } finally {
      if (!opened) {
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
          "journal " + database.file() + ": not written since this failure: " + stopped.get());
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
      rows.read(head, reader);
    } catch (SQLException e) {
      throw SqliteFailure.explain(database.file(), "reading it", e);
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
    database.close();
  }

  private void requireNext(List<Entry> entries) {
    long next = head.seq() + 1;
    for (Entry entry : entries) {
      if (entry.seq() != next) {
        throw new JournalException(
            "journal "
                + database.file()
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

  private PreparedStatement prepare(String sql) throws SQLException {
    return database.connection().prepareStatement(sql);
  }

  private JournalRows.Head write(List<Entry> entries) {
    List<Row> encoded = entries.stream().map(JournalCodec::encode).toList();
    Connection connection = database.connection();
    boolean committed = false;
    try {
      connection.setAutoCommit(false);
      JournalRows.Head end = insert(encoded);
      advance(end);
      connection.commit();
      connection.setAutoCommit(true);
      committed = true;
      return end;
    } catch (SQLException e) {
      JournalException failure =
          SqliteFailure.explain(database.file(), "writing account " + account, e);
      stopped = Optional.of(String.valueOf(failure.getMessage()));
      throw failure;
    } finally {
      if (!committed) {
        abandon();
      }
    }
  }

  private JournalRows.Head insert(List<Row> encoded) throws SQLException {
    JournalRows.Head end = head;
    for (Row row : encoded) {
      end = new JournalRows.Head(row.seq(), Chain.next(end.chain(), row));
      insert.setString(1, account);
      insert.setLong(2, row.seq());
      insert.setString(3, row.at());
      insert.setInt(4, row.version());
      insert.setString(5, row.kind());
      insert.setString(6, row.body());
      insert.setString(7, end.chain());
      insert.executeUpdate();
    }
    return end;
  }

  private void advance(JournalRows.Head end) throws SQLException {
    advance.setLong(1, end.seq());
    advance.setString(2, end.chain());
    advance.setString(3, account);
    advance.setLong(4, head.seq());
    advance.setString(5, head.chain());
    if (advance.executeUpdate() != 1) {
      throw new SQLException("another writer moved the end of the journal; stop it, then restart");
    }
  }

  private void abandon() {
    if (stopped.isEmpty()) {
      stopped = Optional.of("the program failed while writing");
    }
    try {
      database.connection().rollback();
    } catch (SQLException e) {
      // The failure itself ended the transaction; nothing is written after it in any case.
      stopped = stopped.map(reason -> reason + "; rolling back failed: " + e.getMessage());
    }
  }

  /// The recorded end of the account, which must be the end of its rows; a new account gets one.
  private JournalRows.Head openHead() throws SQLException {
    if (rows.isNew()) {
      try (PreparedStatement insert =
          prepare("INSERT INTO account (account, seq, chain) VALUES (?, 0, ?)")) {
        insert.setString(1, account);
        insert.setString(2, Chain.EMPTY);
        insert.executeUpdate();
      }
    }
    return rows.head();
  }
}
