package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Entry;
import io.floatwise.testkit.journal.RandomEntries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Durable appends a second beside what the same disk can force a second in the same run: the two
/// take turns, so that a noisy neighbour meets both.
class JournalBenchmark {

  private static final int WARM_UP = 50;
  private static final int TURNS = 250;
  private static final int CALLS = 10;

  /// Calls a second, and the ratios of appends to each of the bare ones; medians of the turns.
  ///
  /// @param appends durable appends of one entry each
  /// @param extensions one page written behind the end of a file and forced
  /// @param rewrites the same page of a file written again and forced
  record Figures(
      double appends, double extensions, double rewrites, double toExtensions, double toRewrites) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "durable appends %.0f/s; bare fsync behind the end %.0f/s, ratio %.2f;"
              + " bare fsync in place %.0f/s, ratio %.2f",
          appends,
          extensions,
          toExtensions,
          rewrites,
          toRewrites);
    }
  }

  @Test
  @Tag("long")
  void appendsAtNoLessThanSixtyPercentOfTheRateOfTheDisk(@TempDir Path folder) throws IOException {
    Figures figures = measure(folder);

    System.out.println(figures);
    assertThat(figures.toExtensions()).as(figures.toString()).isGreaterThan(0.6);
  }

  static Figures measure(Path folder) throws IOException {
    Iterator<Entry> entries =
        new RandomEntries(20_260_111).between(1, (WARM_UP + TURNS) * (long) CALLS).iterator();
    double[] appends = new double[TURNS];
    double[] extensions = new double[TURNS];
    double[] rewrites = new double[TURNS];
    try (SqlJournal journal = new JournalFolder(folder.resolve("data")).open();
        FileChannel growing = create(folder.resolve("growing"));
        FileChannel fixed = create(folder.resolve("fixed"))) {
      for (int turn = -WARM_UP; turn < TURNS; turn++) {
        double append = rate(() -> journal.append(List.of(entries.next())));
        double extension = rate(() -> force(growing, growing.size()));
        double rewrite = rate(() -> force(fixed, 0));
        if (turn >= 0) {
          appends[turn] = append;
          extensions[turn] = extension;
          rewrites[turn] = rewrite;
        }
      }
    }
    return new Figures(
        median(appends),
        median(extensions),
        median(rewrites),
        median(ratios(appends, extensions)),
        median(ratios(appends, rewrites)));
  }

  private interface Call {
    void run() throws IOException;
  }

  private static double rate(Call call) throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    return CALLS * 1e9 / (System.nanoTime() - start);
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void force(FileChannel file, long position) throws IOException {
    file.write(ByteBuffer.allocate(4_096), position);
    file.force(false);
  }

  private static double[] ratios(double[] dividends, double[] divisors) {
    double[] ratios = new double[dividends.length];
    Arrays.setAll(ratios, i -> dividends[i] / divisors[i]);
    return ratios;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// @param arguments the folder whose disk is measured; without it the one for temporary files
  public static void main(String[] arguments) throws IOException {
    Path folder =
        arguments.length == 0
            ? Files.createTempDirectory("floatwise-benchmark")
            : Files.createTempDirectory(Path.of(arguments[0]), "floatwise-benchmark");
    System.out.println(folder + ": " + measure(folder));
  }
}
