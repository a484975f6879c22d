package io.floatwise.bench.tape;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.tape.TapeStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Writes what a [TypicalMarket] tells as a tape.
final class TypicalTape {

  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final int ROWS_OF_LOG = 262_144;

  private TypicalTape() {}

  /// @return how many rows it has
  static long write(Path root, int days) throws IOException {
    long[] rows = {0};
    try (var store = TapeStore.open(root)) {
      store.settle();
      var coder = new TapeCoder(List.of(Game.CS2), "typical", Row.NO_LONG);
      new TypicalMarket(7, BEGIN)
          .watch(
              BEGIN.plus(Duration.ofDays(days)),
              (at, told) -> {
                var coded = (Coded.Rows) coder.code(at, told);
                store.append(List.of(new TapeStore.Batch(coded.at(), coded.rows())));
                rows[0] += coded.rows().size();
                if (store.waitingRows() >= ROWS_OF_LOG) {
                  store.rotate();
                }
              });
      store.rotate();
    }
    return rows[0];
  }
}
