package io.floatwise.store;

import io.floatwise.core.journal.JournalException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// The tables of a database and their version. Made by the migrations beside this class, which are
/// in the SQL that both databases speak.
final class Schema {

  /// Of the tables made now.
  static final int VERSION = 1;

  private static final String MIGRATIONS = "classpath:io/floatwise/store/migration";
  private static final String HISTORY = "store_history";

  private Schema() {}

  /// Brings the tables of an empty database, or of one that an earlier version made, to [#VERSION].
  /// Several processes may do this at once.
  ///
  /// @throws org.flywaydb.core.api.FlywayException if it cannot be done
  static void migrate(DataSource database) {
    configured(database).load().migrate();
  }

  /// The same in a schema of that name, which is made if it is not there.
  static void migrate(DataSource database, String schema) {
    configured(database).defaultSchema(schema).createSchemas(true).load().migrate();
  }

  private static FluentConfiguration configured(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations(MIGRATIONS)
        .table(HISTORY)
        .loggers("slf4j");
  }

  /// @param name of the database, for people
  /// @param remedy what to do where it is another
  /// @throws JournalException if the tables are not of [#VERSION]
  static void check(String name, Statement statement, String remedy) throws SQLException {
    String version;
    try (ResultSet rows = statement.executeQuery("SELECT max(version) FROM store_schema")) {
      version = rows.next() ? String.valueOf(rows.getString(1)) : "none";
    }
    if (!version.equals(Integer.toString(VERSION))) {
      throw wrong(name, version, remedy);
    }
  }

  static JournalException wrong(String name, String version, String remedy) {
    return new JournalException(
        "%s: expected schema version %d, found %s; it belongs to another version of this program or"
                .formatted(name, VERSION, version)
            + " to another program: use that one, or "
            + remedy);
  }
}
