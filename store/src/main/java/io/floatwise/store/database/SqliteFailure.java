package io.floatwise.store.database;

import io.floatwise.core.error.StorageException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What a failure of the database means and what a person can do about it.
public final class SqliteFailure {

  /// What to do about a file that cannot be trusted.
  static final String ADVICE =
      ". Nothing was repaired or deleted: restore a backup of this file, or move it and its -wal"
          + " and -shm files aside to begin a new journal";

  /// The same for whoever only reads: whether the journal is to be given up is not his to say.
  static final String READER_ADVICE =
      ". Nothing was repaired or deleted: check that it is the right file, or read a backup of it";

  private SqliteFailure() {}

  /// @param name of the database, for people
  /// @param doing what was tried, for example `opening it`
  static StorageException explain(String name, String doing, SQLException failure) {
    return new StorageException(name + ": " + doing + " failed: " + meaning(failure), failure);
  }

  /// The same for whoever only reads.
  static StorageException whileReading(String name, String doing, SQLException failure) {
    String meaning = meaning(failure).replace(ADVICE, READER_ADVICE);
    return new StorageException(name + ": " + doing + " failed: " + meaning, failure);
  }

  /// What it means for a file that may be lost.
  public static String ofTraces(Path file, SQLException failure) {
    return "traces %s: %s".formatted(file, meaning(failure).replace(ADVICE, ""));
  }

  private static String meaning(SQLException failure) {
    if (!(failure instanceof SQLiteException sqlite)) {
      return String.valueOf(failure.getMessage());
    }
    SQLiteErrorCode code = sqlite.getResultCode();
    // The low byte is the primary code, the rest refines it.
    String meaning =
        switch (code.code & 0xff) {
          case 5, 6 -> "another program holds the database locked; stop that program";
          case 8 -> "the file, its folder or its disk is read-only; grant the right to write";
          case 10 -> "the disk does not read or write as it should; check the disk, then restart";
          case 11 -> "the file is damaged" + ADVICE;
          case 13 -> "the disk is full; free some space, then restart";
          case 14 -> "a file cannot be opened; check the rights of the folder and the free space";
          case 19 -> "another writer owns the journal; stop it, then restart";
          case 26 -> "the file is no SQLite database" + ADVICE;
          default -> String.valueOf(sqlite.getMessage());
        };
    return meaning + " (" + code.name() + ")";
  }
}
