package io.floatwise.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Entry;
import io.floatwise.testkit.journal.RandomEntries;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that writes is killed with SIGKILL, again and again, over the same file.
class KilledJournalTest {

  @TempDir Path temp;

  @Test
  void everyAcknowledgedEntryIsThereAndNoBatchIsHalfWritten() throws Exception {
    killRounds(20_260_107, 6);
  }

  @Test
  @Tag("long")
  void everyAcknowledgedEntryIsThereAfterManyKills() throws Exception {
    killRounds(20_260_108, 100);
  }

  private void killRounds(long seed, int rounds) throws IOException, InterruptedException {
    SplittableRandom moments = new SplittableRandom(seed);
    RandomEntries expected = new RandomEntries(seed);
    JournalFolder folder = new JournalFolder(temp.resolve("killed"));
    long acknowledged = 0;
    for (int round = 0; round < rounds; round++) {
      acknowledged = killAfter(folder, seed, moments.nextInt(200), acknowledged);

      List<Entry> found = folder.entries();

      assertThat((long) found.size())
          .as("seed %d, round %d: entries in the file", seed, round)
          .isGreaterThanOrEqualTo(acknowledged);
      assertThat(found)
          .as("seed %d, round %d", seed, round)
          .isEqualTo(expected.between(1, found.size()));
      assertThat(isBatchEnd(seed, found.size()))
          .as("seed %d, round %d: %d ends a batch", seed, round, found.size())
          .isTrue();
      acknowledged = found.size();
    }
    assertThat(acknowledged).as("entries in all").isGreaterThan(rounds * 20L);
  }

  /// Kills the child once it has told of `count` batches; meanwhile it goes on, so the kill comes
  /// anywhere in the next ones. What it told before it died counts as well.
  private static long killAfter(JournalFolder folder, long seed, int count, long before)
      throws IOException, InterruptedException {
    Process child = JournalChild.start(folder.path(), seed);
    long acknowledged = before;
    try (BufferedReader lines = JournalChild.reader(child)) {
      assertThat(lines.readLine()).isEqualTo("open");
      for (int i = 0; i < count; i++) {
        acknowledged = Long.parseLong(lines.readLine());
      }
      // Through the handle, because the process itself would close what we still have to read.
      child.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // The last line may have been cut in the middle; a shorter number is never a larger one.
        acknowledged = Math.max(acknowledged, line.isEmpty() ? 0 : Long.parseLong(line));
      }
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as("128 + SIGKILL").isEqualTo(137);
    return acknowledged;
  }

  private static boolean isBatchEnd(long seed, long last) {
    long next = 1;
    while (next <= last) {
      next = JournalChild.batchEnd(seed, next) + 1;
    }
    return next == last + 1;
  }
}
