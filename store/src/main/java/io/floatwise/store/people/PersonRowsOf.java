package io.floatwise.store.people;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where in the tables something stands about one person.
final class PersonRowsOf {

  /// Tables with the condition that a row is about the person `?1`.
  private static final Map<String, String> WHERE = new LinkedHashMap<>();

  static {
    WHERE.put("person", "id = ?");
    WHERE.put("setting", "person = ? ORDER BY name");
    WHERE.put("person_account", "person = ? ORDER BY account");
    WHERE.put("invitation", "? IN (invited_by, used_by) ORDER BY expires, hash");
    WHERE.put("people_change", "? IN (subject, substr(actor, 8)) ORDER BY seq");
  }

  /// Every table with rows about people.
  static final List<String> TABLES = List.copyOf(WHERE.keySet());

  private PersonRowsOf() {}

  /// Every row about that person, with all its columns.
  static List<TableRow> read(Sql sql, String id) throws SQLException {
    List<TableRow> rows = new ArrayList<>();
    for (Map.Entry<String, String> table : WHERE.entrySet()) {
      rows.addAll(
          sql.rows(
              "SELECT * FROM %s WHERE %s".formatted(table.getKey(), table.getValue()),
              row -> Sql.whole(table.getKey(), row),
              id));
    }
    return rows;
  }
}
