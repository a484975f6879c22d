package io.floatwise.tape.series;

import io.floatwise.core.tape.Kind;
import io.floatwise.core.tape.TapeException;
import io.floatwise.tape.Duck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/// Where the points of all files of an import wait to be sorted: in DuckDB, which writes to disk
/// what does not fit in memory. Not thread-safe.
final class Staging implements AutoCloseable {

  private final Duck duck;
  private DuckDBAppender appender;

  /// @param drafts what does not fit in memory goes here
  Staging(Path drafts) {
    duck = Duck.open();
    try {
      duck.spillTo(drafts);
      duck.run(
          "CREATE TABLE staged (file INTEGER, line INTEGER, kind TINYINT, title VARCHAR, source"
              + " VARCHAR, since BIGINT, seconds INTEGER, price BIGINT, second BIGINT, quantity"
              + " BIGINT, second_quantity BIGINT, unit VARCHAR)");
      appender = duck.connection().createAppender("staged");
    } catch (SQLException e) {
      duck.close();
      throw broken(e);
    }
  }

  void add(int file, int line, Point point) {
    try {
      appender.beginRow();
      appender.append(file).append(line).append((byte) point.kind().code());
      appender.append(point.title()).append(point.source());
      appender.append(point.from()).append(point.seconds());
      appender.append(point.price()).append(point.second());
      appender.append(point.quantity()).append(point.secondQuantity());
      appender.append(point.unit());
      appender.endRow();
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  /// Who is shown points.
  @FunctionalInterface
  interface Reader {
    /// @param file that it comes from
    void point(int file, Point point) throws IOException;
  }

  /// All points, file by file, title by title in order of time; of the same moment in order of
  /// lines.
  void bySeries(Reader reader) throws IOException {
    read("SELECT * FROM staged ORDER BY file, title, source, since, line", reader);
  }

  /// Of each moment of a title in a file the last point, by the time at which it can be known.
  void byTime(Reader reader) throws IOException {
    read(
        "SELECT * FROM staged QUALIFY row_number() OVER (PARTITION BY file, title, source, since"
            + " ORDER BY line DESC) = 1 ORDER BY since + seconds - CASE WHEN seconds > 0 THEN 1"
            + " ELSE 0 END, seconds > 0, since + seconds, file, title, source",
        reader);
  }

  private void read(String sql, Reader reader) throws IOException {
    try {
      appender.flush();
      try (var statement = duck.connection().createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          reader.point(rows.getInt(1), point(rows));
        }
      }
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  private static Point point(ResultSet rows) throws SQLException {
    return new Point(
        Kind.of(rows.getInt(3)).orElseThrow(),
        rows.getString(4),
        rows.getString(5),
        rows.getLong(6),
        rows.getInt(7),
        rows.getLong(8),
        rows.getLong(9),
        rows.getLong(10),
        rows.getLong(11),
        rows.getString(12));
  }

  private static TapeException broken(SQLException cause) {
    return new TapeException("import: expected to sort points, found " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    try (duck) {
      appender.close();
    } catch (SQLException e) {
      throw broken(e);
    }
  }
}
