package io.floatwise.store.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes the rows of a section into tables that are empty, many at once. Not thread-safe.
final class TableWriting implements Rows, AutoCloseable {

  private static final int BATCH = 1_000;

  private final Connection connection;
  private final String prefix;
  private final Map<String, PreparedStatement> inserts = new LinkedHashMap<>();
  private int waiting;

  /// @param connection whose transaction it is
  /// @param prefix of every table
  TableWriting(Connection connection, String prefix) {
    this.connection = connection;
    this.prefix = prefix;
  }

  @Override
  public void row(Table table, List<String> cells) throws SQLException {
    PreparedStatement insert = inserts.get(table.name());
    if (insert == null) {
      // Rows of this table may refer to those before.
      flush();
      insert = connection.prepareStatement(insert(table));
      inserts.put(table.name(), insert);
    }
    set(table, table.columns().size(), cells, insert);
    insert.addBatch();
    waiting++;
    if (waiting == BATCH) {
      flush();
    }
  }

  private String insert(Table table) {
    return "INSERT INTO %s%s (%s) VALUES (%s)"
        .formatted(
            prefix,
            table.name(),
            String.join(", ", table.names()),
            table.names().stream().map(_ -> "?").collect(Collectors.joining(", ")));
  }

  /// Puts the first `count` cells into a statement.
  static void set(Table table, int count, List<String> cells, PreparedStatement statement)
      throws SQLException {
    for (int i = 0; i < count; i++) {
      switch (table.columns().get(i).kind()) {
        case TEXT -> statement.setString(i + 1, cells.get(i));
        case MAYBE -> statement.setString(i + 1, cells.get(i).isEmpty() ? null : cells.get(i));
        case NUMBER -> statement.setLong(i + 1, Long.parseLong(cells.get(i)));
      }
    }
  }

  /// Writes what waits, and does something more.
  ///
  /// @param more SQL of the part
  void flushAnd(List<String> more) throws SQLException {
    flush();
    try (Statement statement = connection.createStatement()) {
      for (String sql : more) {
        statement.executeUpdate(sql);
      }
    }
  }

  private void flush() throws SQLException {
    if (waiting > 0) {
      for (PreparedStatement insert : inserts.values()) {
        insert.executeBatch();
      }
      waiting = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement insert : inserts.values()) {
      insert.close();
    }
  }
}
