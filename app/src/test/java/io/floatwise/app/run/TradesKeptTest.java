package io.floatwise.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Entry;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.store.trades.TradePage;
import io.floatwise.store.trades.TradeQuery;
import io.floatwise.store.trades.Trades;
import io.floatwise.testkit.journal.RandomHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TradesKeptTest {

  private static final List<Entry> HISTORY = RandomHistory.of(5, 120);
  private static final int HALF = HISTORY.size() / 2;

  @TempDir private Path temp;

  private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();

  private JournalPlace place() {
    return new JournalPlace(temp.resolve("paper"), "paper", Optional.empty());
  }

  private TradesKept beside() {
    return TradesKept.beside(place(), Set.of("ours"), said::add, Duration.ofMillis(20));
  }

  private SqlJournal journal() {
    return SqlJournal.open(DataDirectory.open(temp.resolve("paper")), "ours");
  }

  /// How far the tables are, without bringing them anywhere.
  private long seq() {
    try (Trades trades = Trades.open(place())) {
      List<TradePage.AsOf> asOf = trades.page(TradeQuery.all(TradeQuery.Sort.BOUGHT, 1)).asOf();
      return asOf.isEmpty() ? 0 : asOf.getFirst().seq();
    }
  }

  @Test
  @Timeout(60)
  @Proves(value = "P5.1.2.1", breaks = TradesKept.class)
  void theTablesFollowWhatIsTraded() {
    try (var journal = journal();
        var _ = beside()) {
      journal.append(HISTORY.subList(0, HALF));
      await("the first half", () -> seq() == HALF);
      journal.append(HISTORY.subList(HALF, HISTORY.size()));
      await("the second half", () -> seq() == HISTORY.size());
    }
    assertThat(said).isEmpty();
  }

  /// What would cost a night of trading: a file that cannot be read stops the run.
  @Test
  @Timeout(60)
  void tablesThatCannotBeKeptAreReportedOnceAndMadeWhenTheyCanBe() throws Exception {
    Path file = temp.resolve("paper").resolve(DataDirectory.TRADES);
    try (var journal = journal()) {
      Files.writeString(file, "no database, and longer than its head");
      try (var _ = beside()) {
        await("a complaint", () -> !said.isEmpty());
        journal.append(HISTORY);
        Files.delete(file);
        await("the tables", () -> seq() == HISTORY.size());
      }
    }
    assertThat(said).hasSize(1);
    assertThat(said.peek())
        .startsWith("trades and accounts are not kept up to date, trading goes on: trades " + file)
        .contains("expected an SQLite database", "found a file of another format");
  }

  private static void await(String what, BooleanSupplier wish) {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!wish.getAsBoolean()) {
      assertThat(System.nanoTime()).as("expected within 30 s: " + what).isLessThan(until);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
