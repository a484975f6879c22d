package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DataDirectoryException;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks and files that do not play along: a clear error, and nothing lost.
class BadEnvironmentTest {

  @TempDir Path temp;

  private final RandomEntries random = new RandomEntries(20_260_110);
  private JournalFolder folder;

  @BeforeEach
  void chooseFolder() {
    folder = new JournalFolder(temp.resolve("data"));
  }

  @Test
  void aDatabaseThatMayNotGrowLosesNothing() throws SQLException {
    folder.write(random.between(1, 3));
    long last = 3;
    Database database = SqliteDatabase.open(DataDirectory.open(folder.path()));
    try (var journals = new Journals(database);
        SqlJournal journal = journals.open(JournalFolder.ACCOUNT)) {
      set(database, "PRAGMA max_page_count = 16");
      last = appendUntilFull(journal, last);
      assertThat(JournalSite.entries(journal)).isEqualTo(random.between(1, last));
    }

    assertThat(folder.entries()).isEqualTo(random.between(1, last));
    folder.write(random.between(last + 1, last + 10));
    assertThat(folder.entries()).isEqualTo(random.between(1, last + 10));
  }

  private static void set(Database database, String pragma) throws SQLException {
    database.transact(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.execute(pragma);
      }
    });
  }

  @Test
  void aFullDiskLosesNothing() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(temp.resolve("disk"), "400k")) {
      JournalFolder small = new JournalFolder(disk.folder().resolve("data"));
      long last;
      try (SqlJournal journal = small.open()) {
        last = appendUntilFull(journal, 0);
      }
      disk.change("size=4m");

      assertThat(small.entries()).isEqualTo(random.between(1, last));
      small.write(random.between(last + 1, last + 100));
      assertThat(small.entries()).isEqualTo(random.between(1, last + 100));
    }
  }

  @Test
  void aDiskThatIsFullFromTheStartIsAClearError() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(temp.resolve("disk"), "16k")) {
      JournalFolder tiny = new JournalFolder(disk.folder());

      assertThatThrownBy(tiny::open)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining(tiny.file().toString())
          .hasMessageContaining("free some space");

      disk.change("size=4m");
      tiny.write(random.between(1, 3));
      assertThat(tiny.entries()).isEqualTo(random.between(1, 3));
    }
  }

  private long appendUntilFull(SqlJournal journal, long last) {
    long acknowledged = last;
    for (int i = 0; i < 10_000; i++) {
      try {
        journal.append(random.between(acknowledged + 1, acknowledged + 3));
        acknowledged += 3;
      } catch (StorageException full) {
        assertThat(full).hasMessageContaining("the disk is full; free some space, then restart");
        long next = acknowledged + 1;
        assertThatThrownBy(() -> journal.append(random.between(next, next)))
            .isInstanceOf(StorageException.class)
            .hasMessageContaining("the disk is full");
        return acknowledged;
      }
    }
    throw new AssertionError("10,000 appends did not fill the disk");
  }

  @Test
  void aReadOnlyDiskIsAClearError() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(temp.resolve("disk"), "4m")) {
      JournalFolder place = new JournalFolder(disk.folder());
      place.write(random.between(1, 3));
      disk.change("ro");

      assertThatThrownBy(place::open)
          .isInstanceOf(DataDirectoryException.class)
          .hasMessageContaining(disk.folder() + ": expected a folder that may be written");

      disk.change("rw");
      assertThat(place.entries()).isEqualTo(random.between(1, 3));
    }
  }

  @Test
  void aDiskThatBecomesReadOnlyWhileWritingLosesNothing() throws SQLException {
    folder.write(random.between(1, 3));
    Database database = SqliteDatabase.open(DataDirectory.open(folder.path()));
    try (var journals = new Journals(database);
        SqlJournal journal = journals.open(JournalFolder.ACCOUNT)) {
      set(database, "PRAGMA query_only = 1");
      assertThatThrownBy(() -> journal.append(random.between(4, 4)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("read-only");
    }
    assertThat(folder.entries()).isEqualTo(random.between(1, 3));
  }

  @Test
  void aFileOfAnotherFormatIsAClearErrorAndStaysAsItIs() throws IOException {
    Files.createDirectories(folder.path());
    Files.writeString(folder.file(), "seq,what\n1,buy\n");

    assertRefused("found a file of another format");
    assertThat(folder.file()).hasContent("seq,what\n1,buy\n");
  }

  @Test
  void anEmptyFileIsNotTakenForANewJournal() throws IOException {
    Files.createDirectories(folder.path());
    Files.createFile(folder.file());

    assertRefused("found an empty file");
    assertThat(folder.file()).isEmptyFile();
  }

  @Test
  void aFolderInPlaceOfTheFileIsAClearError() throws IOException {
    Files.createDirectories(folder.file());

    assertRefused("found something that is no file");
  }

  @Test
  void aCutFileIsAClearError() throws IOException {
    folder.write(random.between(1, 200));
    byte[] whole = Files.readAllBytes(folder.file());
    for (int length : new int[] {100, 4_096, whole.length / 2, whole.length - 4_096}) {
      Files.write(folder.file(), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> folder.entries())
          .as("cut to %d of %d bytes", length, whole.length)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining(folder.file().toString());
      Files.deleteIfExists(folder.path().resolve("journal.db-wal"));
      Files.deleteIfExists(folder.path().resolve("journal.db-shm"));
    }
  }

  @Test
  void aLogWithoutItsDatabaseIsNotTakenForANewJournal() throws IOException {
    folder.write(random.between(1, 3));
    Files.move(folder.file(), temp.resolve("elsewhere.db"));
    Files.createFile(folder.path().resolve("journal.db-wal"));

    assertRefused("found journal.db-wal without its database");

    Files.delete(folder.path().resolve("journal.db-wal"));
    Files.move(temp.resolve("elsewhere.db"), folder.file(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(folder.entries()).isEqualTo(random.between(1, 3));
  }

  @Test
  void aHalfMadeDatabaseOfAnEarlierStartIsMadeAnew() throws IOException {
    Files.createDirectories(folder.path());
    Files.writeString(folder.path().resolve("journal.db.new"), "half");
    Files.writeString(folder.path().resolve("journal.db.new-journal"), "half");

    folder.write(random.between(1, 3));

    assertThat(folder.entries()).isEqualTo(random.between(1, 3));
    assertThat(folder.path().resolve("journal.db.new")).doesNotExist();
  }

  @Test
  void afterAFailedOpeningTheFolderIsFreeAgain() throws IOException {
    Files.createDirectories(folder.path());
    Files.createFile(folder.file());
    assertRefused("found an empty file");

    Files.delete(folder.file());
    folder.write(random.between(1, 1));
  }

  private void assertRefused(String found) {
    assertThatThrownBy(() -> folder.open())
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(folder.file().toString())
        .hasMessageContaining(found);
  }
}
