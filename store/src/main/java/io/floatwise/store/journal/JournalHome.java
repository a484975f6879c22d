package io.floatwise.store.journal;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where journals are kept, each under a name such as `paper`: in the folder of its name in a data
/// directory or, where there is a PostgreSQL database, in a schema of its name there.
///
/// @param data the data directory; need not exist
/// @param database empty if everything is in the data directory
public record JournalHome(Path data, Optional<DatabaseUrl> database) {

  /// With the database that the environment names.
  ///
  /// @throws InputException if it names something that is no database
  public static JournalHome of(Path data, Map<String, String> environment) {
    return new JournalHome(
        data,
        Optional.ofNullable(environment.get(DatabaseUrl.VARIABLE))
            .filter(text -> !text.isBlank())
            .map(DatabaseUrl::parse));
  }

  /// The names under which there is a journal to read, sorted.
  ///
  /// @throws StorageException if the data directory or the database cannot be read
  public List<String> names() {
    Set<String> names = new TreeSet<>(inFolders());
    database.map(url -> PostgresDatabase.parts(url, Tables.JOURNAL)).ifPresent(names::addAll);
    return List.copyOf(names);
  }

  /// The place of the journal of that name; the folder need not exist.
  public JournalPlace place(String name) {
    return new JournalPlace(data.resolve(name), name, database);
  }

  private Set<String> inFolders() {
    if (!Files.isDirectory(data)) {
      return Set.of();
    }
    try (Stream<Path> folders = Files.list(data)) {
      return folders
          .filter(JournalReading::isIn)
          .map(folder -> data.relativize(folder).toString())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new StorageException(
          "data directory " + data + ": expected a folder to read, found " + e, e);
    }
  }
}
