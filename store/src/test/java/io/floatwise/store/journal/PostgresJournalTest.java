package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Journal;
import io.floatwise.testkit.journal.JournalContract;
import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
  private final IdentityHashMap<Journal, JournalSchema> places = new IdentityHashMap<>();

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
    return open(database());
  }

  @Override
  protected Journal reopen(Journal journal) {
    ((SqlJournal) journal).close();
    return open(places.get(journal));
  }

  private SqlJournal open(JournalSchema schema) {
    Journals journals = schema.journals();
    opened.add(journals);
    SqlJournal journal = journals.open("demo");
    places.put(journal, schema);
    return journal;
  }

  private static JournalSchema database() {
    return new JournalSchema(postgres.database());
  }

  private static void execute(JournalSchema schema, String sql) throws SQLException {
    try (Connection connection = postgres.connect(schema.argument());
        Statement statement = connection.createStatement()) {
      statement.execute(JournalSchema.SEARCH_PATH);
      statement.executeUpdate(sql);
    }
  }

  @Test
  void twoWritersOfOneAccountCollideAndTheFirstGoesOn() {
    JournalSchema schema = database();
    SqlJournal first = open(schema);
    first.append(random.between(1, 3));
    SqlJournal second = open(schema);
    first.append(random.between(4, 4));

    assertThatThrownBy(() -> second.append(random.between(4, 5)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("another writer");
    assertThatThrownBy(() -> second.append(random.between(4, 5)))
        .hasMessageContaining("not written since this failure");

    first.append(random.between(5, 6));
    assertThat(entries(open(schema))).isEqualTo(random.between(1, 6));
  }

  @Test
  void aChangedRowIsNotBelieved() throws SQLException {
    JournalSchema schema = database();
    open(schema).append(random.between(1, 5));
    execute(schema, "UPDATE journal SET at = '2026-01-01T00:00:00Z' WHERE seq = 3");

    assertThatThrownBy(() -> entries(open(schema)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("entry 3: expected chain")
        .hasMessageContaining("restore a backup of the database");
  }

  @Test
  void aDatabaseThatForgetsWhatItConfirmedIsRefused() throws SQLException {
    JournalSchema schema = database();
    execute(
        schema,
        "ALTER DATABASE "
            + schema.argument().replaceFirst(".*/", "")
            + " SET synchronous_commit = off");

    assertThatThrownBy(() -> schema.journals())
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("found synchronous_commit = off");
  }

  @Test
  void tablesOfALaterVersionAreRefused() throws SQLException {
    JournalSchema schema = database();
    schema.journals().close();
    execute(schema, "UPDATE store_schema SET version = 99, since = 98");

    assertThatThrownBy(() -> schema.journals())
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(
            "expected schema version 2, found 99, which needs a program of version 98");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsAClearErrorWithoutThePassword() {
    assertThatThrownBy(
            () -> new JournalSchema("postgresql://me:hunter2@127.0.0.1:9/books").journals())
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("journal live in PostgreSQL 127.0.0.1:9/books as me")
        .hasMessageNotContaining("hunter2");
  }
}
