package io.floatwise.tape;

import io.floatwise.core.tape.TapeException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// DuckDB in this process, with no database of its own: it only writes and reads Parquet files.
/// Loading its native library takes a moment, so only who works on a tape comes here.
public final class Duck implements AutoCloseable {

  /// Outside the heap; what needs more goes to a folder of drafts.
  private static final String MEMORY = "256MB";

  private final DuckDBConnection connection;

  private Duck(DuckDBConnection connection) {
    this.connection = connection;
  }

  /// @throws TapeException if the native library cannot be loaded here
  public static Duck open() {
    try {
      Connection opened = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
      var duck = new Duck(opened.unwrap(DuckDBConnection.class));
      duck.run("SET threads = 1");
      duck.run("SET memory_limit = '" + MEMORY + "'");
      duck.run("SET autoinstall_known_extensions = false");
      duck.run("SET autoload_known_extensions = false");
      return duck;
    } catch (SQLException | UnsatisfiedLinkError | ExceptionInInitializerError e) {
      throw new TapeException(
          "tape: expected DuckDB to load on this machine, found " + e.getMessage(), e);
    }
  }

  /// What does not fit in memory goes here.
  public void spillTo(Path folder) throws SQLException {
    run("SET temp_directory = " + text(folder.toString()));
  }

  public DuckDBConnection connection() {
    return connection;
  }

  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Another line to the same DuckDB, to be read on its own.
  Duck another() throws SQLException {
    return new Duck(connection.duplicate());
  }

  static String text(String plain) {
    return "'" + plain.replace("'", "''") + "'";
  }

  static String texts(List<Path> files) {
    return files.stream()
        .map(file -> text(file.toString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new TapeException("tape: expected DuckDB to end, found " + e.getMessage(), e);
    }
  }
}
