package io.floatwise.store.backup;

import io.floatwise.core.error.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads all rows of the tables of a section, page by page along their keys: no page is large, and
/// no question takes long, however many rows there are.
///
/// @param connection whose transaction it is, so that all pages are of one moment
/// @param prefix of every table
/// @param where the section is, for messages
record TableReading(Connection connection, String prefix, String where) {

  /// Rows that are in memory at once.
  private static final int PAGE = 2_000;

  void read(Part part, Rows rows) throws SQLException {
    for (Table table : part.tables()) {
      read(table, rows);
    }
  }

  private void read(Table table, Rows rows) throws SQLException {
    Set<String> there = columns(table);
    for (Table.Column column : table.columns()) {
      if (!there.contains(column.name()) && column.before().isEmpty()) {
        throw new StorageException(
            "%s: expected the column %s in table %s, found none; it belongs to another program"
                .formatted(where, column.name(), table.name()));
      }
    }
    String columns =
        table.columns().stream()
            .map(column -> there.contains(column.name()) ? column.name() : before(column))
            .collect(Collectors.joining(", "));
    String key = String.join(", ", table.names().subList(0, table.key()));
    String marks = Stream.generate(() -> "?").limit(table.key()).collect(Collectors.joining(", "));
    String page =
        "SELECT %s FROM %s%s %s ORDER BY %s LIMIT %d"
            .formatted(columns, prefix, table.name(), "%s", key, PAGE);
    String next = page.formatted("WHERE (%s) > (%s)".formatted(key, marks));
    List<String> last = List.of();
    try (PreparedStatement first = connection.prepareStatement(page.formatted(""));
        PreparedStatement further = connection.prepareStatement(next)) {
      List<List<String>> found = rows(table, first);
      while (!found.isEmpty()) {
        for (List<String> cells : found) {
          rows.row(table, cells);
          last = cells;
        }
        if (found.size() < PAGE) {
          return;
        }
        TableWriting.set(table, table.key(), last, further);
        found = rows(table, further);
      }
    }
  }

  private static String before(Table.Column column) {
    return "'%s' AS %s".formatted(column.before().orElseThrow(), column.name());
  }

  private Set<String> columns(Table table) throws SQLException {
    Set<String> names = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet none =
            statement.executeQuery("SELECT * FROM %s%s LIMIT 0".formatted(prefix, table.name()))) {
      ResultSetMetaData columns = none.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnName(i).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private List<List<String>> rows(Table table, PreparedStatement select) throws SQLException {
    List<List<String>> found = new ArrayList<>(PAGE);
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>(table.columns().size());
        for (int i = 0; i < table.columns().size(); i++) {
          cells.add(Cells.checked(where, table, i, rows.getString(i + 1)));
        }
        found.add(cells);
      }
    }
    return found;
  }
}
