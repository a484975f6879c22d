package io.floatwise.store.people;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A row of one of the tables, whatever it means.
///
/// @param table its name
/// @param values by column, in the order of the columns: texts and whole numbers; empty for none
public record TableRow(String table, Map<String, Optional<Object>> values) {

  public TableRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// Without the values, some of which are personal.
  @Override
  public String toString() {
    return "a row of " + table;
  }
}
