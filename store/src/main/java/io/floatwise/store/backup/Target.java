package io.floatwise.store.backup;

import io.floatwise.store.database.Database;
import io.floatwise.store.database.PostgresDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// What is there already where a section is to be.
///
/// @param home of the program
record Target(Home home) {

  /// Where the section of that name is, if it is there; a journal in the folder counts also where
  /// the new one would be in a database, because the program would forget it then.
  ///
  /// @param except the one place that does not count
  Optional<Section> occupied(Part part, String name, Site except) {
    Section wanted = part.to(home, name);
    Section inFolder = part.to(home.withoutDatabase(), name);
    if (isThere(wanted.site())) {
      return Optional.of(wanted);
    }
    return !inFolder.site().equals(except) && isThere(inFolder.site())
        ? Optional.of(inFolder)
        : Optional.empty();
  }

  /// A log without its database is the rest of one: somebody may want to put it back.
  private static boolean isThere(Site site) {
    return switch (site) {
      case Site.InFile(Path file) ->
          Files.exists(file) || Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
      case Site.InPart part ->
          PostgresDatabase.parts(part.url(), part.tables()).contains(part.part());
    };
  }

  /// Something that is asked of the rows of a section in one transaction.
  @FunctionalInterface
  interface Question<T> {
    T of(Connection connection, String prefix) throws SQLException;
  }

  /// Asks a section that is there, also while others write it.
  static <T> T ask(Section section, Question<T> question) {
    return switch (section.site()) {
      case Site.InFile(Path file) ->
          section.part().read(file, connection -> question.of(connection, ""));
      case Site.InPart part -> {
        try (Database database =
            PostgresDatabase.openToRead(part.url(), part.part(), part.tables())) {
          yield transact(database, connection -> question.of(connection, part.prefix()));
        }
      }
    };
  }

  static <T> T transact(Database database, Database.Work<T> work) {
    try {
      return database.transact(work);
    } catch (SQLException e) {
      throw database.explain("reading it", e);
    }
  }
}
