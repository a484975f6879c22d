package io.floatwise.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// What is said of PostgreSQL where no server is needed to say it.
class PostgresWordsTest {

  @Test
  void aFolderThatCannotBeASchemaIsNamedWithWhatToDo() {
    assertThat(PostgresDatabase.schema("dry-run")).isEqualTo("floatwise_dry_run");
    assertThatThrownBy(() -> PostgresDatabase.schema("live.old"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a name of lower-case letters and hyphens such as live")
        .hasMessageContaining("found 'live.old'; rename or move that folder");
  }

  @Test
  void aRowThatIsThereAlreadyIsAnotherWriterOfAJournalOnly() {
    var failure = new SQLException("x", "23505");
    assertThat(PostgresDatabase.explain("journal live in PostgreSQL db", "writing", failure))
        .hasMessageContaining("another writer owns the journal");
    for (String name : new String[] {"people in PostgreSQL db", "jobs in PostgreSQL db"}) {
      assertThat(PostgresDatabase.explain(name, "writing", failure))
          .hasMessageContaining("a row is there already")
          .hasMessageContaining("SQLSTATE 23505")
          .hasMessageNotContaining("journal");
    }
  }
}
