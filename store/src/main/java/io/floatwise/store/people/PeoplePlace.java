package io.floatwise.store.people;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.store.database.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where people are kept: in a file of the data directory, or in PostgreSQL where there is one.
///
/// @param data the data directory; need not exist
/// @param database empty if they are in the data directory
public record PeoplePlace(Path data, Optional<DatabaseUrl> database) {

  private static final int CONNECTIONS = 4;

  /// With the database that the environment names.
  ///
  /// @throws InputException if it names something that is no database
  public static PeoplePlace of(Path data, Map<String, String> environment) {
    return new PeoplePlace(
        data,
        Optional.ofNullable(environment.get(DatabaseUrl.VARIABLE))
            .filter(text -> !text.isBlank())
            .map(DatabaseUrl::parse));
  }

  /// Opens what is there, or begins it. Any number of processes may have it open.
  ///
  /// @throws StorageException if it cannot be used or was changed past this program; or if people
  ///   are in the folder only, because going on without them would let in whom they shut out
  public SqlPeople open() {
    Path file = DataDirectory.open(data).people();
    if (database.isPresent()
        && Files.exists(file)
        && !PostgresDatabase.parts(database.get(), Tables.PEOPLE).contains(Tables.PEOPLE.word())) {
      throw new StorageException(
          "people: expected them in PostgreSQL %s, found some in %s only; bring them with floatwise"
                  .formatted(database.get(), file)
              + " import --from, or move that file aside to begin without them");
    }
    return new SqlPeople(
        database.isPresent()
            ? PostgresDatabase.open(
                database.get(), Tables.PEOPLE.word(), Tables.PEOPLE, CONNECTIONS)
            : SqliteDatabase.openShared(file, Tables.PEOPLE));
  }
}
