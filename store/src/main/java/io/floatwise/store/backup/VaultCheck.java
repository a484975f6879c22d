package io.floatwise.store.backup;

import io.floatwise.core.error.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whether the rows make up one vault. Only who opens it with its master key can tell more.
final class VaultCheck implements RowCheck {

  private static final String ADVICE = "; it was changed by something else. Take an older backup";

  private final String where;
  private final Set<String> keys = new HashSet<>();
  private final SortedMap<String, Long> secrets = new TreeMap<>();
  private String id = "";

  VaultCheck(String where) {
    this.where = where;
  }

  @Override
  public void row(Table table, List<String> cells) {
    String first = cells.getFirst();
    if (table.equals(VaultPart.VAULT)) {
      if (!id.isEmpty()) {
        throw new StorageException(where + ": expected one vault, found several" + ADVICE);
      }
      id = first;
    } else if (table.equals(VaultPart.KEY)) {
      keys.add(first);
    } else {
      String key = cells.get(3);
      if (!keys.contains(key)) {
        throw new StorageException(
            where
                + ": expected the data key of every secret, found none for one of "
                + first
                + ADVICE);
      }
      secrets.merge(first, 1L, Long::sum);
    }
  }

  @Override
  public SortedMap<String, Long> end() {
    if (id.isEmpty() || keys.isEmpty()) {
      throw new StorageException(
          where + ": expected a row about the vault and a data key, found none" + ADVICE);
    }
    return secrets;
  }

  /// Secrets change and go; it is the same vault as long as its random name is.
  @Override
  public boolean isBeginningOf(Connection other, String prefix) throws SQLException {
    try (PreparedStatement select =
            other.prepareStatement("SELECT id FROM %ssecret_vault".formatted(prefix));
        ResultSet rows = select.executeQuery()) {
      return rows.next() && id.equals(rows.getString(1));
    }
  }
}
