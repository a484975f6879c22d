package io.floatwise.tape;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.RowBatch;
import io.floatwise.core.tape.TapeCursor;
import io.floatwise.core.tape.TapeException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/// Reads files one after the other, each after its checksum was found right. Not thread-safe.
final class PartCursor implements TapeCursor {

  private final RowBatch batch;
  private final List<Loss> losses;
  private final Duck duck;
  private final @Nullable DuckDBPreparedStatement statement;
  private final @Nullable DuckDBChunkedResult result;

  private PartCursor(
      RowBatch batch,
      List<Loss> losses,
      Duck duck,
      @Nullable DuckDBPreparedStatement statement,
      @Nullable DuckDBChunkedResult result) {
    this.batch = batch;
    this.losses = List.copyOf(losses);
    this.duck = duck;
    this.statement = statement;
    this.result = result;
  }

  /// @param duck is closed with the cursor
  static PartCursor open(Duck duck, List<Part> parts, Game game, boolean texts) {
    List<Part> sound = new ArrayList<>();
    List<Loss> losses = new ArrayList<>();
    for (Part part : parts) {
      try {
        Optional<Loss> damage = part.damage();
        damage.ifPresentOrElse(losses::add, () -> sound.add(part));
      } catch (IOException e) {
        losses.add(new Loss(part.file().toString(), part.name().rows(), "cannot be read: " + e));
      }
    }
    var batch = new RowBatch(game, texts);
    if (sound.isEmpty()) {
      return new PartCursor(batch, losses, duck, null, null);
    }
    String sql =
        "SELECT %s FROM read_parquet(%s)"
            .formatted(
                texts ? Columns.NUMBERS + ", " + Columns.TEXTS : Columns.NUMBERS,
                Duck.texts(sound.stream().map(Part::file).toList()));
    try {
      DuckDBPreparedStatement statement = duck.connection().prepare(sql);
      return new PartCursor(batch, losses, duck, statement, statement.query());
    } catch (SQLException e) {
      duck.close();
      throw unreadable(e);
    }
  }

  @Override
  public boolean next() {
    if (result == null || !result.nextChunk()) {
      batch.filled(0);
      return false;
    }
    DuckDBDataChunkReader chunk = result.chunk();
    int size = Math.toIntExact(chunk.rowCount());
    if (size > RowBatch.CAPACITY) {
      throw new TapeException(
          "expected %d rows at once or fewer, found %d".formatted(RowBatch.CAPACITY, size));
    }
    numbers(chunk, size);
    if (batch.hasTexts()) {
      texts(chunk, size);
    }
    batch.filled(size);
    return true;
  }

  private void numbers(DuckDBDataChunkReader chunk, int size) {
    longs(chunk.vector(0), batch.event, size);
    longs(chunk.vector(1), batch.seq, size);
    longs(chunk.vector(2), batch.at, size);
    bytes(chunk.vector(3), batch.kind, size);
    longs(chunk.vector(4), batch.item, size);
    longs(chunk.vector(5), batch.price, size);
    longs(chunk.vector(6), batch.target, size);
    ints(chunk.vector(7), batch.count, size);
    ints(chunk.vector(8), batch.targetCount, size);
    longs(chunk.vector(9), batch.time, size);
    ints(chunk.vector(10), batch.place, size);
    ints(chunk.vector(11), batch.flag, size);
    bytes(chunk.vector(12), batch.decimals, size);
    ints(chunk.vector(13), batch.wear, size);
    ints(chunk.vector(14), batch.seed, size);
  }

  private void texts(DuckDBDataChunkReader chunk, int size) {
    strings(chunk.vector(15), batch.currency, size);
    strings(chunk.vector(16), batch.id, size);
    strings(chunk.vector(17), batch.asset, size);
    strings(chunk.vector(18), batch.phase, size);
    strings(chunk.vector(19), batch.detail, size);
  }

  private static void longs(DuckDBReadableVector from, long[] to, int size) {
    for (int i = 0; i < size; i++) {
      to[i] = from.getLong(i, Row.NO_LONG);
    }
  }

  private static void ints(DuckDBReadableVector from, int[] to, int size) {
    for (int i = 0; i < size; i++) {
      to[i] = from.getInt(i, Row.NO_INT);
    }
  }

  private static void bytes(DuckDBReadableVector from, int[] to, int size) {
    for (int i = 0; i < size; i++) {
      to[i] = from.isNull(i) ? Row.NO_INT : from.getByte(i);
    }
  }

  private static void strings(DuckDBReadableVector from, String[] to, int size) {
    for (int i = 0; i < size; i++) {
      to[i] = from.isNull(i) ? "" : from.getString(i);
    }
  }

  @Override
  public RowBatch batch() {
    return batch;
  }

  @Override
  public List<Loss> losses() {
    return losses;
  }

  @Override
  public void close() {
    try {
      if (result != null) {
        result.close();
      }
      if (statement != null) {
        statement.close();
      }
    } catch (SQLException e) {
      throw unreadable(e);
    } finally {
      duck.close();
    }
  }

  private static TapeException unreadable(SQLException cause) {
    return new TapeException("tape: expected to read it, found " + cause.getMessage(), cause);
  }
}
