package io.floatwise.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.testkit.journal.RandomEntries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Durable appends a second beside what the same disk can force a second in the same run: the two
/// take turns, so that a noisy neighbour meets both.
class JournalBenchmark {

  private static final int TURNS = 21;
  private static final int CALLS = 100;

  /// @param appends durable appends a second, one entry each, median of the turns
  /// @param forces writes of one page behind the end of a file with a force after each
  /// @param ratio median of the ratios of the turns
  record Figures(double appends, double forces, double ratio) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "durable appends %.0f/s, bare fsync %.0f/s, ratio %.2f",
          appends,
          forces,
          ratio);
    }
  }

  @Test
  @Tag("long")
  void appendsAtNoLessThanSixtyPercentOfTheRateOfTheDisk(@TempDir Path folder) throws IOException {
    Figures figures = measure(folder);

    System.out.println(figures);
    assertThat(figures.ratio()).as(figures.toString()).isGreaterThan(0.6);
  }

  static Figures measure(Path folder) throws IOException {
    RandomEntries random = new RandomEntries(20_260_111);
    double[] appends = new double[TURNS];
    double[] forces = new double[TURNS];
    double[] ratios = new double[TURNS];
    try (SqlJournal journal = new JournalFolder(folder.resolve("data")).open();
        FileChannel bare =
            FileChannel.open(
                folder.resolve("bare"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long seq = 0;
      for (int turn = 0; turn < TURNS; turn++) {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
          journal.append(List.of(random.at(++seq)));
        }
        long middle = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
          bare.write(ByteBuffer.allocate(4_096));
          bare.force(false);
        }
        long end = System.nanoTime();
        appends[turn] = CALLS * 1e9 / (middle - start);
        forces[turn] = CALLS * 1e9 / (end - middle);
        ratios[turn] = appends[turn] / forces[turn];
      }
    }
    return new Figures(median(appends), median(forces), median(ratios));
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
