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

  /// Where the journal ends.
  private record Head(long seq, String chain) {}

  private final Database database;
  private final String account;
  private final PreparedStatement insert;
  private final PreparedStatement advance;
  private Head head;
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
  /// @throws DataDirectoryException if another process has the directory open
  /// @throws JournalException if another account's journal is there; nothing is written
  public static SqlJournal openOnly(DataDirectory directory, String account) {
    Database database = Database.open(directory);
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
      Head found = read(reader);
      if (!found.equals(head)) {
        throw distrust(
            found.seq() + 1, "entries up to " + head.seq(), "the end after " + found.seq());
      }
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

  private Head write(List<Entry> entries) {
    List<Row> rows = entries.stream().map(JournalCodec::encode).toList();
    Connection connection = database.connection();
    boolean committed = false;
    try {
      connection.setAutoCommit(false);
      Head end = insert(rows);
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

  private Head insert(List<Row> rows) throws SQLException {
    Head end = head;
    for (Row row : rows) {
      end = new Head(row.seq(), Chain.next(end.chain(), row));
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

  private void advance(Head end) throws SQLException {
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

  private Head read(Consumer<Entry> reader) throws SQLException {
    Head end = new Head(0, Chain.EMPTY);
    try (PreparedStatement select =
        prepare(
            "SELECT seq, at, version, kind, body, chain FROM journal"
                + " WHERE account = ? ORDER BY seq")) {
      select.setString(1, account);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Row row = row(rows, end.seq() + 1);
          String chain = Chain.next(end.chain(), row);
          requireText(rows, 6, chain, row.seq());
          reader.accept(decode(row));
          end = new Head(row.seq(), chain);
        }
      }
    }
    return end;
  }

  /// Numbers are read as text, because SQLite would take `1x` for 1.
  private Row row(ResultSet rows, long expected) throws SQLException {
    requireText(rows, 1, Long.toString(expected), expected);
    int version = rows.getInt(3);
    requireText(rows, 3, Integer.toString(version), expected);
    return new Row(
        expected,
        text(rows, 2, expected),
        version,
        text(rows, 4, expected),
        text(rows, 5, expected));
  }

  private void requireText(ResultSet rows, int column, String expected, long seq)
      throws SQLException {
    String found = text(rows, column, seq);
    if (!found.equals(expected)) {
      String name = rows.getMetaData().getColumnName(column);
      throw distrust(seq, name + " " + expected, name + " " + found);
    }
  }

  private String text(ResultSet rows, int column, long seq) throws SQLException {
    String text = rows.getString(column);
    if (text == null) {
      String name = rows.getMetaData().getColumnName(column);
      throw distrust(seq, "a text in column " + name, "nothing");
    }
    return text;
  }

  private Entry decode(Row row) {
    try {
      return JournalCodec.decode(row);
    } catch (UnreadableRow e) {
      throw new JournalException(
          "journal "
              + database.file()
              + ", account "
              + account
              + ", entry "
              + row.seq()
              + ": "
              + e.getMessage()
              + "; it was written by another version of this program,"
              + " use that one"
              + SqliteFailure.ADVICE,
          e);
    }
  }

  private JournalException distrust(long seq, String expected, String found) {
    return new JournalException(
        "journal "
            + database.file()
            + ", account "
            + account
            + ", entry "
            + seq
            + ": expected "
            + expected
            + ", found "
            + found
            + "; the file was changed by something else"
            + SqliteFailure.ADVICE);
  }

  /// The recorded end of the account, which must be the end of its rows; a new account gets one.
  private Head openHead() throws SQLException {
    Optional<Head> recorded = head("SELECT seq, chain FROM account WHERE account = ?");
    Head last =
        head("SELECT seq, chain FROM journal WHERE account = ? ORDER BY seq DESC LIMIT 1")
            .orElse(new Head(0, Chain.EMPTY));
    if (recorded.isEmpty() && last.seq() == 0) {
      try (PreparedStatement insert =
          prepare("INSERT INTO account (account, seq, chain) VALUES (?, 0, ?)")) {
        insert.setString(1, account);
        insert.setString(2, Chain.EMPTY);
        insert.executeUpdate();
      }
      return last;
    }
    Head end = recorded.orElse(new Head(0, Chain.EMPTY));
    if (!end.equals(last)) {
      throw distrust(
          end.seq(),
          "the end " + end.seq() + " " + end.chain(),
          "the end " + last.seq() + " " + last.chain());
    }
    return end;
  }

  private Optional<Head> head(String sql) throws SQLException {
    try (PreparedStatement select = prepare(sql)) {
      select.setString(1, account);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(new Head(rows.getLong(1), String.valueOf(rows.getString(2))))
            : Optional.empty();
      }
    }
  }
}
