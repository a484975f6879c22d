package io.floatwise.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL of this machine for the tests of one class, which keeps what it confirmed.
final class Postgres implements AutoCloseable {

  private final EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  static Postgres start() {
    try {
      return new Postgres(
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "100")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start PostgreSQL", e);
    }
  }

  /// A new, empty database.
  DatabaseUrl database() {
    String name = "floatwise" + databases.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make a database", e);
    }
    return DatabaseUrl.parse(
        "postgresql://postgres@127.0.0.1:%d/%s".formatted(server.getPort(), name));
  }

  /// What somebody does with psql, in our schema.
  int execute(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection = server.getDatabase(url.user(), url.database()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = floatwise");
      return statement.executeUpdate(sql);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop PostgreSQL", e);
    }
  }
}
