package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Entry;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.Postgres;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Databases that an earlier version made are brought up to date and keep what they hold.
class MigrationTest {

  private static final List<Entry> ENTRIES = new RandomEntries(20_261_128).between(1, 40);

  private static Postgres postgres;

  @TempDir Path temp;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  @Proves(value = "P5.3.3.3", breaks = SqliteDatabase.class, breaksMethods = "open")
  @Proves(value = "P5.3.3.6", breaks = SqliteDatabase.class, breaksMethods = "open")
  void aFileOfTheFirstReleaseIsBroughtUpToDateAndKeepsItsEntries() throws Exception {
    var old = new JournalFolder(temp.resolve("old"));
    Files.createDirectories(old.path());
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + old.file())) {
      FirstRelease.fill(connection, JournalFolder.ACCOUNT, ENTRIES);
    }
    assertReadableBefore(old);

    assertThat(old.entries()).isEqualTo(ENTRIES);
    old.write(new RandomEntries(20_261_128).between(41, 50));

    assertThat(old.entries()).hasSize(50);
    var fresh = new JournalFolder(temp.resolve("fresh"));
    fresh.open().close();
    try (Connection a = DriverManager.getConnection("jdbc:sqlite:" + old.file());
        Connection b = DriverManager.getConnection("jdbc:sqlite:" + fresh.file())) {
      assertThat(columns(a)).isEqualTo(columns(b)).hasSizeGreaterThan(14);
    }
  }

  /// Reports need no write, so they do not wait for the first start of the new version.
  private static void assertReadableBefore(JournalFolder old) {
    List<Entry> read = new ArrayList<>();
    try (var reading = JournalReading.open(old.path())) {
      reading.replay(JournalFolder.ACCOUNT, read::add);
    }
    assertThat(read).isEqualTo(ENTRIES);
  }

  @Test
  @Proves(value = "P5.3.3.3", breaks = PostgresDatabase.class, breaksMethods = "open")
  void aDatabaseOfTheFirstTablesIsBroughtUpToDateAndKeepsItsEntries() throws Exception {
    var old = new JournalSchema(postgres.database());
    try (Connection connection = postgres.connect(old.argument());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA floatwise_live");
      statement.execute(JournalSchema.SEARCH_PATH);
      FirstRelease.fill(connection, JournalFolder.ACCOUNT, ENTRIES);
    }

    assertThat(old.entries()).isEqualTo(ENTRIES);

    var fresh = new JournalSchema(postgres.database());
    fresh.open().close();
    try (Connection a = postgres.connect(old.argument());
        Connection b = postgres.connect(fresh.argument())) {
      assertThat(columns(a)).isEqualTo(columns(b)).hasSizeGreaterThan(14);
    }
  }

  /// What an older node meets while a newer one is already running.
  @Test
  @Proves(value = "P5.3.3.6", breaks = PostgresDatabase.class, breaksMethods = "open")
  void tablesToWhichALaterVersionOnlyAddedAreUsedOn() throws Exception {
    var site = new JournalSchema(postgres.database());
    site.write(ENTRIES);
    try (Connection connection = postgres.connect(site.argument());
        Statement statement = connection.createStatement()) {
      statement.execute(JournalSchema.SEARCH_PATH);
      statement.execute("ALTER TABLE account ADD COLUMN colour TEXT");
      statement.execute("UPDATE store_schema SET version = 3, since = 2");
      statement.execute(
          "INSERT INTO store_history SELECT 100, '3', 'colours', type, script, checksum,"
              + " installed_by, installed_on, execution_time, success FROM store_history LIMIT 1");
    }
    assertThat(site.entries()).isEqualTo(ENTRIES);
  }

  @Test
  @Proves(value = "P5.6.2.7", breaks = PostgresDatabase.class, breaksMethods = "open")
  void threeNodesStartTogetherOnAnEmptyDatabase() throws Exception {
    var site = new JournalSchema(postgres.database());
    List<Process> nodes = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        nodes.add(JournalChild.start(site, 1, temp.resolve("complaints-" + i)));
      }
      for (int i = 0; i < 3; i++) {
        BufferedReader lines = JournalChild.reader(nodes.get(i));
        String said = lines.readLine();
        String complaint = Files.readString(temp.resolve("complaints-" + i));
        assertThat(String.valueOf(said) + complaint)
            .containsAnyOf("open", "another writer moved the end of the journal");
      }
    } finally {
      nodes.forEach(Process::destroyForcibly);
    }
    for (Process node : nodes) {
      node.waitFor();
    }
    try (Connection connection = postgres.connect(site.argument());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT version), bool_and(success)"
                    + " FROM floatwise_live.store_history WHERE version IS NOT NULL")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).as("each migration once").isEqualTo(rows.getInt(2)).isPositive();
      assertThat(rows.getBoolean(3)).isTrue();
    }
    List<Entry> found = site.entries();
    assertThat(found).isEqualTo(new RandomEntries(1).between(1, found.size()));
  }

  private static Set<String> columns(Connection connection) throws SQLException {
    var columns = new TreeSet<String>();
    try (ResultSet rows = connection.getMetaData().getColumns(null, null, "%", "%")) {
      while (rows.next()) {
        String table = rows.getString("TABLE_NAME");
        String schema = String.valueOf(rows.getString("TABLE_SCHEM"));
        if (!table.startsWith("sqlite_")
            && (schema.equals("null") || schema.startsWith("floatw"))) {
          columns.add(
              "%s.%s %s %s"
                  .formatted(
                      table,
                      rows.getString("COLUMN_NAME"),
                      rows.getString("TYPE_NAME"),
                      rows.getString("IS_NULLABLE")));
        }
      }
    }
    return columns;
  }
}
