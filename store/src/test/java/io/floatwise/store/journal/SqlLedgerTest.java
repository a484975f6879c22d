package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.report.CashMovement;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.report.Mark;
import io.floatwise.core.report.Overview;
import io.floatwise.core.report.Performance;
import io.floatwise.core.report.Unrealised;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.journal.RandomHistory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The performance figures once more, by somebody who knows only the rows of the journal and SQL.
class SqlLedgerTest {

  private static final int SEEDS = 10;
  private static final int MANY_SEEDS = 100;
  private static final int MOVES = 200;
  private static final int SIMULATIONS = 2;
  private static final int MANY_SIMULATIONS = 10;
  private static final int HOURS = 24 * 40;

  /// Lots, sales and their ends, straight from the rows.
  private static final String ROWS =
      """
      WITH row AS (SELECT seq, kind, body FROM journal WHERE account = 'demo'),
      won AS (
        SELECT seq, body ->> '$.intent' AS intent FROM row
        WHERE kind IN ('outcome-received', 'outcome-resolved')
          AND body ->> '$.outcome.type' = 'accepted'
          AND body ->> '$.outcome.effect.type' = 'bought'),
      moved AS (
        SELECT body ->> '$.lot' AS lot, body ->> '$.amount.minor' AS amount
        FROM row WHERE kind = 'money-adopted'),
      lot AS (
        SELECT w.seq AS seq, s.seq AS id, 1 AS paid,
          s.body ->> '$.intent.offer.price.minor' AS cost,
          s.body ->> '$.intent.offer.item.id' AS asset
        FROM won w JOIN row s ON s.kind = 'submission-started' AND s.seq = w.intent
        UNION ALL
        SELECT seq, seq, 1, body ->> '$.price.minor', body ->> '$.item.id'
        FROM row WHERE kind = 'target-filled'
        UNION ALL
        SELECT a.seq, a.seq, m.lot IS NOT NULL, coalesce(a.body ->> '$.cost.minor', -m.amount),
          a.body ->> '$.item.id'
        FROM row a LEFT JOIN moved m ON m.lot = a.seq WHERE a.kind = 'lot-adopted'),
      done AS (
        SELECT seq, kind, body ->> '$.lot' AS id FROM row
        WHERE kind IN ('sale-settled', 'sale-reverted', 'purchase-reverted', 'lot-withdrawn')),
      sale AS (
        SELECT r.seq, l.id, l.cost, r.body ->> '$.fee.minor' AS fee,
          (r.body ->> '$.price.minor') - (r.body ->> '$.fee.minor') AS net,
          (SELECT seq FROM done d WHERE d.id = l.id AND kind = 'sale-reverted') AS reverted,
          r.body ->> '$.finalAt' IS NULL
            OR EXISTS (SELECT 1 FROM done d WHERE d.id = l.id AND kind = 'sale-settled') AS final
        FROM row r JOIN lot l ON l.id = r.body ->> '$.lot' WHERE r.kind = 'lot-sold'),
      open AS (
        SELECT * FROM lot l WHERE NOT EXISTS (SELECT 1 FROM sale s WHERE s.id = l.id)
          AND NOT EXISTS (SELECT 1 FROM done d WHERE d.id = l.id)),
      change AS (
        SELECT seq, net - cost AS gain FROM sale WHERE cost IS NOT NULL
        UNION ALL
        SELECT reverted, -net FROM sale WHERE cost IS NOT NULL AND reverted IS NOT NULL
        UNION ALL
        SELECT l.seq, l.cost FROM lot l WHERE l.paid = 0 AND l.cost IS NOT NULL AND EXISTS (
          SELECT 1 FROM sale s JOIN lot p ON p.id = s.id
          WHERE s.reverted IS NOT NULL AND p.cost = l.cost AND p.seq =
            (SELECT max(q.seq) FROM lot q WHERE q.asset = l.asset AND q.seq < l.seq))
        UNION ALL
        SELECT 0, 0),
      result AS (SELECT seq, sum(gain) OVER (ORDER BY seq) AS result FROM change),
      best AS (SELECT seq, result, max(result) OVER (ORDER BY seq) AS best FROM result)
      """;

  private static final Map<String, String> FIGURES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("realised", "SELECT sum(net - cost) FROM sale WHERE final"),
              Map.entry(
                  "at risk",
                  "SELECT sum(net - cost) FROM sale WHERE NOT final AND reverted IS NULL"),
              Map.entry("fees", "SELECT sum(fee) FROM sale WHERE reverted IS NULL"),
              Map.entry(
                  "unrealised",
                  "SELECT sum(m.net - o.cost) FROM open o JOIN mark m ON m.lot = o.id"),
              Map.entry(
                  "equity",
                  """
                  SELECT (SELECT (body ->> '$.usable.minor') + (body ->> '$.tradeProtected.minor')
                      FROM row WHERE kind = 'account-opened')
                    - (SELECT coalesce(sum(cost), 0) FROM lot l WHERE paid AND NOT EXISTS (
                        SELECT 1 FROM done d WHERE d.id = l.id AND kind = 'purchase-reverted'))
                    + (SELECT coalesce(sum(net), 0) FROM sale WHERE reverted IS NULL)
                    + (SELECT coalesce(sum(amount), 0) FROM moved WHERE lot IS NULL)
                    + (SELECT coalesce(sum(cost), 0) FROM open)\
                  """),
              Map.entry(
                  "return in basis points",
                  """
                  SELECT CASE WHEN sum(cost) > 0 THEN
                    sum(net - cost) * 10000 / sum(cost)
                      - (sum(net - cost) * 10000 % sum(cost) < 0) END
                  FROM sale WHERE final AND cost IS NOT NULL\
                  """),
              Map.entry("result", "SELECT result FROM best ORDER BY seq DESC LIMIT 1"),
              Map.entry("drawdown", "SELECT best - result FROM best ORDER BY seq DESC LIMIT 1"),
              Map.entry("deepest drawdown", "SELECT max(best - result) FROM best")));

  /// All in one statement, so that lots and sales are found once and not for each figure.
  private static final String ALL_FIGURES =
      FIGURES.entrySet().stream()
          .map(figure -> "(" + figure.getValue() + ") AS \"" + figure.getKey() + "\"")
          .collect(Collectors.joining(", ", ROWS + "SELECT ", ""));

  @TempDir Path dir;

  @Test
  @Proves(
      value = "P4.3.2",
      breaks = {Ledger.class, Performance.class, Portfolio.class})
  void sqlOverTheRowsFindsTheSameFiguresToTheCent() throws SQLException {
    compareHistories(SEEDS);
  }

  @Test
  @Proves(
      value = "P4.3.2",
      breaks = {Ledger.class, Performance.class, Portfolio.class})
  void theSameHoldsForWhatTheBotItselfWroteOnASimulatedExchange() throws SQLException {
    compareSimulations(SIMULATIONS);
  }

  @Test
  @Tag("long")
  @Proves(
      value = "P4.3.2",
      breaks = {Ledger.class, Performance.class, Portfolio.class},
      form = Proves.Form.LONG)
  void theSameHoldsForManyHistoriesOfTheBotItself() throws SQLException {
    compareSimulations(MANY_SIMULATIONS);
  }

  @Test
  @Tag("long")
  @Proves(
      value = "P4.3.2",
      breaks = {Ledger.class, Performance.class, Portfolio.class},
      form = Proves.Form.LONG)
  void sqlOverTheRowsOfManyHistoriesFindsTheSameFigures() throws SQLException {
    compareHistories(MANY_SEEDS);
  }

  private void compareHistories(int seeds) throws SQLException {
    long sales = 0;
    long reversals = 0;
    var moved = EnumSet.noneOf(CashMovement.Kind.class);
    for (long seed = 1; seed <= seeds; seed++) {
      Ledger ledger = compared("random-" + seed, RandomHistory.of(seed, MOVES));
      sales += ledger.books().totals().sales();
      reversals += reversals(ledger);
      ledger.movements().forEach(move -> moved.add(move.kind()));
    }
    assertThat(moved)
        .as("money must move in every way")
        .containsExactly(CashMovement.Kind.values());
    assertThat(sales).as("the histories must trade").isGreaterThan(20L * seeds);
    assertThat(reversals).as("and roll back").isGreaterThan(2L * seeds);
  }

  private void compareSimulations(int simulations) throws SQLException {
    long sales = 0;
    long reversals = 0;
    for (long seed = 1; seed <= simulations; seed++) {
      Ledger ledger = compared("simulated-" + seed, SimulatedHistory.of(seed, HOURS));
      sales += ledger.books().totals().sales();
      reversals += reversals(ledger);
    }
    assertThat(sales).as("the bot must trade").isGreaterThan(2L * simulations);
    assertThat(reversals).as("and lose sales again").isPositive();
  }

  private Ledger compared(String name, List<Entry> history) throws SQLException {
    var folder = new JournalFolder(dir.resolve(name));
    folder.write(history);
    var ledger = new Ledger();
    try (var reading = JournalReading.open(folder.path())) {
      reading.replay(JournalFolder.ACCOUNT, ledger::apply);
    }
    assertThat(folded(ledger)).as(name).isEqualTo(queried(folder, ledger));
    return ledger;
  }

  private static long reversals(Ledger ledger) {
    return ledger.books().lots().stream()
        .flatMap(l -> ledger.sale(l.id()).stream())
        .filter(s -> !s.stands())
        .count();
  }

  /// Every second open lot is worth something to somebody.
  private static Optional<Mark> mark(Lot lot, Ledger ledger) {
    return lot.id().seq() % 2 == 0
        ? Optional.of(new Mark(Money.usd(lot.id().seq() * 37), Mark.Basis.EXECUTABLE, ledger.at()))
        : Optional.empty();
  }

  private static Map<String, Long> folded(Ledger ledger) {
    Function<Lot, Optional<Mark>> marks = lot -> mark(lot, ledger);
    var overview = Overview.of(ledger, marks, ledger.at());
    var figures = new TreeMap<String, Long>();
    figures.put("realised", overview.total().realised().minor());
    figures.put("at risk", overview.total().atRisk().minor());
    figures.put("fees", overview.total().fees().minor());
    figures.put(
        "unrealised",
        overview.unrealised().lines().stream()
            .map(Unrealised.Line::profit)
            .mapToLong(Money::minor)
            .sum());
    figures.put("equity", overview.equity().minor());
    figures.put("return in basis points", overview.total().returnOnCost().orElse(0));
    figures.put("result", overview.drawdown().result().minor());
    figures.put("drawdown", overview.drawdown().present().minor());
    figures.put("deepest drawdown", overview.drawdown().deepest().minor());
    return figures;
  }

  private static Map<String, Long> queried(JournalFolder folder, Ledger ledger)
      throws SQLException {
    var figures = new TreeMap<String, Long>();
    try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + folder.file())) {
      writeMarks(sql, ledger);
      try (var statement = sql.createStatement();
          ResultSet row = statement.executeQuery(ALL_FIGURES)) {
        assertThat(row.next()).isTrue();
        for (String figure : FIGURES.keySet()) {
          figures.put(figure, row.getLong(figure));
        }
      }
    }
    return figures;
  }

  private static void writeMarks(Connection sql, Ledger ledger) throws SQLException {
    try (var statement = sql.createStatement()) {
      statement.execute("CREATE TEMP TABLE mark (lot INTEGER, net INTEGER)");
    }
    try (PreparedStatement insert = sql.prepareStatement("INSERT INTO mark VALUES (?, ?)")) {
      for (Lot lot : ledger.books().openLots()) {
        Optional<Mark> mark = mark(lot, ledger);
        if (mark.isPresent()) {
          insert.setLong(1, lot.id().seq());
          insert.setLong(2, mark.get().net().minor());
          insert.executeUpdate();
        }
      }
    }
  }
}
