package io.floatwise.store.lease;

import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.journal.Journals;
import io.floatwise.testkit.machine.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class PostgresLeaseTest extends LeaseContract {

  private static Postgres postgres;

  @TempDir private Path temp;

  private String url;
  private DirectoryLock lock;
  private Journals journals;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void open() {
    url = postgres.database();
    lock = DirectoryLock.take(DataDirectory.open(temp));
    var place = new JournalPlace(temp, "live", Optional.of(DatabaseUrl.parse(url)));
    journals = place.write(lock);
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
    try (Connection connection = postgres.connect(url);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE floatwise_live.lease SET until = until - " + time.toMillis());
    }
  }
}
