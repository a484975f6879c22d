package io.floatwise.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long it takes to back up and to restore a million entries, in a process with a heap of 128
/// MiB, start of the JVM included. docs/backup.md has the figures.
class BackupBenchmark {

  private static final long ENTRIES = 1_000_000;
  private static final long AT_ONCE = 5_000;

  @TempDir Path temp;

  @Test
  @Tag("long")
  void aMillionEntriesAreBackedUpAndRestoredInTimeAndInLittleMemory() throws Exception {
    Home source = Places.folder(temp.resolve("source"));
    var random = new RandomEntries(20_261_133);
    Places.open(
        source,
        "live",
        "x",
        journal -> {
          for (long first = 1; first < ENTRIES; first += AT_ONCE) {
            journal.append(random.between(first, first + AT_ONCE - 1));
          }
        });
    Map<String, SectionContents> before = Places.digests(source);
    long database = Files.size(source.data().resolve("live/journal.db"));
    Path backup = temp.resolve("x.backup");
    try (Postgres postgres = Postgres.start()) {
      String url = postgres.database();
      Home folder = Places.folder(temp.resolve("folder"));
      Home inDatabase = Places.database(temp.resolve("beside"), url);
      double write = seconds("backup", backup, source, "");
      double toFolder = seconds("restore", backup, folder, "");
      double toPostgres = seconds("restore", backup, inDatabase, url);
      double fromPostgres = seconds("backup", temp.resolve("y.backup"), inDatabase, url);

      String figures =
          String.format(
              Locale.ROOT,
              "%d entries, %.0f MB of SQLite: backup %.0f MB in %.1f s; restored to SQLite in %.1f s,"
                  + " to PostgreSQL in %.1f s; backup from PostgreSQL in %.1f s",
              ENTRIES,
              database / 1e6,
              Files.size(backup) / 1e6,
              write,
              toFolder,
              toPostgres,
              fromPostgres);
      System.out.println(figures);
      assertThat(Places.digests(folder)).isEqualTo(before);
      assertThat(Places.digests(inDatabase)).isEqualTo(before);
      assertThat(Math.max(toFolder, toPostgres)).as(figures).isLessThan(1_800);
      assertThat(Math.max(write, fromPostgres)).as(figures).isLessThan(600);
    }
  }

  private double seconds(String deed, Path file, Home home, String url)
      throws IOException, InterruptedException {
    Path complaints = temp.resolve("complaints");
    long start = System.nanoTime();
    Process child = BackupChild.start(deed, file, home, url, complaints);
    int code = child.waitFor();
    assertThat(code).as(Files.readString(complaints)).isZero();
    return (System.nanoTime() - start) / 1e9;
  }
}
