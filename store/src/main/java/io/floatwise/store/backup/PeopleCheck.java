package io.floatwise.store.backup;

import io.floatwise.store.people.PeopleEnds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Follows the chain of the changes of people.
final class PeopleCheck implements RowCheck {

  private final PeopleEnds ends;
  private long people;

  PeopleCheck(String where) {
    this.ends = new PeopleEnds(where);
  }

  @Override
  public void row(Table table, List<String> cells) {
    if (table.equals(PeoplePart.PERSON)) {
      people++;
    } else if (table.equals(PeoplePart.CHANGE)) {
      ends.change(Long.parseLong(cells.getFirst()), cells.subList(1, 6), cells.get(6));
    } else if (table.equals(PeoplePart.END)) {
      ends.end(Long.parseLong(cells.get(1)), cells.get(2));
    }
  }

  /// Without names: a backup is listed where many can look.
  @Override
  public SortedMap<String, Long> end() {
    ends.requireEnd();
    return new TreeMap<>(Map.of("people", people, "changes", ends.seq()));
  }

  /// The chain at our last change stands for all changes up to it.
  @Override
  public boolean isBeginningOf(Connection other, String prefix) throws SQLException {
    if (ends.seq() == 0) {
      return true;
    }
    try (PreparedStatement select =
        other.prepareStatement(
            "SELECT chain FROM %speople_change WHERE seq = ?".formatted(prefix))) {
      select.setLong(1, ends.seq());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() && ends.chain().equals(rows.getString(1));
      }
    }
  }
}
