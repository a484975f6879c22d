package io.floatwise.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.error.StorageException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;

/// Parts of a PostgreSQL database that are being made under other names, and appear under their own
/// all at once. What a killed process left of them is nobody's, and the next one begins anew. One
/// thread at a time.
public final class PostgresStage implements AutoCloseable {

  private static final String PREFIX = "restoring_";

  /// Ours, and those of Flyway.
  private static final int CONNECTIONS = 4;

  /// For the advisory lock that lets one process at a time do this: "float" in ASCII.
  private static final long LOCK = 0x66_6c_6f_61_74L;

  private final String name;
  private final HikariDataSource pool;
  private final Connection connection;
  private final Map<String, Tables> parts = new LinkedHashMap<>();

  private PostgresStage(String name, HikariDataSource pool, Connection connection) {
    this.name = name;
    this.pool = pool;
    this.connection = connection;
  }

  /// @throws NotAllowedException if another process is doing the same in this database
  /// @throws StorageException if it cannot be reached
  public static PostgresStage open(DatabaseUrl url) {
    String name = "PostgreSQL " + url;
    HikariConfig config = PostgresDatabase.config(url, "public", CONNECTIONS);
    HikariDataSource pool = PostgresDatabase.pool(name, config);
    boolean usable = false;
    try {
      var stage = new PostgresStage(name, pool, pool.getConnection());
      stage.lock();
      usable = true;
      return stage;
    } catch (SQLException e) {
      throw PostgresDatabase.explain(name, "opening it", e);
    } finally {
      if (!usable) {
        pool.close();
      }
    }
  }

  /// Held until the connection ends, however it ends.
  private void lock() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet taken =
            statement.executeQuery("SELECT pg_try_advisory_lock(%d)".formatted(LOCK))) {
      if (!taken.next() || !taken.getBoolean(1)) {
        throw new NotAllowedException(
            name
                + ": expected to be the only one who restores or imports, found another; wait for it");
      }
    }
  }

  /// Makes the empty tables of a part.
  ///
  /// @return prefix of its tables until they appear
  public String make(String part, Tables tables) {
    String schema = PREFIX + PostgresDatabase.schema(part);
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS %s CASCADE".formatted(schema));
      statement.execute("CREATE SCHEMA " + schema);
      new Schema(tables).migrate(pool, schema);
    } catch (SQLException e) {
      throw PostgresDatabase.explain(name, "making the tables of " + part, e);
    } catch (FlywayException e) {
      throw PostgresDatabase.explain(name, "making the tables of " + part, Schema.cause(e));
    }
    parts.put(part, tables);
    return schema + ".";
  }

  /// The connection to fill the tables with, in one transaction that ends with [#publish]. Make all
  /// parts before.
  public Connection begin() throws SQLException {
    connection.setAutoCommit(false);
    return connection;
  }

  /// Gives all parts their names and commits.
  ///
  /// @throws SQLException if a part of that name has come meanwhile, or the commit failed
  public void publish() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String part : parts.keySet()) {
        String schema = PostgresDatabase.schema(part);
        statement.execute("ALTER SCHEMA %s%s RENAME TO %s".formatted(PREFIX, schema, schema));
      }
    }
    connection.commit();
    parts.clear();
  }

  /// What `failure` means and what to do about it.
  public StorageException explain(String doing, SQLException failure) {
    return PostgresDatabase.explain(name, doing, failure);
  }

  /// Drops what did not appear.
  @Override
  public void close() {
    try (pool;
        connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      try (Statement statement = connection.createStatement()) {
        for (String part : parts.keySet()) {
          statement.execute(
              "DROP SCHEMA IF EXISTS %s%s CASCADE"
                  .formatted(PREFIX, PostgresDatabase.schema(part)));
        }
      }
    } catch (SQLException e) {
      throw PostgresDatabase.explain(name, "leaving it as it was", e);
    }
  }
}
