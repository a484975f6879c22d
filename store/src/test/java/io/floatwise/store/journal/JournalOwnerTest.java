package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.DataDirectoryException;
import io.floatwise.testkit.journal.RandomEntries;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two want to write the same journal.
class JournalOwnerTest {

  @TempDir Path temp;

  private final RandomEntries random = new RandomEntries(20_260_109);
  private JournalFolder folder;

  @BeforeEach
  void chooseFolder() {
    folder = new JournalFolder(temp.resolve("data"));
  }

  @Test
  void anotherProcessIsToldWhoOwnsTheFolder() throws IOException, InterruptedException {
    try (SqlJournal owner = folder.open()) {
      assertThat(tryInAnotherProcess())
          .contains(folder.path().toString())
          .contains("in use by process " + ProcessHandle.current().pid() + ";");
      owner.append(random.between(1, 2));
    }
    assertThat(folder.entries()).isEqualTo(random.between(1, 2));
  }

  /// Opening and closing the lock file a second time in one process would drop the lock of the
  /// first.
  @Test
  void aSecondAttemptInTheSameProcessDoesNotLoosenTheLock()
      throws IOException, InterruptedException {
    try (SqlJournal owner = folder.open()) {
      assertThatThrownBy(() -> folder.open())
          .isInstanceOf(DataDirectoryException.class)
          .hasMessageContaining("in use by this process");
      assertThat(tryInAnotherProcess()).contains("in use by process ");
      owner.append(random.between(1, 2));
    }
  }

  @Test
  void aKilledOwnerLeavesNoLock() throws IOException, InterruptedException {
    Process child = JournalChild.start(folder, 1, temp.resolve("complaints"));
    try (BufferedReader lines = JournalChild.reader(child)) {
      assertThat(lines.readLine()).isEqualTo("open");
      assertThatThrownBy(() -> folder.open())
          .isInstanceOf(DataDirectoryException.class)
          .hasMessageContaining("in use by process " + child.pid() + ";");
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

    folder.open().close();
  }

  @Test
  void aWriterThatPassesByTheLockIsNoticedAndNothingIsLost() throws SQLException {
    try (SqlJournal owner = folder.open()) {
      owner.append(random.between(1, 2));
      folder.execute(
          "INSERT INTO journal SELECT account, 3, at, version, kind, body, 'x' FROM journal"
              + " WHERE seq = 2");

      assertThatThrownBy(() -> owner.append(random.between(3, 4)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("another writer owns the journal");
      assertThatThrownBy(() -> owner.append(random.between(3, 4)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("not written since this failure");
    }
    assertThat(folder.query("SELECT count(*) || ' ' || max(seq) FROM journal")).isEqualTo("3 3");
  }

  @Test
  void aWriterThatMovedTheEndIsNoticed() throws SQLException {
    try (SqlJournal owner = folder.open()) {
      owner.append(random.between(1, 2));
      folder.execute("UPDATE account SET seq = 5");

      assertThatThrownBy(() -> owner.append(random.between(3, 3)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("another writer has the journal");
    }
    assertThat(folder.query("SELECT count(*) FROM journal")).isEqualTo("2");
  }

  private String tryInAnotherProcess() throws IOException, InterruptedException {
    Process child = JournalChild.start(folder, 1, temp.resolve("complaints"));
    try (BufferedReader lines = JournalChild.reader(child)) {
      return lines.readLine();
    } finally {
      child.destroyForcibly();
      child.waitFor();
    }
  }
}
