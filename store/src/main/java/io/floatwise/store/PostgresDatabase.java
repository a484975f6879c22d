package io.floatwise.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.floatwise.core.journal.JournalException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.util.PSQLException;

/// A PostgreSQL database that several processes may share, through a pool of connections.
final class PostgresDatabase implements Database {

  private static final String SCHEMA = "floatwise";
  private static final String ADVICE =
      ". Nothing was repaired or deleted: restore a backup of the database";

  private final String name;
  private final HikariDataSource pool;

  private PostgresDatabase(String name, HikariDataSource pool) {
    this.name = name;
    this.pool = pool;
  }

  /// Opens the database; its tables are made or brought up to date.
  ///
  /// @param connections most of them at once
  /// @throws JournalException if it cannot be reached, is not ours, or forgets what it confirmed
  static PostgresDatabase open(DatabaseUrl url, int connections) {
    String name = "journal in PostgreSQL " + url;
    var config = new HikariConfig();
    config.setPoolName("floatwise");
    config.setJdbcUrl("jdbc:postgresql://%s:%d/".formatted(url.host(), url.port()));
    config.addDataSourceProperty("PGDBNAME", url.database());
    config.addDataSourceProperty("sslmode", url.sslMode());
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("ApplicationName", "floatwise");
    config.setUsername(url.user());
    url.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(10_000);
    config.setSchema(SCHEMA);
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw new JournalException(
          "%s: expected a database that answers, found: %s".formatted(name, e.getMessage()), e);
    }
    boolean usable = false;
    try {
      Schema.migrate(pool, SCHEMA);
      var database = new PostgresDatabase(name, pool);
      database.check();
      usable = true;
      return database;
    } catch (FlywayException e) {
      throw new JournalException(
          "%s: its tables cannot be made: %s".formatted(name, e.getMessage()), e);
    } finally {
      if (!usable) {
        pool.close();
      }
    }
  }

  private void check() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      Schema.check(name, statement, "name another database");
      for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        try (ResultSet rows = statement.executeQuery("SHOW " + setting)) {
          if (!rows.next() || rows.getString(1).equals("off")) {
            throw new JournalException(
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

  @Override
  public boolean isCollision(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && state.startsWith("23");
  }

  @Override
  public JournalException explain(String doing, SQLException failure) {
    return new JournalException(
        "%s: %s failed: %s".formatted(name, doing, meaning(failure)), failure);
  }

  private static String meaning(SQLException failure) {
    if (failure instanceof SQLTransientConnectionException) {
      return "no connection within 10 s: all are in use, or the database cannot be reached";
    }
    String state = failure.getSQLState();
    String kind = state == null ? "" : state.substring(0, 2);
    String meaning =
        switch (kind) {
          case "08" -> "the connection was lost; check the database and the network";
          case "23" -> "another writer owns the journal; stop it, then restart";
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
