package io.floatwise.store.database;

import io.floatwise.core.error.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Makes [Tables], brings them up to date and tells their version.
///
/// @param tables that are to be there
record Schema(Tables tables) {

  /// Tells the version of the tables beside it.
  static final String TABLE = "store_schema";

  private static final String HISTORY = "store_history";

  /// How a table is kept that few rows are rewritten in again and again, or that only grows: what
  /// PostgreSQL wishes to know and SQLite would not understand. With room in its pages an update
  /// needs no new entry in an index; without a share of the rows vacuum is due as soon in a large
  /// table as in a small one.
  private static final Map<String, String> POSTGRES =
      Map.of(
          "often_updated",
          " WITH (fillfactor = 50, autovacuum_vacuum_threshold = 500,"
              + " autovacuum_vacuum_scale_factor = 0)",
          "growing",
          " WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02,"
              + " autovacuum_analyze_scale_factor = 0.02)");

  private static final Map<String, String> SQLITE = Map.of("often_updated", "", "growing", "");

  /// Brings the tables of an empty database, or of one that an earlier version made, up to date.
  /// Several processes may do this at once.
  ///
  /// @throws FlywayException if it cannot be done
  void migrate(DataSource database) {
    configured(database).placeholders(SQLITE).load().migrate();
  }

  /// The same in a schema of that name, which is made if it is not there.
  void migrate(DataSource database, String schema) {
    configured(database)
        .placeholders(POSTGRES)
        .defaultSchema(schema)
        .createSchemas(true)
        .load()
        .migrate();
  }

  /// The first release made its tables by itself, so they have no history.
  private FluentConfiguration configured(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations(tables.location())
        .table(HISTORY)
        .baselineOnMigrate(true)
        .baselineVersion("1")
        .loggers("slf4j");
  }

  /// What the database said, where Flyway failed because of that.
  static SQLException cause(FlywayException failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return new SQLException(failure.getMessage(), failure);
  }

  /// @param version of the tables
  /// @param since the oldest version of the program that may use them, by the number of the tables
  ///   that it was made for
  private record Found(int version, int since) {}

  /// Whether the tables are of an earlier version than ours.
  boolean isOld(Statement statement) throws SQLException {
    return found(statement).filter(found -> found.version() < tables.version()).isPresent();
  }

  /// Tables of a later version are good as long as it only added to them, so that nodes of two
  /// versions can run beside each other.
  ///
  /// @param name of the database, for people
  /// @param remedy what to do where it is another
  /// @throws StorageException if this program may not use the tables
  void check(String name, Statement statement, String remedy) throws SQLException {
    Optional<Found> found = found(statement);
    if (found.isEmpty()) {
      throw wrong(name, "none", remedy);
    }
    if (found.get().since() > tables.version()) {
      throw wrong(
          name,
          "%d, which needs a program of version %d"
              .formatted(found.get().version(), found.get().since()),
          remedy);
    }
  }

  private static Optional<Found> found(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT * FROM " + TABLE + " ORDER BY version DESC LIMIT 1")) {
      if (!rows.next()) {
        return Optional.empty();
      }
      boolean isFirst = rows.getMetaData().getColumnCount() == 1;
      return Optional.of(new Found(rows.getInt("version"), isFirst ? 1 : rows.getInt("since")));
    }
  }

  StorageException wrong(String name, String found, String remedy) {
    return new StorageException(
        "%s: expected schema version %d, found %s; it belongs to another version of this program or"
                .formatted(name, tables.version(), found)
            + " to another program: use that one, or "
            + remedy);
  }
}
