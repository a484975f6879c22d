package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Journal;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.testkit.journal.JournalContract;
import io.floatwise.testkit.journal.RandomEntries;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlJournalTest extends JournalContract {

  @TempDir Path folder;

  private final IdentityHashMap<Journal, JournalFolder> opened = new IdentityHashMap<>();
  private final RandomEntries random = new RandomEntries(20_260_102);

  @Override
  protected Journal open() {
    return open(new JournalFolder(folder.resolve("data " + opened.size())));
  }

  @Override
  protected Journal reopen(Journal journal) {
    ((SqlJournal) journal).close();
    return open(opened.get(journal));
  }

  private Journal open(JournalFolder place) {
    SqlJournal journal = place.open();
    opened.put(journal, place);
    return journal;
  }

  @AfterEach
  void closeAll() {
    opened.keySet().forEach(journal -> ((SqlJournal) journal).close());
  }

  @Test
  void keepsAccountsApart() {
    DataDirectory directory = DataDirectory.open(folder.resolve("accounts"));
    try (SqlJournal journal = SqlJournal.open(directory, "first")) {
      journal.append(random.between(1, 5));
    }
    try (SqlJournal journal = SqlJournal.open(directory, "second")) {
      assertThat(entries(journal)).isEmpty();
      journal.append(random.between(1, 3));
    }
    try (SqlJournal journal = SqlJournal.open(directory, "first")) {
      assertThat(entries(journal)).isEqualTo(random.between(1, 5));
    }
  }

  @Test
  void worksInAFolderWhoseNameHasAMeaningElsewhere() {
    JournalFolder place =
        new JournalFolder(folder.resolve("a ? b=c & d # e % 20 ' \" \\ ключ \uD83D\uDD11"));
    place.write(random.between(1, 5));

    assertThat(place.file()).exists();
    assertThat(place.entries()).isEqualTo(random.between(1, 5));
  }

  @Test
  void refusesToAppendWhileReplaying() {
    Journal journal = open();
    journal.append(random.between(1, 3));

    assertThatThrownBy(() -> journal.replay(entry -> journal.append(random.between(4, 4))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(entries(journal)).isEqualTo(random.between(1, 3));
  }

  @Test
  void refusesToAppendAfterClose() {
    SqlJournal journal = (SqlJournal) open();
    journal.close();

    assertThatThrownBy(() -> journal.append(random.between(1, 1)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("it was closed");
  }

  @Test
  void everyCommitIsForcedToTheDisk() throws SQLException {
    try (Database database = SqliteDatabase.open(DataDirectory.open(folder.resolve("pragmas")))) {
      database.transact(connection -> {
        try (Statement statement = connection.createStatement()) {
          assertThat(pragma(statement, "journal_mode")).isEqualTo("wal");
          assertThat(pragma(statement, "synchronous")).as("2 is FULL").isEqualTo("2");
          assertThat(pragma(statement, "fullfsync")).isEqualTo("1");
          assertThat(pragma(statement, "foreign_keys")).isEqualTo("1");
          assertThat(pragma(statement, "busy_timeout")).isEqualTo("5000");
          return true;
        }
      });
    }
  }

  private static String pragma(Statement statement, String name) throws SQLException {
    try (ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
      return rows.getString(1);
    }
  }
}
