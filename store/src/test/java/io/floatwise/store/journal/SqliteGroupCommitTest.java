package io.floatwise.store.journal;

import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.SqliteDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteGroupCommitTest extends GroupCommitContract {

  @TempDir private Path temp;

  private Optional<Journals> open = Optional.empty();

  /// One at a time: the folder is locked.
  @Override
  Journals journals() {
    close();
    var journals = new Journals(SqliteDatabase.open(DataDirectory.open(temp)));
    open = Optional.of(journals);
    return journals;
  }

  @Override
  void execute(String sql) throws SQLException {
    new JournalFolder(temp).execute(sql);
  }

  @AfterEach
  void close() {
    open.ifPresent(Journals::close);
  }
}
