package io.floatwise.store.trades;

import io.floatwise.core.money.Money;
import io.floatwise.store.database.Database;
import io.floatwise.store.journal.Head;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes the rows of accounts, each time together with the moment of the journal up to which they
/// are true, and only where nobody else moved that moment. Thread-safe.
final class TradeTables {

  /// Of what is made of a journal now. Rows of another number are made anew.
  static final int MADE = 1;

  /// Of rows that another version of the program made: no journal went through it.
  private static final Head FOREIGN = new Head(Long.MAX_VALUE, "");

  private static final String HEADS = "SELECT account, seq, chain, made FROM projected";
  private static final String BEGIN =
      "INSERT INTO projected (account, seq, chain, made, at, currency, usable, protected, acquired,"
          + " open, invested, sold, wins, unknown_cost, fees, realised, at_risk)"
          + " VALUES (?, 0, ?, ?, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING";
  private static final String ADVANCE =
      "UPDATE projected SET seq = ?, chain = ?, made = ?, at = ?, currency = ?, usable = ?,"
          + " protected = ?, acquired = ?, open = ?, invested = ?, sold = ?, wins = ?,"
          + " unknown_cost = ?, fees = ?, realised = ?, at_risk = ?"
          + " WHERE account = ? AND seq = ? AND chain = ?";
  private static final String TAKE_BACK =
      "UPDATE projected SET seq = 0, chain = ?, made = ?, at = 0, usable = 0, protected = 0,"
          + " acquired = 0, open = 0, invested = 0, sold = 0, wins = 0, unknown_cost = 0, fees = 0,"
          + " realised = 0, at_risk = 0 WHERE account = ?";
  private static final String DELETE =
      "DELETE FROM trade WHERE account = ? AND lot IN"
          + " (SELECT lot FROM trade WHERE account = ? ORDER BY lot LIMIT ?)";
  private static final String PUT =
      """
      INSERT INTO trade (account, lot, game, title, asset, state, origin, strategy, currency,
        acquired_at, cost, ask, sold_at, price, fee, net, profit, final_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (account, lot) DO UPDATE SET state = excluded.state,
        acquired_at = excluded.acquired_at, origin = excluded.origin,
        strategy = excluded.strategy, cost = excluded.cost, ask = excluded.ask,
        sold_at = excluded.sold_at, price = excluded.price, fee = excluded.fee,
        net = excluded.net, profit = excluded.profit, final_at = excluded.final_at\
      """;

  private final Database database;

  TradeTables(Database database) {
    this.database = database;
  }

  /// Up to where the rows of each account are true, by account.
  Map<String, Head> heads() {
    return transact(
        "reading them",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(HEADS)) {
            return heads(select);
          }
        });
  }

  /// Up to where the rows of an account are true; empty if they were never begun.
  Optional<Head> head(String account) {
    return transact(
        "reading them",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(HEADS + " WHERE account = ?")) {
            select.setString(1, account);
            return Optional.ofNullable(heads(select).get(account));
          }
        });
  }

  private static Map<String, Head> heads(PreparedStatement select) throws SQLException {
    var heads = new TreeMap<String, Head>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        Head head = new Head(rows.getLong(2), String.valueOf(rows.getString(3)));
        heads.put(String.valueOf(rows.getString(1)), rows.getInt(4) == MADE ? head : FOREIGN);
      }
    }
    return heads;
  }

  /// Begins an account that has no rows.
  void begin(String account) {
    transact(
        "beginning an account",
        connection -> execute(connection, BEGIN, account, Head.EMPTY.chain(), MADE, currency()));
  }

  /// Takes back rows of an account, so that nothing of it is true.
  ///
  /// @param most rows at once
  /// @return whether none is left
  boolean takeBack(String account, int most) {
    return transact(
        "taking back rows",
        connection -> {
          execute(connection, TAKE_BACK, FOREIGN.chain(), 0, account);
          boolean none = execute(connection, DELETE, account, account, most) < most;
          if (none) {
            execute(connection, TAKE_BACK, Head.EMPTY.chain(), MADE, account);
          }
          return none;
        });
  }

  /// Forgets an account without rows.
  void forget(String account) {
    transact(
        "forgetting an account",
        connection -> execute(connection, "DELETE FROM projected WHERE account = ?", account));
  }

  /// Writes what changed from one moment to the next.
  ///
  /// @return whether it was written; false if somebody else moved the account meanwhile
  boolean advance(Head from, Head to, AccountRow sums, List<TradeRow> changed) {
    return transact(
        "writing them",
        connection -> {
          if (!advance(connection, from, to, sums)) {
            return false;
          }
          try (PreparedStatement put = connection.prepareStatement(PUT)) {
            for (TradeRow row : changed) {
              set(put, values(row));
              put.addBatch();
            }
            put.executeBatch();
          }
          return true;
        });
  }

  private static boolean advance(Connection connection, Head from, Head to, AccountRow sums)
      throws SQLException {
    return execute(
            connection,
            ADVANCE,
            to.seq(),
            to.chain(),
            MADE,
            Nanos.of(sums.at()),
            currency(),
            sums.usable().minor(),
            sums.inProtection().minor(),
            sums.acquired(),
            sums.open(),
            sums.invested().minor(),
            sums.sold(),
            sums.wins(),
            sums.unknownCost(),
            sums.fees().minor(),
            sums.realised().minor(),
            sums.atRisk().minor(),
            sums.account(),
            from.seq(),
            from.chain())
        == 1;
  }

  private static Object[] values(TradeRow row) {
    Optional<TradeRow.Sold> sale = row.sale();
    return new Object[] {
      row.account(),
      row.lot(),
      row.game(),
      row.title(),
      row.asset(),
      row.state(),
      row.origin(),
      row.strategy(),
      currency(),
      Nanos.of(row.acquiredAt()),
      row.cost(),
      row.ask(),
      sale.map(TradeRow.Sold::at),
      sale.map(TradeRow.Sold::price),
      sale.map(TradeRow.Sold::fee),
      sale.map(TradeRow.Sold::net),
      sale.flatMap(TradeRow.Sold::profit),
      sale.flatMap(TradeRow.Sold::finalAt)
    };
  }

  private static int execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate();
    }
  }

  /// What may be missing is a number.
  private static void set(PreparedStatement statement, Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i] instanceof Optional<?> optional ? optional.orElse(null) : values[i];
      switch (value) {
        case null -> statement.setNull(i + 1, Types.BIGINT);
        case Money money -> statement.setLong(i + 1, money.minor());
        case Instant at -> statement.setLong(i + 1, Nanos.of(at));
        default -> statement.setObject(i + 1, value);
      }
    }
  }

  private static String currency() {
    return Money.ZERO_USD.currency().name();
  }

  private <T> T transact(String doing, Database.Work<T> work) {
    try {
      return database.transact(work);
    } catch (SQLException e) {
      throw database.explain(doing, e);
    }
  }
}
