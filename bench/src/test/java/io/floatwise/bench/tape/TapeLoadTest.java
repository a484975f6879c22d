package io.floatwise.bench.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.RowBatch;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.core.tape.TapeCursor;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.tape.Told;
import io.floatwise.proving.Repository;
import io.floatwise.tape.TapeReading;
import io.floatwise.tape.TapeStore;
import io.floatwise.tape.TapeUpkeep;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tape is written as fast as it goes, then read back beside a plain read of the same files.
class TapeLoadTest {

  private static final Path REPORT = Repository.root().resolve("docs/measurements/tape.md");
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final int READS = 5;
  private static final int ROWS_OF_LOG = 262_144;

  @TempDir Path temp;

  /// Seconds, unless it says otherwise.
  ///
  /// @param told things that were told
  /// @param rows of all files
  /// @param bytes of all files after they were joined
  /// @param loose bytes of all files before
  private record Figures(
      long told,
      long rows,
      long loose,
      long bytes,
      int files,
      double writing,
      double joining,
      double numbers,
      double texts,
      double plain) {}

  @Test
  void everyRowOfASaturatedTapeIsReadBack() throws IOException {
    Figures figures = run(300_000, Duration.ofMinutes(10));

    System.out.println(figures);
    assertThat(figures.rows()).isGreaterThanOrEqualTo(300_000);
    assertThat(figures.bytes()).isLessThan(figures.rows() * 40);
  }

  @Test
  @Tag("long")
  void everyRowOfAHundredMillionIsReadBack() throws IOException {
    Figures figures = run(100_000_000, Duration.ofSeconds(17));

    Files.writeString(REPORT, report(figures));
    assertThat(figures.rows()).isGreaterThanOrEqualTo(100_000_000);
  }

  private Figures run(long wanted, Duration pause) throws IOException {
    Path root = temp.resolve("tape");
    var market = new BusyMarket(7, BEGIN, pause);
    long rows = 0;
    long told = 0;
    long sum = 0;
    long start = System.nanoTime();
    try (var store = TapeStore.open(root)) {
      store.settle();
      var coder = new TapeCoder(List.of(Game.CS2), "load", Row.NO_LONG);
      long forced = start;
      while (rows < wanted) {
        Told next = market.next();
        var coded = (Coded.Rows) coder.code(market.now(), next);
        store.append(List.of(new TapeStore.Batch(coded.at(), coded.rows())));
        rows += coded.rows().size();
        for (Row row : coded.rows()) {
          sum += row.price() == Row.NO_LONG ? 0 : row.price();
        }
        told++;
        if (System.nanoTime() - forced > 1_000_000_000L) {
          store.flush();
          forced = System.nanoTime();
        }
        if (store.waitingRows() >= ROWS_OF_LOG) {
          store.rotate();
        }
      }
    }
    double writing = seconds(start);
    long loose = bytes(root);
    start = System.nanoTime();
    try (var store = TapeStore.open(root)) {
      store.settle();
      new TapeUpkeep(store, TapeUpkeep.GRACE)
          .run(OptionalInt.empty(), true, Instant.now().plus(Duration.ofDays(1)));
    }
    double joining = seconds(start);
    double[] numbers = new double[READS];
    double[] texts = new double[READS];
    double[] plain = new double[READS];
    for (int i = 0; i < READS; i++) {
      start = System.nanoTime();
      assertThat(read(root, false)).isEqualTo(new Sums(rows, sum));
      numbers[i] = seconds(start);
      start = System.nanoTime();
      assertThat(read(root, true)).isEqualTo(new Sums(rows, sum));
      texts[i] = seconds(start);
      start = System.nanoTime();
      assertThat(plain(root)).isEqualTo(bytes(root));
      plain[i] = seconds(start);
    }
    return new Figures(
        told,
        rows,
        loose,
        bytes(root),
        files(root).size(),
        writing,
        joining,
        median(numbers),
        median(texts),
        median(plain));
  }

  /// What a read of everything adds up to.
  private record Sums(long rows, long prices) {}

  private static Sums read(Path root, boolean isWithTexts) {
    long rows = 0;
    long prices = 0;
    try (var reading = TapeReading.open(root)) {
      for (TapeDay day : reading.days()) {
        try (TapeCursor cursor = reading.open(day, isWithTexts)) {
          while (cursor.next()) {
            RowBatch batch = cursor.batch();
            rows += batch.size();
            for (int i = 0; i < batch.size(); i++) {
              prices += batch.price[i] == Row.NO_LONG ? 0 : batch.price[i];
            }
          }
        }
      }
    }
    return new Sums(rows, prices);
  }

  private static long plain(Path root) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    long bytes = 0;
    for (Path file : files(root)) {
      try (var channel = FileChannel.open(file)) {
        for (int read = channel.read(buffer); read >= 0; read = channel.read(buffer)) {
          bytes += read;
          buffer.clear();
        }
      }
    }
    return bytes;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  private static long bytes(Path root) throws IOException {
    long bytes = 0;
    for (Path file : files(root)) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static String report(Figures f) {
    return String.format(
        Locale.ROOT,
        """
        # The market tape

        `TapeLoadTest`, long form, on %s: %s, %d cores, Java %s. One thread tells of a market of %,d titles in which \
        every quote changes at each reading and eight titles are looked at in between, writes the log, forces it \
        every second and makes Parquet files of it, all as fast as it goes and all in the time below.

        | What | Figure |
        |---|---|
        | told | %,d things, %,d rows |
        | written | %.0f s, %,.0f rows a second, making the market included |
        | bytes a row | %.2f as recorded, %.2f after the files of each day were joined |
        | joined | %,d MB into %d files in %.0f s, %,.0f rows a second |
        | read back, the columns of numbers | %.2f s, %,.0f rows a second |
        | read back, every column | %.2f s, %,.0f rows a second |
        | plain read of the same files | %.3f s, %,.0f MB a second |
        | numbers, beside the plain read | %.0f times as long |

        The three ways of reading take turns, five times each; the figures are medians. All files (%,d MB) are \
        in the page cache of the system from the \
        first read on, so the plain read is one of memory; the others decompress and \
        decode what it only copies. Reading back checks the checksum of every file first, and the rows and the sum \
        of all prices against what was told.
        """,
        Instant.now().toString().substring(0, 10),
        System.getProperty("os.name"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        BusyMarket.TITLES,
        f.told(),
        f.rows(),
        f.writing(),
        f.rows() / f.writing(),
        f.loose() / (double) f.rows(),
        f.bytes() / (double) f.rows(),
        f.bytes() >> 20,
        f.files(),
        f.joining(),
        f.rows() / f.joining(),
        f.numbers(),
        f.rows() / f.numbers(),
        f.texts(),
        f.rows() / f.texts(),
        f.plain(),
        (f.bytes() / 1e6) / f.plain(),
        f.numbers() / f.plain(),
        f.bytes() >> 20);
  }
}
