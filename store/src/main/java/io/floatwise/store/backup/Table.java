package io.floatwise.store.backup;

import java.util.List;
import java.util.Optional;

/// A table that is backed up.
///
/// @param name of the table
/// @param columns in the order of a row
/// @param key how many of the first columns are its primary key; rows are read in their order
record Table(String name, List<Column> columns, int key) {

  /// @param name of the column
  /// @param kind of its values
  /// @param before what every row held before there was this column; empty if it was always there
  record Column(String name, Kind kind, Optional<String> before) {}

  /// Of values; all travel as text.
  enum Kind {
    TEXT,
    /// A text that is never blank, or nothing (`NULL`), which travels as a blank one.
    MAYBE,
    /// A whole number of 64 bits.
    NUMBER
  }

  Table {
    columns = List.copyOf(columns);
  }

  static Column text(String name) {
    return new Column(name, Kind.TEXT, Optional.empty());
  }

  static Column maybe(String name) {
    return new Column(name, Kind.MAYBE, Optional.empty());
  }

  static Column number(String name) {
    return new Column(name, Kind.NUMBER, Optional.empty());
  }

  static Column newer(String name, Kind kind, String before) {
    return new Column(name, kind, Optional.of(before));
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
