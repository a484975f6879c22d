package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Entry;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.Postgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Durable appends a second of 1 to 1,000 accounts that write at the same time, beside what the
/// same disk can force a second: the two take turns in one run.
class CommitBenchmark {

  private static final int[] ACCOUNTS = {1, 10, 100, 1_000};
  private static final int TURNS = 41;
  private static final Duration TURN = Duration.ofMillis(250);

  @Test
  @Tag("long")
  @Proves(value = "P5.1.2.4", breaks = GroupCommit.class, form = Proves.Form.LONG)
  void aThousandAccountsShareTheForcedWritesOfPostgres(@TempDir Path folder) throws Exception {
    try (Postgres postgres = Postgres.start();
        Journals journals = new JournalSchema(postgres.database()).journals()) {
      List<Figures> all = measure(journals, folder);
      say("PostgreSQL", all);
      assertThat(all.getLast().ratio()).as("1,000 accounts").isGreaterThan(5);
    }
  }

  @Test
  @Tag("long")
  @Proves(value = "P5.1.2.4", breaks = GroupCommit.class, form = Proves.Form.LONG)
  void aThousandAccountsShareTheForcedWritesOfSqlite(@TempDir Path folder) throws Exception {
    var data = DataDirectory.open(folder.resolve("data"));
    try (Journals journals = new Journals(SqliteDatabase.open(data))) {
      List<Figures> all = measure(journals, folder);
      say("SQLite", all);
      assertThat(all.getFirst().ratio()).as("one account").isGreaterThan(0.6);
      assertThat(all.getLast().ratio()).as("1,000 accounts").isGreaterThan(5);
    }
  }

  private static void say(String database, List<Figures> all) {
    all.forEach(figures -> System.out.println(database + ": " + figures));
  }

  /// Medians of the turns.
  ///
  /// @param appends a second, of all accounts together
  /// @param forced pages written behind the end of a file and forced, a second
  private record Figures(int accounts, double appends, double forced, double ratio) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d accounts: durable appends %.0f/s; bare fsync %.0f/s; ratio %.2f",
          accounts,
          appends,
          forced,
          ratio);
    }
  }

  private static List<Figures> measure(Journals journals, Path folder) throws Exception {
    var all = new ArrayList<Figures>();
    List<Entry> entries = new RandomEntries(20_261_130).between(1, 1_000);
    try (FileChannel growing =
        FileChannel.open(
            folder.resolve("growing"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int accounts : ACCOUNTS) {
        try (var writers = new Writers(journals, accounts, entries)) {
          writers.appends(TURN);
          double[] appends = new double[TURNS];
          double[] forced = new double[TURNS];
          double[] ratios = new double[TURNS];
          for (int turn = 0; turn < TURNS; turn++) {
            appends[turn] = writers.appends(TURN);
            forced[turn] = forced(growing);
            ratios[turn] = appends[turn] / forced[turn];
          }
          all.add(new Figures(accounts, median(appends), median(forced), median(ratios)));
        }
      }
    }
    return all;
  }

  private static double forced(FileChannel file) throws IOException {
    long begun = System.nanoTime();
    long calls = 0;
    while (System.nanoTime() - begun < TURN.toNanos()) {
      file.write(ByteBuffer.allocate(4_096), file.size());
      file.force(false);
      calls++;
    }
    return calls * 1e9 / (System.nanoTime() - begun);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// Accounts that append one entry after the other while they are let.
  private static final class Writers implements AutoCloseable {
    private final List<SqlJournal> journals = new ArrayList<>();
    private final List<AtomicLong> next = new ArrayList<>();
    private final List<Entry> entries;

    Writers(Journals all, int accounts, List<Entry> entries) {
      this.entries = entries;
      for (int i = 0; i < accounts; i++) {
        journals.add(all.open("of %d: %d".formatted(accounts, i)));
        next.add(new AtomicLong(1));
      }
    }

    /// @return a second
    double appends(Duration time) throws InterruptedException {
      var go = new AtomicBoolean(true);
      var done = new AtomicLong();
      var ended = new CountDownLatch(journals.size());
      long begun = System.nanoTime();
      for (int i = 0; i < journals.size(); i++) {
        SqlJournal journal = journals.get(i);
        AtomicLong seq = next.get(i);
        Thread.startVirtualThread(() -> {
          while (go.get()) {
            long at = seq.getAndIncrement();
            Entry entry = entries.get((int) (at % entries.size()));
            journal.append(List.of(new Entry(at, entry.at(), entry.fact())));
            done.incrementAndGet();
          }
          ended.countDown();
        });
      }
      Thread.sleep(time);
      double rate = done.get() * 1e9 / (System.nanoTime() - begun);
      go.set(false);
      ended.await();
      return rate;
    }

    @Override
    public void close() {
      journals.forEach(SqlJournal::close);
    }
  }
}
