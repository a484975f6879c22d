package io.floatwise.store.jobs;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.store.database.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where it is kept what is to be done: in a file of the data directory, or in a schema of its own.
/// All modes share it.
///
/// @param data the data directory; must exist
/// @param database empty if it is in the data directory
public record JobsPlace(Path data, Optional<DatabaseUrl> database) {

  private static final Tables TABLES =
      new Tables("jobs", "jobs", 2, List.of("dead_letter", "scheduled_tasks", "work_item"));
  private static final String PART = "jobs";
  private static final String FILE = "jobs.db";

  /// The scheduler looks, beats and works at the same time.
  private static final int CONNECTIONS = 6;

  /// @throws StorageException if it cannot be read and written
  Database open() {
    return database
        .<Database>map(url -> PostgresDatabase.open(url, PART, TABLES, CONNECTIONS))
        .orElseGet(() -> SqliteDatabase.openShared(data.resolve(FILE), TABLES));
  }
}
