package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Entry;
import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.Postgres;
import io.floatwise.testkit.report.Circumstances;
import io.floatwise.testkit.report.LogPlot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Durable appends a second of 1 to 1,000 accounts that write at the same time, beside what the
/// same disk can force a second: the two take turns in one run.
class CommitBenchmark {

  private static final Path PAGES = Repository.root().resolve("docs/measurements");

  private static final int[] ACCOUNTS = {1, 10, 100, 1_000};
  private static final int TURNS = 41;
  private static final Duration TURN = Duration.ofMillis(250);

  /// Until the compiler of the machine has what it needs.
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  @Test
  @Tag("long")
  @Proves(value = "P5.1.2.4", breaks = GroupCommit.class, form = Proves.Form.LONG)
  void aThousandAccountsShareTheForcedWritesOfTheDisk(@TempDir Path folder) throws Exception {
    List<Figures> sqlite;
    List<Figures> server;
    var data = DataDirectory.open(folder.resolve("data"));
    try (Journals journals = new Journals(SqliteDatabase.open(data))) {
      sqlite = measure(journals, folder);
    }
    try (Postgres postgres = Postgres.start();
        Journals journals = new JournalSchema(postgres.database()).journals()) {
      server = measure(journals, folder);
    }
    Files.writeString(PAGES.resolve("commits.md"), page(sqlite, server));
    Files.writeString(PAGES.resolve("commits.svg"), plot(sqlite, server).svg());
    assertThat(sqlite.getFirst().ratio()).as("one account, SQLite").isGreaterThan(0.6);
    assertThat(sqlite.getLast().ratio()).as("1,000 accounts, SQLite").isGreaterThan(5);
    assertThat(server.getLast().ratio()).as("1,000 accounts, PostgreSQL").isGreaterThan(2);
  }

  private static String page(List<Figures> sqlite, List<Figures> server) throws IOException {
    var rows = new StringBuilder();
    for (int i = 0; i < sqlite.size(); i++) {
      rows.append(
          String.format(
              Locale.ROOT,
              "| %,d | %,.0f/s | %,.0f/s | %.2f | %,.0f/s | %,.0f/s | %.2f |%n",
              sqlite.get(i).accounts(),
              sqlite.get(i).appends(),
              sqlite.get(i).forced(),
              sqlite.get(i).ratio(),
              server.get(i).appends(),
              server.get(i).forced(),
              server.get(i).ratio()));
    }
    return """
    # Durable appends beside the bare disk

    Written by `CommitBenchmark` (module `store`, long form); do not edit. Accounts on virtual threads append
    one entry after the other, as fast as they are let. They and a loop that writes a page behind the end of a
    file and forces it take turns of a quarter of a second, %d times; medians, the ratio by turns.

    %s
    | Accounts | SQLite | bare fsync beside it | ratio | PostgreSQL 18 | bare fsync beside it | ratio |
    |--:|--:|--:|--:|--:|--:|--:|
    %s
    ![How it grows](commits.svg)

    The goal is 0.6 with one account in SQLite, and 5 with 1,000 accounts. A disk that forces thousands of
    pages a second leaves the processor as the limit, which PostgreSQL shares with the program here; an
    ordinary disk forces some hundred.
    """
        .formatted(TURNS, Circumstances.lines(), rows.toString());
  }

  private static LogPlot plot(List<Figures> sqlite, List<Figures> server) {
    return new LogPlot(
        "Durable appends beside the bare disk",
        "accounts",
        List.of(
            line("SQLite, a second", sqlite, Figures::appends),
            line("bare fsync beside SQLite", sqlite, Figures::forced),
            line("PostgreSQL, a second", server, Figures::appends),
            line("bare fsync beside PostgreSQL", server, Figures::forced)));
  }

  private static LogPlot.Line line(
      String name, List<Figures> all, ToDoubleFunction<Figures> figure) {
    return new LogPlot.Line(
        name,
        all.stream().map(f -> new LogPlot.Point(f.accounts(), figure.applyAsDouble(f))).toList());
  }

  /// Medians of the turns.
  ///
  /// @param appends a second, of all accounts together
  /// @param forced pages written behind the end of a file and forced, a second
  private record Figures(int accounts, double appends, double forced, double ratio) {}

  private static List<Figures> measure(Journals journals, Path folder) throws Exception {
    var all = new ArrayList<Figures>();
    List<Entry> entries = new RandomEntries(20_261_130).between(1, 1_000);
    try (FileChannel growing =
        FileChannel.open(
            folder.resolve("growing"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int accounts : ACCOUNTS) {
        try (var writers = new Writers(journals, accounts, entries)) {
          writers.appends(WARM_UP);
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
