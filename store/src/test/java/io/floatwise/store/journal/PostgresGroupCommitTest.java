package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.Postgres;
import io.floatwise.testkit.machine.TcpProxy;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PostgresGroupCommitTest extends GroupCommitContract {

  private static Postgres postgres;

  private final RandomEntries random = new RandomEntries(20_261_202);
  private final List<Runnable> opened = new ArrayList<>();
  private JournalSchema schema;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void makeDatabase() {
    schema = new JournalSchema(postgres.database());
  }

  @AfterEach
  void closeAll() {
    opened.reversed().forEach(Runnable::run);
    opened.clear();
  }

  @Override
  Journals journals() {
    closeAll();
    Journals journals = schema.journals();
    opened.add(journals::close);
    return journals;
  }

  @Override
  void execute(String sql) throws SQLException {
    try (Connection connection = postgres.connect(schema.argument());
        Statement statement = connection.createStatement()) {
      statement.execute(JournalSchema.SEARCH_PATH);
      statement.executeUpdate(sql);
    }
  }

  private TcpProxy proxy() {
    TcpProxy proxy = TcpProxy.to(URI.create(schema.argument()).getPort());
    opened.add(proxy::close);
    return proxy;
  }

  private JournalSchema through(TcpProxy proxy) {
    return new JournalSchema(schema.argument().replaceFirst(":\\d+/", ":" + proxy.port() + "/"));
  }

  /// Connections are reset again and again while an account writes: each failed append tells so,
  /// the journal is opened again, and what was acknowledged is there.
  @Test
  @Timeout(120)
  @Proves(value = "P5.4.1.4", breaks = SqlJournal.class)
  void whenConnectionsDropTheOutcomeIsKnownAndThePoolHeals() throws Exception {
    TcpProxy proxy = proxy();
    Journals journals = through(proxy).journals();
    opened.add(journals::close);
    int failures = 0;
    long last = 0;
    for (int round = 0; round < 12; round++) {
      SqlJournal journal = opened(journals);
      long there = JournalSite.entries(journal).size();
      assertThat(there).as("acknowledged").isGreaterThanOrEqualTo(last);
      last = there;
      Thread.startVirtualThread(proxy::reset);
      try {
        for (int n = 0; n < 60; n++) {
          journal.append(random.between(last + 1, last + 1));
          last++;
        }
      } catch (StorageException e) {
        failures++;
        assertThat(e).hasMessageContaining("writing account acc failed: the connection was lost");
        assertThatThrownBy(() -> journal.append(random.between(1, 1)))
            .hasMessageContaining("not written since this failure");
      }
    }
    assertThat(failures).as("appends that were interrupted").isPositive();
    List<?> found = JournalSite.entries(journals().open("acc"));
    assertThat(found).isEqualTo(random.between(1, found.size())).hasSizeGreaterThan((int) last - 1);
  }

  /// A connection that was reset while nobody used it may be noticed only by the next one who does.
  private static SqlJournal opened(Journals journals) {
    while (true) {
      try {
        return journals.open("acc");
      } catch (StorageException e) {
        assertThat(e).hasMessageContaining("the connection was lost");
      }
    }
  }

  /// More callers than connections, and a database that answers nobody.
  @Test
  @Timeout(60)
  @Proves(value = "P5.1.2.7", breaks = PostgresDatabase.class)
  void whenAllConnectionsAreInUseEachCallerWaitsForABoundedTimeAndIsTold() throws Exception {
    TcpProxy proxy = proxy();
    Journals journals = through(proxy).journals();
    opened.add(journals::close);
    journals.open("first").append(random.between(1, 1));
    proxy.cut();
    long begun = System.nanoTime();
    List<String> said =
        inParallel(
            200,
            i -> {
              try {
                journals.open("account " + i);
                return "opened";
              } catch (StorageException e) {
                return String.valueOf(e.getMessage());
              }
            });
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(said)
        .allMatch(text ->
            text.contains("no connection within 10 s: all are in use")
                || text.contains("the connection was lost"));
    assertThat(took).as("the longest wait").isLessThan(Duration.ofSeconds(45));
    proxy.heal();
    assertThat(JournalSite.entries(journals.open("first"))).hasSize(1);
  }
}
