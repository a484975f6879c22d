package io.floatwise.store.journal;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.store.database.Tables;
import java.nio.file.Path;
import java.util.Optional;

/// Where the journals of one name are: in the schema of that name, or in the file of the folder.
///
/// @param folder holds what belongs to them, and themselves where there is no database
/// @param name lower-case letters and hyphens
/// @param database empty if they are in the folder
public record JournalPlace(Path folder, String name, Optional<DatabaseUrl> database) {

  /// One writes for all who wait; the others open and replay.
  private static final int CONNECTIONS = 8;

  /// One renews; the other is for everything else about leases.
  private static final int LEASE_CONNECTIONS = 2;

  /// The journal is read in the database if it is there, and in the folder otherwise.
  ///
  /// @throws StorageException if there is none, or it cannot be read
  public JournalReading read() {
    return inDatabase()
        .map(url -> new JournalReading(PostgresDatabase.openToRead(url, name, Tables.JOURNAL)))
        .orElseGet(() -> JournalReading.open(folder));
  }

  /// Whether there is anything to [#read].
  public boolean isThere() {
    return inDatabase().isPresent() || JournalReading.isIn(folder);
  }

  /// Opens the journals to write them; begins where there are none.
  ///
  /// @param held of the folder; the caller keeps it until they are closed
  /// @throws StorageException if they cannot be written or, with a database, the folder holds
  ///   journals that are not in it yet: going on without them would forget what they say
  public Journals write(DirectoryLock held) {
    if (database.isEmpty()) {
      return new Journals(SqliteDatabase.open(held));
    }
    if (inDatabase().isEmpty() && JournalReading.isIn(folder)) {
      throw new StorageException(
          "journal %s: expected one in PostgreSQL %s, found one in %s only; start without %s to go on"
                  .formatted(name, database.get(), folder, DatabaseUrl.VARIABLE)
              + " with it, or move it aside to begin a new journal");
    }
    PostgresDatabase journals =
        PostgresDatabase.open(database.get(), name, Tables.JOURNAL, CONNECTIONS);
    boolean usable = false;
    try {
      var both =
          new Journals(
              journals,
              PostgresDatabase.open(database.get(), name, Tables.JOURNAL, LEASE_CONNECTIONS));
      usable = true;
      return both;
    } finally {
      if (!usable) {
        journals.close();
      }
    }
  }

  /// The database that holds them; empty if the folder does.
  public Optional<DatabaseUrl> inDatabase() {
    return database.filter(url -> PostgresDatabase.parts(url, Tables.JOURNAL).contains(name));
  }
}
