package io.floatwise.store.secret;

import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// What a failure of the database means for a vault and what a person can do about it.
final class VaultFailure {

  private static final String ADVICE =
      "; nothing was repaired or deleted: restore a backup of the file";

  private VaultFailure() {}

  static VaultException explain(VaultPlace place, SQLException failure) {
    return new VaultException("vault %s: %s".formatted(place, meaning(failure)), failure);
  }

  private static String meaning(SQLException failure) {
    if (!(failure instanceof SQLiteException sqlite)) {
      return String.valueOf(failure.getMessage());
    }
    // The low byte is the primary code, the rest refines it.
    return switch (sqlite.getResultCode().code & 0xff) {
      case 5, 6 ->
          "expected to have it for a moment, found that another program kept it locked; stop"
              + " that one";
      case 8 ->
          "expected a file that may be written, found a read-only file, folder or disk; grant"
              + " the right to write";
      case 10 -> "the disk does not read or write as it should; check the disk";
      case 11, 26 -> "expected an SQLite database, found a damaged or foreign file" + ADVICE;
      case 13 -> "the disk is full; free some space";
      case 14 -> "the file cannot be opened; check the rights of the file and its folder";
      default -> "the database says: " + sqlite.getMessage() + ADVICE;
    };
  }
}
