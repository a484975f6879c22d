package io.floatwise.store.backup;

import io.floatwise.store.database.DatabaseUrl;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Where a program keeps what it keeps.
///
/// @param data the data directory; need not exist
/// @param database empty if everything is in the data directory
/// @param local names of the journals that are in the data directory even so
public record Home(Path data, Optional<DatabaseUrl> database, Set<String> local) {

  public Home {
    data = data.toAbsolutePath().normalize();
    local = Set.copyOf(local);
  }

  /// The same without the database.
  Home withoutDatabase() {
    return new Home(data, Optional.empty(), local);
  }

  /// For people.
  @Override
  public String toString() {
    return data + database.map(url -> " and PostgreSQL " + url).orElse("");
  }
}
