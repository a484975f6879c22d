package io.floatwise.store.journal;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Entry;
import io.floatwise.store.codec.UnreadableRow;
import io.floatwise.store.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the rows of one account and trusts nothing that it reads. Not thread-safe.
final class JournalRows {

  /// Rows that are in memory at once.
  private static final int FETCHED = 1_000;

  private static final String ENDS =
      "SELECT 0, seq, chain FROM account WHERE account = ?"
          + " UNION ALL SELECT 1, seq, chain FROM"
          + " (SELECT seq, chain FROM journal WHERE account = ? ORDER BY seq DESC LIMIT 1) AS last";

  private final Connection connection;
  private final Database database;
  private final String account;

  JournalRows(Connection connection, Database database, String account) {
    this.connection = connection;
    this.database = database;
    this.account = account;
  }

  /// Whether the journal went through `head`; every journal began empty.
  boolean hasPassed(Head head) throws SQLException {
    if (head.equals(Head.EMPTY)) {
      return true;
    }
    try (PreparedStatement select =
        prepare("SELECT chain FROM journal WHERE account = ? AND seq = ?")) {
      select.setString(1, account);
      select.setLong(2, head.seq());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() && head.chain().equals(rows.getString(1));
      }
    }
  }

  /// Whether nothing was ever written of the account.
  boolean isNew() throws SQLException {
    return ends().isEmpty();
  }

  /// Of the lease under which it was last opened; 0 if it never was.
  long token() throws SQLException {
    try (PreparedStatement select = prepare("SELECT token FROM account WHERE account = ?")) {
      select.setString(1, account);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  /// The recorded end of the account, which must be the end of its rows.
  ///
  /// @throws StorageException if it is not
  Head head() throws SQLException {
    Ends ends = ends().orElse(new Ends(Head.EMPTY, Head.EMPTY));
    if (!ends.recorded().equals(ends.last())) {
      throw distrust(ends.recorded().seq(), words(ends.recorded()), words(ends.last()));
    }
    return ends.recorded();
  }

  private static String words(Head end) {
    return "the end " + end.seq() + " " + end.chain();
  }

  /// @param recorded of the account
  /// @param last of its rows
  private record Ends(Head recorded, Head last) {}

  /// One question, so that both are of one moment, whoever writes meanwhile; empty if there is
  /// neither.
  private Optional<Ends> ends() throws SQLException {
    try (PreparedStatement select = prepare(ENDS)) {
      select.setString(1, account);
      select.setString(2, account);
      Head recorded = Head.EMPTY;
      Head last = Head.EMPTY;
      boolean found = false;
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found = true;
          Head head = new Head(rows.getLong(2), String.valueOf(rows.getString(3)));
          if (rows.getInt(1) == 0) {
            recorded = head;
          } else {
            last = head;
          }
        }
      }
      return found ? Optional.of(new Ends(recorded, last)) : Optional.empty();
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /// Hands every entry to `reader`, oldest first, and checks each number and each chain.
  ///
  /// @param expected where the entries must end
  /// @throws StorageException if an entry is unreadable or was changed, or the end is another one
  void read(Head expected, Consumer<Entry> reader) throws SQLException {
    Head found = follow(Head.EMPTY, Long.MAX_VALUE, reader);
    if (!found.equals(expected)) {
      long end = ends().map(ends -> ends.recorded().seq()).orElse(0L);
      if (end > expected.seq()) {
        throw new StorageException(
            ("%s, account %s: another writer moved the end of the journal from entry %d to %d while"
                    + " we read it; stop that one, then restart")
                .formatted(database.name(), account, expected.seq(), end));
      }
      throw distrust(
          found.seq() + 1, "entries up to " + expected.seq(), "the end after " + found.seq());
    }
  }

  /// Hands the entries behind `from` to `reader`, oldest first, and checks each number and each
  /// chain.
  ///
  /// @param most of them at once
  /// @return where the last of them ends, `from` if there is none
  /// @throws StorageException if an entry is unreadable or was changed
  Head follow(Head from, long most, Consumer<Entry> reader) throws SQLException {
    Head end = from;
    try (PreparedStatement select =
        prepare(
            "SELECT seq, at, version, kind, body, chain FROM journal"
                + " WHERE account = ? AND seq > ? ORDER BY seq LIMIT ?")) {
      select.setFetchSize(FETCHED);
      select.setString(1, account);
      // Below the first entry nothing belongs, so from there everything is looked at.
      select.setLong(2, from.equals(Head.EMPTY) ? Long.MIN_VALUE : from.seq());
      select.setLong(3, most);
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
      throw new StorageException(
          database.name()
              + ", account "
              + account
              + ", entry "
              + row.seq()
              + ": "
              + e.getMessage()
              + "; it was written by another version of this program,"
              + " use that one"
              + database.advice(),
          e);
    }
  }

  private StorageException distrust(long seq, String expected, String found) {
    return new StorageException(
        database.name()
            + ", account "
            + account
            + ", entry "
            + seq
            + ": expected "
            + expected
            + ", found "
            + found
            + "; it was changed by something else"
            + database.advice());
  }
}
