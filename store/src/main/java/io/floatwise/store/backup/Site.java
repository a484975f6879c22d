package io.floatwise.store.backup;

import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.Tables;
import java.nio.file.Path;

/// Where the rows of a section are, or are to be.
sealed interface Site {

  /// Of every table there.
  String prefix();

  /// @param file a SQLite database
  record InFile(Path file) implements Site {
    @Override
    public String prefix() {
      return "";
    }

    @Override
    public String toString() {
      return file.toString();
    }
  }

  /// @param url of a PostgreSQL database
  /// @param part of it, which has a schema of its own
  /// @param tables that make up the part
  record InPart(DatabaseUrl url, String part, Tables tables) implements Site {
    @Override
    public String prefix() {
      return PostgresDatabase.schema(part) + ".";
    }

    @Override
    public String toString() {
      return "PostgreSQL " + url;
    }
  }
}
