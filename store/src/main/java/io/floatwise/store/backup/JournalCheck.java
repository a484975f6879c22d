package io.floatwise.store.backup;

import io.floatwise.store.journal.JournalEnds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Follows every chain of a section of journals.
final class JournalCheck implements RowCheck {

  private static final String ADVICE = ". Nothing was repaired or deleted: take an older backup";

  private final String where;
  private final JournalEnds ends;
  private final Map<String, List<String>> heads = new TreeMap<>();

  JournalCheck(String where) {
    this.where = where;
    this.ends = new JournalEnds(where, ADVICE);
  }

  @Override
  public void row(Table table, List<String> cells) {
    String account = cells.get(0);
    String seq = cells.get(1);
    if (table.equals(JournalPart.ACCOUNT)) {
      heads.put(account, List.of(seq, cells.get(2)));
      ends.account(account, Long.parseLong(seq), cells.get(2));
    } else {
      ends.entry(
          account,
          Long.parseLong(seq),
          cells.get(2),
          JournalPart.version(cells.get(3), where),
          cells.get(4),
          cells.get(5),
          cells.get(6));
    }
  }

  @Override
  public SortedMap<String, Long> end() {
    return ends.end();
  }

  /// The chain at our last entry stands for all entries up to it.
  @Override
  public boolean isBeginningOf(Connection other, String prefix) throws SQLException {
    try (PreparedStatement select =
        other.prepareStatement(
            "SELECT chain FROM %sjournal WHERE account = ? AND seq = ?".formatted(prefix))) {
      for (var head : heads.entrySet()) {
        long seq = Long.parseLong(head.getValue().getFirst());
        if (seq > 0) {
          select.setString(1, head.getKey());
          select.setLong(2, seq);
          try (ResultSet rows = select.executeQuery()) {
            if (!rows.next() || !head.getValue().getLast().equals(rows.getString(1))) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }
}
