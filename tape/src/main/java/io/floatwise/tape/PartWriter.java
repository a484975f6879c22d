package io.floatwise.tape;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.TapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;

/// Makes Parquet files: of a file of the log one for each game and day, or one of several. Doing it
/// again after a crash makes the same rows again under the same numbers. Not thread-safe.
final class PartWriter implements AutoCloseable {

  private static final long MICROS_OF_DAY = 86_400_000_000L;

  /// Rows that DuckDB holds and compresses together.
  private static final int GROUP_ROWS = 122_880;

  private static final String FORM =
      " (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2, ROW_GROUP_SIZE " + GROUP_ROWS + ")";

  private final TapeFolder folder;
  private final Duck duck;

  PartWriter(TapeFolder folder) throws SQLException {
    this.folder = folder;
    this.duck = Duck.open();
    duck.spillTo(folder.drafts());
  }

  static LocalDate day(long micros) {
    return LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_OF_DAY));
  }

  /// Takes a file of the log into Parquet; it may be deleted afterwards.
  void convert(Path segment, long number) throws IOException, SQLException {
    duck.run("CREATE OR REPLACE TABLE waiting (game TINYINT, day INTEGER, " + Columns.TYPES + ")");
    var rows = new RowsByDay();
    try (DuckDBAppender appender = duck.connection().createAppender("waiting")) {
      Segment.read(
          segment,
          placed -> {
            try {
              appender.beginRow();
              appender.append(RowCodec.code(placed.row().game()));
              appender.append(rows.count(placed));
              Columns.append(appender, placed);
              appender.endRow();
            } catch (SQLException e) {
              throw new IOException(e);
            }
          });
    }
    for (Map.Entry<TapeFolder.Key, Long> entry : rows.all().entrySet()) {
      TapeFolder.Key key = entry.getKey();
      String some =
          "SELECT %s FROM waiting WHERE game = %d AND day = %d"
              .formatted(Columns.ALL, RowCodec.code(key.game()), key.day().toEpochDay());
      publish(key, some, number, number, entry.getValue());
    }
    duck.run("DROP TABLE waiting");
  }

  /// How many rows each day of each game has; rows of one day mostly follow each other.
  private static final class RowsByDay {
    private final Map<TapeFolder.Key, Long> rows = new TreeMap<>();
    private Game game = Game.CS2;
    private int day = Integer.MIN_VALUE;
    private long count;

    /// @return the day of the row, counted from 1970
    int count(RowCodec.Placed placed) {
      int ofRow = Math.toIntExact(Math.floorDiv(placed.at(), MICROS_OF_DAY));
      if (ofRow != day || placed.row().game() != game) {
        add();
        day = ofRow;
        game = placed.row().game();
      }
      count++;
      return ofRow;
    }

    Map<TapeFolder.Key, Long> all() {
      add();
      return rows;
    }

    private void add() {
      if (count > 0) {
        rows.merge(new TapeFolder.Key(game, LocalDate.ofEpochDay(day)), count, Long::sum);
        count = 0;
      }
    }
  }

  /// Makes one file of several that follow each other.
  Path join(TapeFolder.Key key, List<Part> parts) throws IOException, SQLException {
    List<Path> files = parts.stream().map(Part::file).toList();
    String all = "SELECT %s FROM read_parquet(%s)".formatted(Columns.ALL, Duck.texts(files));
    long first = parts.getFirst().name().first();
    long last = parts.stream().mapToLong(part -> part.name().last()).max().orElse(first);
    return publish(key, all, first, last, parts.stream().mapToLong(p -> p.name().rows()).sum());
  }

  private Path publish(TapeFolder.Key key, String query, long first, long last, long rows)
      throws IOException, SQLException {
    Path draft = folder.drafts().resolve("%s-%s.part".formatted(key.game(), key.day()));
    duck.run("COPY (" + query + ") TO " + Duck.text(draft.toString()) + FORM);
    long written = rowsOf(draft);
    if (written != rows) {
      throw new TapeException(
          "tape %s: expected %d rows in %s, found %d"
              .formatted(folder.root(), rows, draft, written));
    }
    var name = new PartName(first, last, rows, Durable.crc(draft));
    Path day = folder.day(key);
    Durable.folder(day);
    Durable.publish(draft, day, name.toString());
    return day.resolve(name.toString());
  }

  private long rowsOf(Path file) throws SQLException {
    String sql = "SELECT sum(num_rows) FROM parquet_file_metadata(" + Duck.text(file + "") + ")";
    try (var statement = duck.connection().createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /// Market time of the last row of a day, microseconds since 1970.
  long lastAt(List<Part> parts) throws SQLException {
    String sql =
        "SELECT max(at_us) FROM read_parquet("
            + Duck.texts(parts.stream().map(Part::file).toList())
            + ")";
    try (var statement = duck.connection().createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : Long.MIN_VALUE;
    }
  }

  @Override
  public void close() {
    duck.close();
  }

  /// Deletes what a crash left half made.
  static void sweep(Path drafts) throws IOException {
    for (Path draft : TapeFolder.list(drafts, Optional::of)) {
      if (Files.isRegularFile(draft)) {
        Files.delete(draft);
      }
    }
  }
}
