package io.floatwise.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.util.PSQLException;

/// A PostgreSQL database that several processes may share, through a pool of connections.
public final class PostgresDatabase implements Database {

  private static final String PREFIX = "floatwise_";

  /// For a statement that goes through a whole table.
  private static final Duration UPKEEP = Duration.ofMinutes(10);

  private static final String ADVICE =
      ". Nothing was repaired or deleted: restore a backup of the database";

  private final String name;
  private final Schema schema;
  private final HikariDataSource pool;

  private PostgresDatabase(String name, Schema schema, HikariDataSource pool) {
    this.name = name;
    this.schema = schema;
    this.pool = pool;
  }

  /// Opens the part of the database with that name; its tables are made or brought up to date.
  ///
  /// @param part lower-case letters and hyphens, for example `paper`; it has a schema of its own
  /// @param tables that the part holds
  /// @param connections most of them at once, 2 or more
  /// @throws StorageException if it cannot be reached, is not ours, or forgets what it confirmed
  public static PostgresDatabase open(
      DatabaseUrl url, String part, Tables tables, int connections) {
    String name = name(url, part, tables);
    var schema = new Schema(tables);
    HikariDataSource pool = pool(name, config(url, part, connections));
    boolean usable = false;
    try {
      schema.migrate(pool, schema(part));
      var database = new PostgresDatabase(name, schema, pool);
      database.check();
      usable = true;
      return database;
    } catch (FlywayException e) {
      throw explain(name, "making its tables", Schema.cause(e));
    } finally {
      if (!usable) {
        pool.close();
      }
    }
  }

  /// Opens it to read it, also while others write; every transaction sees one moment of it.
  ///
  /// @throws StorageException if it cannot be reached or is not ours
  public static PostgresDatabase openToRead(DatabaseUrl url, String part, Tables tables) {
    String name = name(url, part, tables);
    HikariConfig config = config(url, part, 1);
    config.setReadOnly(true);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    HikariDataSource pool = pool(name, config);
    var database = new PostgresDatabase(name, new Schema(tables), pool);
    boolean usable = false;
    try {
      database.checkSchema();
      usable = true;
      return database;
    } finally {
      if (!usable) {
        pool.close();
      }
    }
  }

  /// The parts that hold `tables`.
  ///
  /// @throws StorageException if it cannot be reached
  public static Set<String> parts(DatabaseUrl url, Tables tables) {
    String name = "PostgreSQL " + url;
    try (HikariDataSource pool = pool(name, config(url, "public", 1));
        Connection connection = pool.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT substr(table_schema, 11) FROM information_schema.tables WHERE table_name = ?"
                    + " AND table_schema LIKE 'floatwise\\_%'")) {
      select.setString(1, tables.names().getFirst());
      try (ResultSet rows = select.executeQuery()) {
        Set<String> parts = new TreeSet<>();
        while (rows.next()) {
          parts.add(String.valueOf(rows.getString(1)).replace('_', '-'));
        }
        return parts;
      }
    } catch (SQLException e) {
      throw explain(name, "listing its parts", e);
    }
  }

  private static String name(DatabaseUrl url, String part, Tables tables) {
    String word = tables.word();
    return "%s in PostgreSQL %s".formatted(part.equals(word) ? word : word + " " + part, url);
  }

  /// The schema of a part.
  ///
  /// @throws InputException if a part cannot have that name
  public static String schema(String part) {
    if (!part.matches("[a-z]+(-[a-z]+)*")) {
      throw new InputException(
          "PostgreSQL: expected a name of lower-case letters and hyphens such as live, found '%s'; rename"
                  .formatted(part)
              + " or move that folder, or restore into a folder without "
              + DatabaseUrl.VARIABLE);
    }
    return PREFIX + part.replace('-', '_');
  }

  static HikariConfig config(DatabaseUrl url, String part, int connections) {
    var config = new HikariConfig();
    config.setPoolName("floatwise");
    config.setJdbcUrl("jdbc:postgresql://%s:%d/".formatted(url.host(), url.port()));
    config.addDataSourceProperty("PGDBNAME", url.database());
    config.addDataSourceProperty("sslmode", url.sslMode());
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "10");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    // Details of an error repeat values of rows, which may be personal.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("ApplicationName", "floatwise");
    config.setUsername(url.user());
    url.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    config.setSchema(schema(part));
    return config;
  }

  static HikariDataSource pool(String name, HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw new StorageException(
          "%s: expected a database that answers, found: %s".formatted(name, e.getMessage()), e);
    }
  }

  private void checkSchema() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      schema.check(name, statement, "name another database");
    } catch (SQLException e) {
      throw explain("opening it", e);
    }
  }

  private void check() {
    checkSchema();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        try (ResultSet rows = statement.executeQuery("SHOW " + setting)) {
          if (!rows.next() || rows.getString(1).equals("off")) {
            throw new StorageException(
                "%s: expected a database that keeps what it confirmed, found %s = off"
                    .formatted(name, setting));
          }
        }
      }
    } catch (SQLException e) {
      throw explain("opening it", e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public <T> T transact(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return Database.transact(connection, work);
    }
  }

  /// Does `work`, which is one statement, and so commits by itself.
  public <T> T atOnce(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return work.in(connection);
    }
  }

  /// Beside whatever writes: it leaves the ends of the tables where they are, because to cut them
  /// off it would have to lock out everybody, and passes over what somebody else has locked.
  @Override
  public void upkeep(List<String> tables) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(UPKEEP.toMillis()));
      for (String table : tables) {
        statement.execute("VACUUM (ANALYZE, TRUNCATE FALSE, SKIP_LOCKED) " + table);
      }
    }
  }

  /// Writes every table anew, without the rows that were deleted. The log of the server holds them
  /// until it is recycled.
  @Override
  public void shred() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : schema.tables().names()) {
        statement.execute("VACUUM FULL " + table);
      }
    }
  }

  @Override
  public DataSource source() {
    return pool;
  }

  @Override
  public String clock() {
    return "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
  }

  @Override
  public boolean isCollision(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && state.startsWith("23");
  }

  @Override
  public StorageException explain(String doing, SQLException failure) {
    return explain(name, doing, failure);
  }

  static StorageException explain(String name, String doing, SQLException failure) {
    return new StorageException(
        "%s: %s failed: %s".formatted(name, doing, meaning(name, failure)), failure);
  }

  private static String meaning(String name, SQLException failure) {
    if (failure instanceof SQLTransientConnectionException) {
      return "no connection within 10 s: all are in use, or the database cannot be reached";
    }
    String state = failure.getSQLState();
    String kind = state == null ? "" : state.substring(0, 2);
    String meaning =
        switch (kind) {
          case "08" -> "the connection was lost; check the database and the network";
          case "23" ->
              name.startsWith(Tables.JOURNAL.word())
                  ? "another writer owns the journal; stop it, then restart"
                  : "a row is there already, or one that it needs is not; somebody else changed it";
          case "28" -> "the user or the password was not accepted";
          case "53" -> "the database has no room or no connection left";
          case "57" -> "the database is being shut down";
          default ->
              failure instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
                  ? String.valueOf(postgres.getServerErrorMessage().getMessage())
                  : String.valueOf(failure.getMessage());
        };
    return state == null ? meaning : "%s (SQLSTATE %s)".formatted(meaning, state);
  }

  @Override
  public String advice() {
    return ADVICE;
  }

  @Override
  public void close() {
    pool.close();
  }
}
