package io.floatwise.store.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Entry;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.Database;
import io.floatwise.store.journal.Head;
import io.floatwise.store.journal.JournalReading;
import io.floatwise.testkit.journal.RandomHistory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the tables made of journals promise, on every database.
abstract class TradesContract {

  private static final long SEED = 20_261_129;
  private static final List<String> ACCOUNTS = List.of("account a", "account b", "account c");

  /// Empty, another one for each test.
  abstract TradesSite site();

  private static Map<String, List<Entry>> histories(int accounts, int moves) {
    var all = new TreeMap<String, List<Entry>>();
    for (int i = 0; i < accounts; i++) {
      all.put("account " + (char) ('a' + i), RandomHistory.of(SEED + i, moves));
    }
    return all;
  }

  private static List<TradeRow> rows(Map<String, List<Entry>> histories) {
    return histories.entrySet().stream()
        .flatMap(each -> TradesSite.rows(each.getKey(), each.getValue()).stream())
        .toList();
  }

  private static List<AccountRow> sums(Map<String, List<Entry>> histories) {
    return histories.entrySet().stream()
        .map(each -> TradesSite.sums(each.getKey(), each.getValue()))
        .toList();
  }

  private static void assertHolds(Trades trades, Map<String, List<Entry>> histories) {
    assertThat(all(trades, TradeQuery.Sort.BOUGHT, 1_000))
        .containsExactlyInAnyOrderElementsOf(rows(histories));
    assertThat(trades.accounts()).isEqualTo(sums(histories));
  }

  private static List<TradeRow> all(Trades trades, TradeQuery.Sort sort, int limit) {
    var rows = new ArrayList<TradeRow>();
    TradeQuery query = TradeQuery.all(sort, limit);
    TradePage page = trades.page(query);
    rows.addAll(page.rows());
    while (page.next().isPresent()) {
      page = trades.page(after(query, page.next()));
      rows.addAll(page.rows());
    }
    return rows;
  }

  private static TradeQuery after(TradeQuery query, Optional<TradeQuery.Mark> mark) {
    return new TradeQuery(
        query.account(),
        query.game(),
        query.state(),
        query.title(),
        query.since(),
        query.sort(),
        query.limit(),
        mark.map(m -> TradeQuery.Mark.parse(m.toString())));
  }

  /// The journals grow by random pieces, and after each the tables are brought up by one who has
  /// been there all along, by one who has just come, or only in part.
  @Test
  @Timeout(60)
  @Proves(
      value = "P4.6.10",
      breaks = {Projector.class, Fold.class, TradeTables.class, TradeReading.class})
  void inPiecesOrAtOnceTheRowsAreWhatAFoldOfTheJournalSays() throws Exception {
    System.out.println("seed " + SEED);
    var random = new Random(SEED);
    TradesSite site = site();
    Map<String, List<Entry>> histories = histories(3, 250);
    Map<String, List<Entry>> written = new TreeMap<>();
    site.write(Map.of());
    try (Trades staying = site.open()) {
      while (!written.equals(histories)) {
        site.write(piece(histories, written, random));
        switch (random.nextInt(4)) {
          case 0 -> {
            try (Trades fresh = site.open()) {
              fresh.catchUp();
              assertHolds(fresh, written);
            }
          }
          case 1 -> {
            var steps = new AtomicInteger(2);
            staying.catchUp(ACCOUNTS.get(random.nextInt(3)), () -> steps.getAndDecrement() > 0);
          }
          default -> {
            for (String account : staying.behind()) {
              staying.catchUp(account, () -> true);
            }
            assertHolds(staying, written);
          }
        }
      }
      staying.catchUp();
      assertThat(staying.behind()).isEmpty();
      assertHolds(staying, histories);
      List<String> grown = site.dump();
      staying.rebuild();
      assertThat(site.dump()).isEqualTo(grown).hasSizeGreaterThan(200);
    }
  }

  private static Map<String, List<Entry>> piece(
      Map<String, List<Entry>> all, Map<String, List<Entry>> written, Random random) {
    Map<String, List<Entry>> piece = new TreeMap<>();
    all.forEach((account, entries) -> {
      List<Entry> before = written.getOrDefault(account, List.of());
      int more = Math.min(entries.size(), before.size() + random.nextInt(120));
      if (more > before.size()) {
        piece.put(account, entries.subList(before.size(), more));
        written.put(account, entries.subList(0, more));
      }
    });
    return piece;
  }

  /// A long-winded way to the same answer: every row, filtered and sorted here.
  @Test
  @Timeout(60)
  @Proves(
      value = "P4.6.10",
      breaks = {Select.class, TradeReading.class, TradeQuery.class})
  void everyQuestionIsAnsweredAsIfAllRowsWereLookedAt() {
    System.out.println("seed " + SEED);
    var random = new Random(SEED);
    TradesSite site = site();
    Map<String, List<Entry>> histories = histories(3, 400);
    site.write(histories);
    List<TradeRow> rows = rows(histories);
    List<AccountRow> sums = sums(histories);
    int found = 0;
    try (Trades trades = site.open()) {
      trades.catchUp();
      for (int i = 0; i < 300; i++) {
        TradeQuery query = NaiveTrades.question(random, ACCOUNTS);
        Instant latest =
            sums.stream()
                .filter(row -> query.account().orElse(row.account()).equals(row.account()))
                .map(AccountRow::at)
                .max(Instant::compareTo)
                .orElseThrow();
        List<TradeRow> expected = NaiveTrades.answer(query, rows, latest);
        TradePage page = trades.page(query);
        assertThat(page.rows())
            .as("%s", query)
            .isEqualTo(NaiveTrades.first(expected, query.limit()));
        assertThat(page.next().isPresent())
            .as("%s", query)
            .isEqualTo(expected.size() > query.limit());
        if (page.next().isPresent()) {
          TradePage second = trades.page(after(query, page.next()));
          assertThat(second.rows())
              .as("second page of %s", query)
              .isEqualTo(
                  NaiveTrades.first(
                      expected.subList(query.limit(), expected.size()), query.limit()));
        }
        assertThat(page.asOf()).hasSize(query.account().isPresent() ? 1 : 3);
        found += page.rows().size();
      }
    }
    assertThat(found).isGreaterThan(500);
  }

  /// As after a backup was put back, and the bot went on from there.
  @Test
  @Proves(
      value = "P4.6.10",
      breaks = {Projector.class, JournalReading.class},
      breaksMethods = {"step", "at", "hasPassed"})
  void rowsOfAnotherHistoryAreTakenBackAndThoseOfLostAccountsForgotten() throws Exception {
    TradesSite site = site();
    Map<String, List<Entry>> before = histories(3, 120);
    site.write(before);
    try (Trades trades = site.open()) {
      trades.catchUp();
    }
    TradesSite.execute(site.journals(), "DELETE FROM journal", "DELETE FROM account");
    Map<String, List<Entry>> after =
        Map.of("account a", RandomHistory.of(SEED + 50, 300), "account b", before.get("account b"));
    site.write(after);

    try (Trades trades = site.open()) {
      trades.catchUp();
      assertHolds(trades, new TreeMap<>(after));
    }
  }

  @Test
  @Proves(value = "P4.6.10", breaks = TradeTables.class)
  void rowsThatAnotherVersionMadeAreMadeAnew() throws Exception {
    TradesSite site = site();
    Map<String, List<Entry>> histories = histories(2, 60);
    site.write(histories);
    try (Trades trades = site.open()) {
      trades.catchUp();
      TradesSite.execute(
          site.tables(),
          "UPDATE projected SET made = 0, realised = 1 WHERE account = 'account a'",
          "UPDATE trade SET title = 'of old', lot = lot + 1000000 WHERE account = 'account a'");
      assertThat(trades.behind()).containsExactly("account a");
      trades.catchUp();
      assertHolds(trades, histories);
    }
  }

  /// What somebody would write who was stopped in the middle, and wakes up when others went on.
  @Test
  @Proves(value = "P4.6.10", breaks = TradeTables.class)
  void whoeverIsLateWritesNothing() throws Exception {
    TradesSite site = site();
    List<Entry> entries = RandomHistory.of(SEED, 60);
    site.write(Map.of("account a", entries));
    var first = new Head(5, "a".repeat(64));
    var second = new Head(9, "b".repeat(64));
    try (Database database = site.database()) {
      var tables = new TradeTables(database);
      tables.begin("account a");
      AccountRow sums = TradesSite.sums("account a", entries);
      List<TradeRow> rows = TradesSite.rows("account a", entries);
      assertThat(tables.advance(Head.EMPTY, first, sums, rows.subList(0, 3))).isTrue();
      List<String> before = site.dump();

      assertThat(tables.advance(Head.EMPTY, second, sums, rows)).isFalse();
      assertThat(tables.advance(new Head(5, "c".repeat(64)), second, sums, rows)).isFalse();
      assertThat(site.dump()).isEqualTo(before).hasSize(4);

      assertThat(tables.advance(first, second, sums, rows)).isTrue();
      assertThat(tables.head("account a")).contains(second);
      assertThat(site.dump()).hasSize(1 + rows.size());

      assertThat(tables.takeBack("account a", 5)).isFalse();
      assertThat(tables.advance(second, first, sums, rows)).isFalse();
      assertThat(tables.advance(Head.EMPTY, first, sums, rows)).isFalse();
      assertThat(site.dump()).hasSize(1 + rows.size() - 5);
      assertThat(tables.takeBack("account a", rows.size())).isTrue();
      assertThat(site.dump()).hasSize(1);
      assertThat(tables.advance(Head.EMPTY, first, sums, rows)).isTrue();
    }
  }

  /// Two processes that both wish to help, while a third one throws everything away now and then.
  @Test
  @Timeout(60)
  @Proves(
      value = "P4.6.10",
      breaks = {TradeTables.class, Projector.class})
  void severalWhoBringThemUpToDateAtOnceDoNotSpoilThem() throws Exception {
    TradesSite site = site();
    Map<String, List<Entry>> histories = histories(2, 1_500);
    site.write(histories);
    try (Trades one = site.open();
        Trades two = site.open();
        Trades three = site.open()) {
      List<Thread> threads =
          Stream.of(one, two)
              .map(trades ->
                  Thread.ofPlatform()
                      .start(() -> {
                        for (int i = 0; i < 4; i++) {
                          trades.catchUp();
                        }
                      }))
              .toList();
      three.rebuild();
      for (Thread thread : threads) {
        thread.join();
      }
      one.catchUp();
      assertHolds(one, histories);
      List<String> together = site.dump();
      three.rebuild();
      assertThat(site.dump()).isEqualTo(together);
    }
  }

  @Test
  @Timeout(60)
  @Proves(
      value = "P5.1.2.1",
      breaks = {TradeTables.class, Select.class})
  void tenThousandTradesAreMadeListedAndFilteredWithinSeconds() throws SQLException {
    TradesSite site = site();
    Map<String, List<Entry>> histories =
        Map.of("account a", ManyLots.of(1, 5_050), "account b", ManyLots.of(2, 5_050));
    site.write(histories);
    List<TradeRow> expected = rows(histories);
    assertThat(expected).hasSizeGreaterThan(10_000);
    long begun = System.nanoTime();
    try (Trades trades = site.open()) {
      trades.catchUp();
      long made = System.nanoTime();
      List<TradeRow> listed = all(trades, TradeQuery.Sort.BOUGHT, 1_000);
      long known =
          expected.stream()
              .filter(r -> r.sale().flatMap(TradeRow.Sold::profit).isPresent())
              .count();
      List<TradeRow> best = all(trades, TradeQuery.Sort.PROFIT, 1_000);
      TradeQuery some =
          new TradeQuery(
              Optional.of("account b"),
              Optional.empty(),
              Optional.of("settled"),
              Optional.of("case 7"),
              Optional.empty(),
              TradeQuery.Sort.SOLD,
              1_000,
              Optional.empty());
      assertThat(trades.page(some).rows())
          .hasSizeGreaterThan(30)
          .isEqualTo(NaiveTrades.answer(some, expected, Instant.MAX));
      Duration reading = Duration.ofNanos(System.nanoTime() - made);
      Duration all = Duration.ofNanos(System.nanoTime() - begun);
      System.out.printf(
          "%d trades: made in %d ms, read in %d ms%n",
          listed.size(), all.minus(reading).toMillis(), reading.toMillis());
      assertThat(listed).hasSameSizeAs(expected);
      assertThat(best).hasSize((int) known);
      assertThat(all).isLessThan(Duration.ofSeconds(10));
    }
  }
}
