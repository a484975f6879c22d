package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Entry;
import io.floatwise.testkit.journal.RandomEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody or something changes the file behind our back.
class TamperedJournalTest {

  private static final int ENTRIES = 20;

  @TempDir Path temp;

  private final List<Entry> written = new RandomEntries(20_260_104).between(1, ENTRIES);
  private JournalFolder folder;

  @BeforeEach
  void writeAJournal() {
    folder = new JournalFolder(temp.resolve("data"));
    folder.write(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"account", "seq", "at", "version", "kind", "body", "chain"})
  void noticesAChangeOfAnyColumnInAnyRow(String column) throws SQLException, IOException {
    byte[] before = Files.readAllBytes(folder.file());
    for (int row = 1; row <= ENTRIES; row++) {
      String change =
          switch (column) {
            case "account" -> "'stranger'";
            case "seq" -> "seq + 1000";
            case "version" -> "version + 1";
            default ->
                "substr("
                    + column
                    + ", 1, length("
                    + column
                    + ") / 2) || '~'"
                    + " || substr("
                    + column
                    + ", length("
                    + column
                    + ") / 2 + 2)";
          };
      String sql = "UPDATE journal SET " + column + " = " + change + " WHERE seq = " + row;

      assertThat(folder.execute(sql)).isEqualTo(1);

      assertNoticed();
      Files.write(folder.file(), before);
    }
    assertThat(folder.entries()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE journal SET version = '1x' WHERE seq = 3 | entry 3: expected version 1, found ",
        "UPDATE journal SET seq = '3x' WHERE seq = 3 | entry 20: expected the end 20 ",
        "UPDATE journal SET body = 'null' WHERE seq = 3 | entry 3: expected chain ",
        "DELETE FROM journal WHERE seq = 1 | entry 1: expected seq 1, found seq 2",
        "DELETE FROM journal WHERE seq = 7 | entry 7: expected seq 7, found seq 8",
        "DELETE FROM journal WHERE seq = 20 | entry 20: expected the end 20 ",
        "DELETE FROM journal WHERE seq > 10 | entry 20: expected the end 20 ",
        "DELETE FROM journal | entry 20: expected the end 20 ",
        "DELETE FROM account | entry 0: expected the end 0 ",
        "UPDATE account SET seq = 19 | entry 19: expected the end 19 ",
        "UPDATE account SET chain = 'x' | entry 20: expected the end 20 x, found the end 20 ",
        "UPDATE store_schema SET version = 7, since = 7 | expected schema version 2, found 7, which needs",
        "DROP TABLE account | expected schema version 2, found none;",
        "DELETE FROM store_schema | expected schema version 2, found ",
      })
  void saysWhereItExpectedWhat(String sql, String message) throws SQLException {
    folder.execute(sql);

    assertThatThrownBy(() -> folder.entries())
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(folder.file().toString())
        .hasMessageContaining(message.strip())
        .hasMessageContaining("aside to begin a new journal");
  }

  @Test
  void noticesTwoRowsThatChangedPlaces() throws SQLException {
    folder.execute("UPDATE journal SET seq = 0 WHERE seq = 5");
    folder.execute("UPDATE journal SET seq = 5 WHERE seq = 6");
    folder.execute("UPDATE journal SET seq = 6 WHERE seq = 0");

    assertNoticed();
  }

  @Test
  void noticesAnEntryPutInBehindTheEnd() throws SQLException {
    folder.execute(
        "INSERT INTO journal SELECT account, 21, at, version, kind, body, chain FROM journal"
            + " WHERE seq = 20");

    assertNoticed();
  }

  @Test
  void repairsAndDeletesNothing() throws SQLException, IOException {
    folder.execute("DELETE FROM journal WHERE seq = 7");
    byte[] before = Files.readAllBytes(folder.file());

    assertNoticed();

    assertThat(Files.readAllBytes(folder.file())).isEqualTo(before);
  }

  @Test
  void neverReadsAnythingElseThanWhatWasWrittenFromADamagedFile() throws IOException {
    flipBytes(20_260_105, 300);
  }

  @Test
  @Tag("long")
  void neverReadsAnythingElseThanWhatWasWrittenFromAnyDamagedFile() throws IOException {
    flipBytes(20_260_106, 20_000);
  }

  private void flipBytes(long seed, int rounds) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] before = Files.readAllBytes(folder.file());
    int noticed = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] damaged = before.clone();
      int place = random.nextInt(damaged.length);
      damaged[place] ^= (byte) random.nextInt(1, 256);
      Files.write(folder.file(), damaged);
      List<Entry> read = new ArrayList<>();
      try (SqlJournal journal = folder.open()) {
        journal.replay(read::add);
        assertThat(read).as("seed %d, byte %d", seed, place).isEqualTo(written);
      } catch (StorageException e) {
        noticed++;
        assertThat(read)
            .as("seed %d, byte %d", seed, place)
            .isEqualTo(written.subList(0, read.size()));
      }
      Files.deleteIfExists(folder.path().resolve("journal.db-wal"));
      Files.deleteIfExists(folder.path().resolve("journal.db-shm"));
    }
    assertThat(noticed).as("damage that was noticed").isGreaterThan(rounds / 10);
  }

  private void assertNoticed() {
    assertThatThrownBy(() -> folder.entries())
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("journal " + folder.file())
        .hasMessageContaining("expected")
        .hasMessageContaining("Nothing was repaired or deleted");
  }
}
