package io.floatwise.store.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How the rows of a table stand in a backup, which an earlier version of the program may have
/// written.
///
/// @param table as it is now
/// @param columns in a row of the backup
/// @param places where each column of the table is in such a row; -1 where it is not
record Layout(Table table, int columns, List<Integer> places) {

  Layout {
    places = List.copyOf(places);
  }

  /// Empty if they cannot be brought into the table as it is now.
  static Optional<Layout> of(Table table, List<String> columns) {
    List<Integer> places = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      int place = columns.indexOf(column.name());
      if (place < 0 && column.before().isEmpty()) {
        return Optional.empty();
      }
      places.add(place);
    }
    return table.names().containsAll(columns)
        ? Optional.of(new Layout(table, columns.size(), places))
        : Optional.empty();
  }

  /// Whether the rows stand in the backup as they stand in the table.
  boolean isCurrent() {
    return places.equals(IntStream.range(0, columns).boxed().toList());
  }

  /// The cells of a row in the order of the table.
  ///
  /// @param where it was found, for messages
  List<String> arranged(List<String> cells, String where) {
    List<String> arranged = new ArrayList<>(places.size());
    for (int i = 0; i < places.size(); i++) {
      int place = places.get(i);
      String cell = place < 0 ? table.columns().get(i).before().orElseThrow() : cells.get(place);
      arranged.add(Cells.checked(where, table, i, cell));
    }
    return arranged;
  }
}
