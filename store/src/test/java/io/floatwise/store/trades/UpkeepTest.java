package io.floatwise.store.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Entry;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.store.journal.Journals;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.testkit.journal.RandomHistory;
import io.floatwise.testkit.machine.Postgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The tables are made, thrown away, made anew and tidied up again and again while accounts write
/// their journals.
class UpkeepTest {

  private static final int WRITERS = 8;
  private static final int MOVES = 700;

  /// Entries in an append.
  private static final int PIECE = 5;

  /// A forced write of a busy disk may take long by itself.
  private static final Duration WORST = Duration.ofSeconds(3);

  @TempDir private Path temp;

  @Test
  @Timeout(120)
  @Proves(value = "P5.1.2.8", breaks = PostgresDatabase.class, breaksMethods = "upkeep")
  void writersOfPostgresGoOnDuringUpkeepAndWhatIsDeadIsSweptAway() throws Exception {
    try (Postgres postgres = Postgres.start()) {
      var site = new PostgresTradesTest.InSchema(postgres, postgres.database(), temp);
      assertGoesOn(site);
      TradesSite.execute(
          site.tables(),
          "ALTER TABLE trade SET (autovacuum_enabled = off)",
          "UPDATE trade SET fee = fee + 1",
          "UPDATE trade SET fee = fee - 1");
      long before = dead(site);
      try (Trades trades = site.open()) {
        trades.upkeep();
      }
      long after = dead(site);
      System.out.printf("dead rows: %d before, %d after%n", before, after);
      assertThat(after).isLessThan(before / 20);
    }
  }

  @Test
  @Timeout(120)
  @Proves(value = "P5.1.2.8", breaks = SqliteDatabase.class, breaksMethods = "upkeep")
  void writersOfSqliteGoOnDuringUpkeepAndTheLogIsEmptyAfterIt() throws Exception {
    var site = new SqliteTradesTest.InFolder(temp.resolve("live"));
    assertGoesOn(site);
    try (Trades trades = site.open()) {
      trades.rebuild();
      assertThat(temp.resolve("live").resolve(DataDirectory.TRADES + "-wal")).isEmptyFile();
    }
  }

  /// Waits until the statistics have arrived that count them.
  private static long dead(TradesSite site) throws SQLException {
    TradesSite.execute(site.tables(), "SELECT pg_stat_force_next_flush()", "SELECT 1");
    return Long.parseLong(
        TradesSite.lines(
                site.tables(),
                "SELECT n_dead_tup FROM pg_stat_user_tables"
                    + " WHERE schemaname = current_schema AND relname = 'trade'")
            .getFirst()
            .replace("|", ""));
  }

  private static void assertGoesOn(TradesSite site) throws Exception {
    Map<String, List<Entry>> histories = new TreeMap<>();
    for (int i = 0; i < WRITERS; i++) {
      histories.put("account " + i, RandomHistory.of(i, MOVES));
    }
    Duration worst;
    var rounds = new AtomicInteger();
    try (var held = DirectoryLock.take(DataDirectory.open(site.place().folder()));
        Journals journals = site.place().write(held);
        Trades trades = site.open();
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Future<Duration>>();
      histories.forEach((account, entries) ->
          writing.add(pool.submit(writer(journals.open(account), entries, rounds::get))));
      while (writing.stream().anyMatch(f -> !f.isDone())) {
        if (rounds.getAndIncrement() % 3 == 0) {
          trades.rebuild();
        } else {
          trades.catchUp();
          trades.upkeep();
        }
      }
      worst = Duration.ZERO;
      for (Future<Duration> each : writing) {
        worst = each.get().compareTo(worst) > 0 ? each.get() : worst;
      }
      trades.catchUp();
      for (var each : histories.entrySet()) {
        assertThat(trades.accounts()).contains(TradesSite.sums(each.getKey(), each.getValue()));
      }
    }
    System.out.printf("%d rounds; the longest append took %d ms%n", rounds.get(), worst.toMillis());
    assertThat(rounds.get()).isGreaterThan(2);
    assertThat(worst).as("longest append").isLessThan(WORST);
  }

  /// Writes a quarter of the entries before the first round begins, and so on: it is not done
  /// before the third, however slow the machine is.
  ///
  /// @return the longest that an append took
  private static Callable<Duration> writer(
      SqlJournal journal, List<Entry> entries, IntSupplier rounds) {
    return () -> {
      long worst = 0;
      for (int at = 0; at < entries.size(); at += PIECE) {
        while (4 * at / entries.size() > rounds.getAsInt()) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
        long begun = System.nanoTime();
        journal.append(entries.subList(at, Math.min(entries.size(), at + PIECE)));
        worst = Math.max(worst, System.nanoTime() - begun);
      }
      return Duration.ofNanos(worst);
    };
  }
}
