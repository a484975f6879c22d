package io.floatwise.store.trades;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.testkit.machine.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How PostgreSQL finds the answers in very many trades, and how soon.
class TradesPlanTest {

  private static final Path REPORT = Repository.root().resolve("docs/measurements/reads.md");
  private static final int QUICK = 50_000;
  private static final int[] LONG = {10_000, 100_000, 1_000_000};
  private static final int SAMPLES = 41;

  private static Postgres postgres;

  @TempDir private Path temp;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private TradesSite filled(int trades) throws SQLException {
    var site = new PostgresTradesTest.InSchema(postgres, postgres.database(), temp);
    try (var held = DirectoryLock.take(DataDirectory.open(temp));
        var journals = site.place().write(held)) {
      journals.open("nobody").close();
    }
    try (Trades opened = site.open()) {
      MadeUpTrades.make(site, trades);
      opened.upkeep();
    }
    return site;
  }

  @Test
  @Proves(value = "P5.1.2.2", breaks = Select.class)
  void noQuestionIsAnsweredByReadingAllTradesAndNoIndexIsInVain() throws Exception {
    assertPlans(filled(QUICK));
  }

  @Test
  @Tag("long")
  @Proves(value = "P5.1.2.2", breaks = Select.class, form = Proves.Form.LONG)
  void noQuestionAboutAMillionTradesIsAnsweredByReadingAll() throws Exception {
    assertPlans(filled(1_000_000));
  }

  private static void assertPlans(TradesSite site) throws SQLException {
    try (Connection connection = site.tables()) {
      Map<String, Select> selects = selects(connection);
      for (var each : selects.entrySet()) {
        List<String> plan = explain(connection, each.getValue());
        assertThat(plan)
            .as("%s: %s", each.getKey(), each.getValue().sql())
            .noneMatch(line -> line.contains("Seq Scan on trade"))
            .isNotEmpty();
        ask(connection, each.getValue());
      }
    }
    assertNoIndexInVain(site);
  }

  /// Everything that is ever asked, by a name for it.
  private static Map<String, Select> selects(Connection connection) throws SQLException {
    var all = new LinkedHashMap<String, Select>();
    for (var each : MadeUpTrades.questions().entrySet()) {
      TradeQuery query = each.getValue();
      List<TradePage.AsOf> asOf = TradeReading.asOf(connection, query);
      Optional<Select> select = TradeReading.select(connection, query, asOf);
      all.put(each.getKey(), select.orElseThrow());
    }
    all.put("the titles", Select.TITLES);
    all.put("the accounts", Select.ACCOUNTS);
    return all;
  }

  private static List<String> explain(Connection connection, Select select) throws SQLException {
    var lines = new ArrayList<String>();
    var explaining = new Select("EXPLAIN " + select.sql(), select.values());
    try (PreparedStatement statement = explaining.on(connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }

  private static void ask(Connection connection, Select select) throws SQLException {
    try (PreparedStatement statement = select.on(connection);
        ResultSet rows = statement.executeQuery()) {
      assertThat(rows.next()).as(select.sql()).isTrue();
    }
  }

  /// Whatever was asked just now used every index, and none does what another one does as well.
  private static void assertNoIndexInVain(TradesSite site) throws SQLException {
    TradesSite.execute(site.tables(), "SELECT pg_stat_force_next_flush()", "SELECT 1");
    List<String> unused =
        TradesSite.lines(
            site.tables(),
            "SELECT indexrelname FROM pg_stat_user_indexes"
                + " WHERE schemaname = current_schema AND relname = 'trade' AND idx_scan = 0");
    assertThat(unused).as("indexes that nothing uses").isEmpty();
    List<String> same =
        TradesSite.lines(
            site.tables(),
            """
            SELECT a.indexrelid::regclass, b.indexrelid::regclass FROM pg_index AS a JOIN pg_index AS b
            ON a.indrelid = b.indrelid AND a.indexrelid <> b.indexrelid
              AND b.indkey::text || ' ' LIKE a.indkey::text || ' %'
              AND a.indpred IS NOT DISTINCT FROM b.indpred
            WHERE a.indrelid IN ('trade'::regclass, 'projected'::regclass)\
            """);
    assertThat(same).as("indexes that another one makes needless").isEmpty();
    List<String> all =
        TradesSite.lines(
            site.tables(),
            "SELECT indexrelname FROM pg_stat_user_indexes"
                + " WHERE schemaname = current_schema AND relname = 'trade'");
    assertThat(all).hasSizeGreaterThan(5);
  }

  @Test
  @Proves(value = "P5.1.2.5", breaks = TradeReading.class, breaksMethods = "accounts")
  void everyAccountWithItsResultAndLatestSaleComesWithinASecond() throws Exception {
    TradesSite site = filled(QUICK);
    try (Trades trades = site.open()) {
      double[] millis = millis(trades::accounts);
      System.out.printf("accounts: median %.1f ms, p95 %.1f ms%n", at(millis, 50), at(millis, 95));
      assertThat(trades.accounts()).hasSize(1_000);
      assertThat(at(millis, 95)).isLessThan(1_000);
      AccountRow row = trades.accounts().getFirst();
      String latest =
          TradesSite.lines(
                  site.tables(),
                  "SELECT title, sold_at FROM trade WHERE sold_at = (SELECT max(sold_at) FROM trade"
                      + " WHERE account = '"
                      + row.account()
                      + "')")
              .getFirst();
      AccountRow.LastSale last = row.last().orElseThrow();
      assertThat(last.title() + "|" + Nanos.of(last.at()) + "|").isEqualTo(latest);
    }
  }

  @Test
  @Tag("long")
  @Proves(value = "P5.1.2.1", breaks = Select.class, form = Proves.Form.LONG)
  @Proves(value = "P5.1.2.5", breaks = Select.class, form = Proves.Form.LONG)
  void howSoonQuestionsAreAnsweredFromTenThousandToAMillionTrades() throws Exception {
    var cells = new LinkedHashMap<String, List<String>>();
    for (int size : LONG) {
      try (Trades trades = filled(size).open()) {
        var asked = new LinkedHashMap<String, Runnable>();
        MadeUpTrades.questions()
            .forEach((name, query) -> asked.put(name, () -> trades.page(query)));
        asked.put("the accounts", trades::accounts);
        asked.forEach((name, question) -> {
          double[] millis = millis(question);
          cells
              .computeIfAbsent(name, _ -> new ArrayList<>())
              .add(String.format(Locale.ROOT, "%.1f | %.1f", at(millis, 50), at(millis, 95)));
          assertThat(at(millis, 95)).as("%s of %d", name, size).isLessThan(1_000);
        });
      }
    }
    Files.writeString(REPORT, report(cells));
  }

  private static double[] millis(Runnable question) {
    double[] millis = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      long begun = System.nanoTime();
      question.run();
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  private static double at(double[] sorted, int percent) {
    return sorted[(sorted.length - 1) * percent / 100];
  }

  private static String report(Map<String, List<String>> cells) {
    var text = new StringJoiner("\n", "", "\n");
    text.add(
        """
        # How soon questions about trades are answered

        Written by the long profile (`TradesPlanTest`); do not edit. PostgreSQL and the program on one machine with %d \
        cores, made-up trades of 1,000 accounts and 3,000 titles, pages of 50 rows; each question was asked %d times. \
        Milliseconds until the program had the whole answer, with the moment of each account and, where titles are \
        filtered, the search among all titles. `the accounts` is every account with its result and its latest sale.

        | Question | 10,000: median | p95 | 100,000: median | p95 | 1,000,000: median | p95 |
        |---|--:|--:|--:|--:|--:|--:|\
        """
            .formatted(Runtime.getRuntime().availableProcessors(), SAMPLES));
    cells.forEach((name, row) -> text.add("| %s | %s |".formatted(name, String.join(" | ", row))));
    return text.toString();
  }
}
