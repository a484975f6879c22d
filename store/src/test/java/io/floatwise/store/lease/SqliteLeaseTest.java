package io.floatwise.store.lease;

import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.journal.Journals;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteLeaseTest extends LeaseContract {

  @TempDir private Path temp;

  private DirectoryLock lock;
  private Journals journals;

  @BeforeEach
  void open() {
    lock = DirectoryLock.take(DataDirectory.open(temp));
    journals = new JournalPlace(temp, "live", Optional.empty()).write(lock);
  }

  @AfterEach
  void close() {
    journals.close();
    lock.close();
  }

  @Override
  Journals journals() {
    return journals;
  }

  @Override
  void pass(Duration time) throws SQLException {
    String file = temp.resolve(DataDirectory.JOURNAL).toString();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE lease SET until = until - " + time.toMillis());
    }
  }
}
