package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Entry;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.Postgres;
import io.floatwise.testkit.report.KillTally;
import io.floatwise.testkit.report.KilledPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that writes is killed with SIGKILL, again and again, over the same file or database;
/// or the database itself is.
class KilledJournalTest {

  private static final String MOMENTS =
      "once the writer had said 0 to 199 batches of 1 to 4 entries, while it went on with the next.";

  @TempDir Path temp;

  @Test
  void everyAcknowledgedEntryIsThereAndNoBatchIsHalfWritten() throws Exception {
    killRounds(new JournalFolder(temp.resolve("killed")), 20_260_107, 6);
  }

  @Test
  @Proves(value = "P5.3.2.3", breaks = GroupCommit.class)
  void theSameHoldsInPostgres() throws Exception {
    try (Postgres postgres = Postgres.start()) {
      killRounds(new JournalSchema(postgres.database()), 20_260_110, 4);
    }
  }

  @Test
  @Proves(value = "P5.3.2.3", breaks = GroupCommit.class)
  void whatPostgresConfirmedIsThereAfterItWasKilledItself() throws Exception {
    killServer(20_260_112, 3);
  }

  @Test
  @Tag("long")
  @Proves(value = "P5.3.2.3", breaks = GroupCommit.class, form = Proves.Form.LONG)
  void whatPostgresConfirmedIsThereAfterItWasKilledManyTimes() throws Exception {
    KillTally tally = killServer(20_260_113, 50);
    KilledPage.write(
        "Journal in PostgreSQL, PostgreSQL itself killed",
        "All processes of PostgreSQL, " + MOMENTS,
        tally.figures("entries"));
  }

  @Test
  @Tag("long")
  @Proves(value = "P5.3.2.3", breaks = GroupCommit.class, form = Proves.Form.LONG)
  void theSameHoldsInPostgresAfterManyKills() throws Exception {
    try (Postgres postgres = Postgres.start()) {
      var site = new JournalSchema(postgres.database());
      KillTally tally = killRounds(site, 20_260_111, 200);
      KilledPage.write(
          "Journal in PostgreSQL, its writer killed",
          "The process that appends, " + MOMENTS,
          tally.figures("entries"));
    }
  }

  @Test
  @Tag("long")
  void everyAcknowledgedEntryIsThereAfterManyKills() throws Exception {
    KillTally tally = killRounds(new JournalFolder(temp.resolve("killed")), 20_260_108, 200);
    KilledPage.write(
        "Journal in SQLite, its writer killed",
        "The process that appends, " + MOMENTS,
        tally.figures("entries"));
  }

  private KillTally killRounds(JournalSite site, long seed, int rounds)
      throws IOException, InterruptedException {
    SplittableRandom moments = new SplittableRandom(seed);
    var tally = new KillTally();
    long acknowledged = 0;
    for (int round = 0; round < rounds; round++) {
      long before = acknowledged;
      long said = killAfter(site, seed, moments.nextInt(200), before);
      acknowledged = found(site, seed, round, said);
      tally.kill(before, said, acknowledged);
    }
    assertThat(acknowledged).as("entries in all").isGreaterThan(rounds * 20L);
    return tally;
  }

  /// The database is killed while a process writes, and started again.
  private KillTally killServer(long seed, int rounds) throws IOException, InterruptedException {
    SplittableRandom moments = new SplittableRandom(seed);
    var tally = new KillTally();
    long acknowledged = 0;
    try (Postgres postgres = Postgres.start()) {
      var site = new JournalSchema(postgres.database());
      for (int round = 0; round < rounds; round++) {
        long before = acknowledged;
        Process child = JournalChild.start(site, seed, temp.resolve("complaints"));
        try (BufferedReader lines = JournalChild.reader(child)) {
          assertThat(lines.readLine())
              .as(temp.resolve("complaints").toUri().toString())
              .isEqualTo("open");
          for (int i = moments.nextInt(200); i > 0; i--) {
            acknowledged = Long.parseLong(lines.readLine());
          }
          postgres.kill();
          acknowledged = Math.max(acknowledged, rest(lines));
          assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
          assertThat(child.exitValue()).as("it did not go on without its journal").isEqualTo(1);
        } finally {
          child.destroyForcibly();
        }
        postgres.startAgain();
        long said = acknowledged;
        acknowledged = found(site, seed, round, said);
        tally.kill(before, said, acknowledged);
      }
    }
    assertThat(acknowledged).as("entries in all").isGreaterThan(rounds * 20L);
    return tally;
  }

  /// Holds what is there against what was acknowledged.
  ///
  /// @return how many there are
  private static long found(JournalSite site, long seed, int round, long acknowledged) {
    List<Entry> found = site.entries();
    assertThat((long) found.size())
        .as("seed %d, round %d: entries that are there", seed, round)
        .isGreaterThanOrEqualTo(acknowledged);
    assertThat(found)
        .as("seed %d, round %d", seed, round)
        .isEqualTo(new RandomEntries(seed).between(1, found.size()));
    assertThat(isBatchEnd(seed, found.size()))
        .as("seed %d, round %d: %d ends a batch", seed, round, found.size())
        .isTrue();
    return found.size();
  }

  /// Kills the child once it has told of `count` batches; meanwhile it goes on, so the kill comes
  /// anywhere in the next ones. What it told before it died counts as well.
  private long killAfter(JournalSite site, long seed, int count, long before)
      throws IOException, InterruptedException {
    Process child = JournalChild.start(site, seed, temp.resolve("complaints"));
    long acknowledged = before;
    try (BufferedReader lines = JournalChild.reader(child)) {
      assertThat(lines.readLine())
          .as(temp.resolve("complaints").toUri().toString())
          .isEqualTo("open");
      for (int i = 0; i < count; i++) {
        acknowledged = Long.parseLong(lines.readLine());
      }
      // Through the handle, because the process itself would close what we still have to read.
      child.toHandle().destroyForcibly();
      acknowledged = Math.max(acknowledged, rest(lines));
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as("128 + SIGKILL").isEqualTo(137);
    return acknowledged;
  }

  /// The greatest of what is still to read. The last line may have been cut in the middle; a
  /// shorter number is never a larger one.
  private static long rest(BufferedReader lines) throws IOException {
    long last = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      last = Math.max(last, line.isEmpty() ? 0 : Long.parseLong(line));
    }
    return last;
  }

  private static boolean isBatchEnd(long seed, long last) {
    long next = 1;
    while (next <= last) {
      next = JournalChild.batchEnd(seed, next) + 1;
    }
    return next == last + 1;
  }
}
