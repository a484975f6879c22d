package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Entry;
import io.floatwise.testkit.journal.RandomHistory;
import io.floatwise.testkit.machine.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReadingTest {

  private static final List<Entry> HISTORY = RandomHistory.of(1, 60);

  @TempDir Path dir;

  private List<Entry> read() {
    List<Entry> entries = new ArrayList<>();
    try (var reading = JournalReading.open(dir)) {
      assertThat(reading.accounts()).containsExactly(JournalFolder.ACCOUNT);
      reading.replay(JournalFolder.ACCOUNT, entries::add);
    }
    return entries;
  }

  @Test
  void readsWhatIsDurableWhileItsOwnerGoesOnWriting() {
    var folder = new JournalFolder(dir);
    try (SqlJournal owner = folder.open()) {
      owner.append(HISTORY.subList(0, 40));
      assertThat(read()).isEqualTo(HISTORY.subList(0, 40));
      owner.append(HISTORY.subList(40, HISTORY.size()));
      assertThat(read()).isEqualTo(HISTORY);
    }
    assertThat(read()).as("after its owner ended").isEqualTo(HISTORY);
  }

  @Test
  void seesOneMomentEvenWhenMoreIsWrittenWhileItReads() {
    var folder = new JournalFolder(dir);
    try (SqlJournal owner = folder.open();
        var reading = JournalReading.open(dir)) {
      owner.append(HISTORY.subList(0, 40));
      List<Entry> entries = new ArrayList<>();
      reading.replay(
          JournalFolder.ACCOUNT,
          entry -> {
            entries.add(entry);
            if (entry.seq() == 10) {
              owner.append(HISTORY.subList(40, HISTORY.size()));
            }
          });
      assertThat(entries).isEqualTo(HISTORY.subList(0, 40));
    }
  }

  @Test
  void trustsNoRowThatWasChanged() throws Exception {
    var folder = new JournalFolder(dir);
    folder.write(HISTORY);
    folder.execute("UPDATE journal SET at = '2020-01-01T00:00:00Z' WHERE seq = 5");
    assertThatThrownBy(this::read)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("entry 5: expected chain");
  }

  /// Its owner was once told to move a good journal aside.
  @Test
  void readsACopyWhereNothingMayBeWritten() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(dir, "8m")) {
      new JournalFolder(dir).write(HISTORY);
      disk.change("ro");
      assertThat(read()).isEqualTo(HISTORY);
    }
  }

  @Test
  void readsACopyOfARunningJournalWithItsLogOrSaysWhatItNeeds(@TempDir Path home)
      throws IOException {
    try (SmallDisk disk = SmallDisk.mount(dir, "8m")) {
      try (SqlJournal owner = new JournalFolder(home).open()) {
        owner.append(HISTORY);
        for (String end : List.of("", "-wal", "-shm")) {
          Files.copy(home.resolve("journal.db" + end), dir.resolve("journal.db" + end));
        }
      }
      disk.change("ro");
      assertThat(read()).isEqualTo(HISTORY);
      disk.change("rw");
      Files.delete(dir.resolve("journal.db-shm"));
      disk.change("ro");
      assertThatThrownBy(this::read)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("the last entries are still in journal.db-wal, found one that may")
          .hasMessageNotContaining("aside");
      disk.change("rw");
      assertThat(read()).isEqualTo(HISTORY);
    }
  }

  @Test
  void neverAdvisesToGiveUpAJournal() throws IOException {
    Files.writeString(dir.resolve("journal.db"), "notes of somebody else");
    assertThatThrownBy(this::read)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("expected an SQLite database to read, found a file of another format")
        .hasMessageNotContaining("aside");
  }

  @Test
  void saysThatThereIsNoJournalAndMakesNone() {
    assertThatThrownBy(() -> JournalReading.open(dir))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("expected a journal, found none");
    assertThat(JournalReading.isIn(dir)).isFalse();
    assertThat(dir).isEmptyDirectory();
  }
}
