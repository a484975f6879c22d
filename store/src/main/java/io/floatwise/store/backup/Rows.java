package io.floatwise.store.backup;

import java.sql.SQLException;
import java.util.List;

/// Takes the rows of a section, table by table, each table in the order of its key.
@FunctionalInterface
interface Rows {

  /// @param cells in the order of the columns, numbers in their shortest decimal form
  void row(Table table, List<String> cells) throws SQLException;

  /// Hands each row to both.
  default Rows and(Rows other) {
    return (table, cells) -> {
      row(table, cells);
      other.row(table, cells);
    };
  }
}
