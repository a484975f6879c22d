package io.floatwise.store.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements within a transaction of the caller.
///
/// @param connection whose transaction it is
record Sql(Connection connection) {

  /// One row of an answer.
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// Takes one row after the other.
  interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }

  <T> List<T> rows(String sql, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    List<T> read = new ArrayList<>();
    each(sql, row -> read.add(reader.read(row)), values);
    return read;
  }

  <T> Optional<T> row(String sql, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    return rows(sql, reader, values).stream().findFirst();
  }

  void each(String sql, RowTaker taker, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        taker.take(rows);
      }
    }
  }

  long count(String sql, @Nullable Object... values) throws SQLException {
    return row(sql, row -> row.getLong(1), values).orElse(0L);
  }

  /// @return rows that it changed
  int run(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  /// Every column of `row` under its name.
  static TableRow whole(String table, ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    Map<String, Optional<Object>> values = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      Object value = row.getObject(i);
      values.put(
          columns.getColumnName(i),
          Optional.ofNullable(
              value instanceof Integer number ? (Object) number.longValue() : value));
    }
    return new TableRow(table, values);
  }

  private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    boolean prepared = false;
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      prepared = true;
      return statement;
    } finally {
      if (!prepared) {
        statement.close();
      }
    }
  }
}
