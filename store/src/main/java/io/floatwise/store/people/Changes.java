package io.floatwise.store.people;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.people.Actor;
import io.floatwise.core.people.Change;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The list of changes, each tied to all before it by SHA-256, within a transaction of the caller.
///
/// @param name of the database, for people
/// @param advice what to do about rows that cannot be trusted
record Changes(Sql sql, String name, String advice) {

  static final String EMPTY = "0".repeat(64);

  /// Where the list ends.
  private record Head(long seq, String chain) {}

  /// Begins every change: whoever does it second waits for the first, on both databases.
  void begin() throws SQLException {
    if (sql.run("UPDATE people_head SET seq = seq WHERE id = 1") != 1) {
      throw distrust("one row about the end of the changes", "none");
    }
  }

  /// Adds one; [#begin] came before.
  ///
  /// @param subject id of a person; `-` for nobody
  void add(Instant at, Actor by, String kind, String subject, String detail) throws SQLException {
    Head head = head();
    var change = new Change(head.seq() + 1, at, by.text(), kind, subject, detail);
    String chain = chain(head.chain(), change);
    sql.run(
        "INSERT INTO people_change (seq, at, actor, kind, subject, detail, chain)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        change.seq(),
        at.toString(),
        change.by(),
        kind,
        subject,
        detail,
        chain);
    sql.run("UPDATE people_head SET seq = ?, chain = ? WHERE id = 1", change.seq(), chain);
  }

  /// Every change, oldest first.
  ///
  /// @throws StorageException if one was changed, is missing or does not belong there
  List<Change> read() throws SQLException {
    Head end = head();
    List<Change> changes = new ArrayList<>();
    var chain = new StringBuilder(EMPTY);
    sql.each(
        "SELECT seq, at, actor, kind, subject, detail, chain FROM people_change ORDER BY seq",
        row -> {
          Change change = change(row);
          if (change.seq() != changes.size() + 1) {
            throw distrust("change " + (changes.size() + 1), "change " + change.seq());
          }
          String next = chain(chain.toString(), change);
          if (!next.equals(row.getString(7))) {
            throw distrust("change " + change.seq() + " as it was written", "another text");
          }
          chain.replace(0, chain.length(), next);
          changes.add(change);
        });
    if (end.seq() != changes.size() || !end.chain().contentEquals(chain)) {
      throw distrust("changes up to " + end.seq(), "the end after " + changes.size());
    }
    return List.copyOf(changes);
  }

  private Head head() throws SQLException {
    return sql.row(
            "SELECT seq, chain FROM people_head WHERE id = 1",
            row -> new Head(row.getLong(1), String.valueOf(row.getString(2))))
        .orElseThrow(() -> distrust("one row about the end of the changes", "none"));
  }

  private Change change(ResultSet row) throws SQLException {
    try {
      return new Change(
          row.getLong(1),
          Instant.parse(String.valueOf(row.getString(2))),
          String.valueOf(row.getString(3)),
          String.valueOf(row.getString(4)),
          String.valueOf(row.getString(5)),
          String.valueOf(row.getString(6)));
    } catch (DateTimeException e) {
      throw distrust("the time of change " + row.getLong(1), "another text");
    }
  }

  private static String chain(String previous, Change change) {
    return chain(
        previous,
        change.seq(),
        List.of(
            change.at().toString(), change.by(), change.kind(), change.subject(), change.detail()));
  }

  /// SHA-256 over seven lines; none of them can hold a line feed in a row that we wrote.
  ///
  /// @param texts time, actor, kind, subject and detail
  static String chain(String previous, long seq, List<String> texts) {
    String text = String.join("\n", previous, Long.toString(seq), String.join("\n", texts));
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private StorageException distrust(String expected, String found) {
    return new StorageException(
        "%s: expected %s, found %s; somebody changed it past this program%s"
            .formatted(name, expected, found, advice));
  }
}
