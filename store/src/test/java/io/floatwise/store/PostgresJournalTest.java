package io.floatwise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.journal.Journal;
import io.floatwise.core.journal.JournalException;
import io.floatwise.testkit.journal.JournalContract;
import io.floatwise.testkit.journal.RandomEntries;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresJournalTest extends JournalContract {

  private static Postgres postgres;

  private final RandomEntries random = new RandomEntries(20_260_103);
  private final List<Journals> opened = new ArrayList<>();
  private final IdentityHashMap<Journal, DatabaseUrl> places = new IdentityHashMap<>();

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @AfterEach
  void closeAll() {
    opened.forEach(Journals::close);
  }

  @Override
  protected Journal open() {
    return open(postgres.database());
  }

  @Override
  protected Journal reopen(Journal journal) {
    ((SqlJournal) journal).close();
    return open(places.get(journal));
  }

  private SqlJournal open(DatabaseUrl url) {
    Journals journals = Journals.in(url);
    opened.add(journals);
    SqlJournal journal = journals.open("demo");
    places.put(journal, url);
    return journal;
  }

  @Test
  void twoWritersOfOneAccountCollideAndTheFirstGoesOn() {
    DatabaseUrl url = postgres.database();
    SqlJournal first = open(url);
    first.append(random.between(1, 3));
    SqlJournal second = open(url);
    first.append(random.between(4, 4));

    assertThatThrownBy(() -> second.append(random.between(4, 5)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("another writer");
    assertThatThrownBy(() -> second.append(random.between(4, 5)))
        .hasMessageContaining("not written since this failure");

    first.append(random.between(5, 6));
    assertThat(entries(open(url))).isEqualTo(random.between(1, 6));
  }

  @Test
  void aChangedRowIsNotBelieved() throws SQLException {
    DatabaseUrl url = postgres.database();
    open(url).append(random.between(1, 5));
    postgres.execute(url, "UPDATE journal SET at = '2026-01-01T00:00:00Z' WHERE seq = 3");

    assertThatThrownBy(() -> entries(open(url)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("entry 3: expected chain")
        .hasMessageContaining("restore a backup of the database");
  }

  @Test
  void aDatabaseThatForgetsWhatItConfirmedIsRefused() throws SQLException {
    DatabaseUrl url = postgres.database();
    postgres.execute(url, "ALTER DATABASE " + url.database() + " SET synchronous_commit = off");

    assertThatThrownBy(() -> Journals.in(url))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("found synchronous_commit = off");
  }

  @Test
  void tablesOfALaterVersionAreRefused() throws SQLException {
    DatabaseUrl url = postgres.database();
    Journals.in(url).close();
    postgres.execute(url, "UPDATE store_schema SET version = 99");

    assertThatThrownBy(() -> Journals.in(url))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("expected schema version 1, found 99");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsAClearErrorWithoutThePassword() {
    assertThatThrownBy(
            () -> Journals.in(DatabaseUrl.parse("postgresql://me:hunter2@127.0.0.1:9/books")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("journal in PostgreSQL 127.0.0.1:9/books as me")
        .hasMessageNotContaining("hunter2");
  }
}
