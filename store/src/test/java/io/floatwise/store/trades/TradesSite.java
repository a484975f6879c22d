package io.floatwise.store.trades;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.report.Ledger;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.journal.Journals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a test keeps journals and the tables made of them, with the access past our own code that
/// only a test may have.
interface TradesSite {

  JournalPlace place();

  /// To the journals.
  Connection journals() throws SQLException;

  /// To the tables made of them.
  Connection tables() throws SQLException;

  /// The tables as this program opens them; the caller closes it.
  Database database();

  /// Appends to the journals, which are closed again.
  default void write(Map<String, List<Entry>> entries) {
    try (var held = DirectoryLock.take(DataDirectory.open(place().folder()));
        Journals journals = place().write(held)) {
      entries.forEach((account, more) -> {
        try (var journal = journals.open(account)) {
          journal.append(more);
        }
      });
    }
  }

  default Trades open() {
    return Trades.open(place());
  }

  static void execute(Connection connection, String... statements) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static List<String> lines(Connection connection, String sql) throws SQLException {
    var lines = new ArrayList<String>();
    try (connection;
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var line = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          line.append(rows.getString(i)).append('|');
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }

  /// Every cell of both tables.
  default List<String> dump() throws SQLException {
    var all = new ArrayList<>(lines(tables(), "SELECT * FROM projected ORDER BY account"));
    all.addAll(lines(tables(), "SELECT * FROM trade ORDER BY account, lot"));
    return all;
  }

  /// What a fold of the journal says of its lots, oldest first.
  static List<TradeRow> rows(String account, List<Entry> entries) {
    Ledger ledger = ledger(entries);
    return ledger.books().lots().stream()
        .map((Lot lot) -> TradeRow.of(account, ledger, lot))
        .toList();
  }

  /// What a fold of the journal says of its sums.
  static AccountRow sums(String account, List<Entry> entries) {
    AccountRow row = AccountRow.of(account, ledger(entries));
    Optional<AccountRow.LastSale> last =
        rows(account, entries).stream()
            .filter(trade -> trade.sale().isPresent())
            .max(
                Comparator.comparing((TradeRow trade) -> trade.sale().orElseThrow().at())
                    .thenComparingLong(TradeRow::lot))
            .map(trade -> new AccountRow.LastSale(trade.sale().orElseThrow().at(), trade.title()));
    return new AccountRow(
        row.account(),
        row.seq(),
        row.at(),
        row.usable(),
        row.inProtection(),
        row.acquired(),
        row.open(),
        row.invested(),
        row.sold(),
        row.wins(),
        row.unknownCost(),
        row.fees(),
        row.realised(),
        row.atRisk(),
        last);
  }

  private static Ledger ledger(List<Entry> entries) {
    var ledger = new Ledger();
    entries.forEach(ledger::apply);
    return ledger;
  }
}
