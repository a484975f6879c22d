package io.floatwise.store.backup;

import io.floatwise.core.error.StorageException;
import org.jspecify.annotations.Nullable;

/// What may stand in a cell. SQLite takes anything anywhere, and so might a damaged file.
final class Cells {

  private Cells() {}

  /// @param where it was found, for messages
  /// @return the cell
  /// @throws StorageException if it is nothing, or no number where there must be one
  static String checked(String where, Table table, int column, @Nullable String cell) {
    Table.Column wanted = table.columns().get(column);
    if (cell == null && wanted.kind() == Table.Kind.MAYBE) {
      return "";
    }
    if (cell == null || (wanted.kind() == Table.Kind.NUMBER && !isNumber(cell))) {
      throw new StorageException(
          "%s: expected a %s in column %s of table %s, found %s; it was changed by something else. Take"
                  .formatted(
                      where,
                      wanted.kind() == Table.Kind.NUMBER ? "number" : "text",
                      wanted.name(),
                      table.name(),
                      cell == null ? "nothing" : "another text")
              + " an older backup");
    }
    return cell;
  }

  /// Only in its shortest form, so that it comes back as the same text.
  private static boolean isNumber(String text) {
    try {
      return Long.toString(Long.parseLong(text)).equals(text);
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
