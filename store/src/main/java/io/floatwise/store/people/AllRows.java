package io.floatwise.store.people;

import io.floatwise.core.error.InputException;
import io.floatwise.store.database.Tables;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Every row of every table, within a transaction of the caller.
final class AllRows {

  private AllRows() {}

  /// Parents before children.
  static void read(Sql sql, Consumer<TableRow> reader) throws SQLException {
    for (String table : Tables.PEOPLE.names()) {
      sql.each("SELECT * FROM " + table, row -> reader.accept(Sql.whole(table, row)));
    }
  }

  /// @param rows in the order of [#read]
  /// @throws InputException if a row is of another table
  static void replace(Sql sql, Stream<TableRow> rows) throws SQLException {
    for (String table : Tables.PEOPLE.names().reversed()) {
      sql.run("DELETE FROM " + table);
    }
    for (TableRow row : (Iterable<TableRow>) rows::iterator) {
      insert(sql, row);
    }
  }

  private static void insert(Sql sql, TableRow row) throws SQLException {
    List<String> columns = List.copyOf(row.values().keySet());
    boolean named = columns.stream().allMatch(column -> column.matches("[a-z_]{1,30}"));
    if (!Tables.PEOPLE.names().contains(row.table()) || columns.isEmpty() || !named) {
      throw new InputException(
          "people: expected a row of one of %s, found one of another table"
              .formatted(Tables.PEOPLE.names()));
    }
    sql.run(
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                row.table(),
                String.join(", ", columns),
                String.join(", ", columns.stream().map(_ -> "?").toList())),
        columns.stream()
            .map(column -> Objects.requireNonNull(row.values().get(column)).orElse(null))
            .toArray());
  }
}
