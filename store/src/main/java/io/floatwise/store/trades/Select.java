package io.floatwise.store.trades;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A question in the SQL that both databases speak.
///
/// @param sql with a `?` for each value
/// @param values texts and numbers
record Select(String sql, List<Object> values) {

  /// The latest sale of an account, which is one step into the index of its sales.
  private static final String LATEST =
      "(SELECT t.%s FROM trade AS t WHERE t.account = p.account AND t.sold_at IS NOT NULL"
          + " ORDER BY t.sold_at DESC, t.lot DESC LIMIT 1)";

  /// Every account with its sums and its latest sale.
  static final Select ACCOUNTS =
      new Select(
          "SELECT account, seq, at, currency, usable, protected, acquired, open, invested, sold,"
              + " wins, unknown_cost, fees, realised, at_risk, "
              + LATEST.formatted("sold_at")
              + ", "
              + LATEST.formatted("title")
              + " FROM projected AS p ORDER BY account",
          List.of());

  /// Every title that there is, jumping from one to the next in the index.
  static final Select TITLES =
      new Select(
          """
          WITH RECURSIVE names (title) AS (
            SELECT min(title) FROM trade
            UNION ALL
            SELECT (SELECT min(trade.title) FROM trade WHERE trade.title > names.title)
            FROM names WHERE names.title IS NOT NULL)
          SELECT title FROM names WHERE title IS NOT NULL\
          """,
          List.of());

  private static final String TRADES =
      "SELECT account, lot, game, title, asset, state, origin, strategy, currency, acquired_at,"
          + " cost, ask, sold_at, price, fee, profit, final_at FROM trade WHERE ";

  /// Up to where rows are true.
  ///
  /// @param account whose; empty for all
  static Select asOf(Optional<String> account) {
    String sql = "SELECT account, seq, at FROM projected";
    return account
        .map(name -> new Select(sql + " WHERE account = ?", List.of(name)))
        .orElse(new Select(sql + " ORDER BY account", List.of()));
  }

  /// One row more than a page, which shows whether there is a next one.
  ///
  /// @param since market time; empty for no bound
  /// @param titles whose trades; empty for all
  static Select trades(TradeQuery query, Optional<Instant> since, Optional<List<String>> titles) {
    var where = new ArrayList<String>();
    var values = new ArrayList<>();
    String column = query.sort().column();
    where.add(column + " IS NOT NULL");
    query.account().ifPresent(account -> add(where, "account = ?", values, account));
    query.game().ifPresent(game -> add(where, "game = ?", values, game));
    query.state().ifPresent(state -> add(where, "state = ?", values, state));
    titles.ifPresent(names -> {
      where.add("title IN (" + "?, ".repeat(names.size() - 1) + "?)");
      values.addAll(names);
    });
    since.ifPresent(at -> add(where, query.sort().moment() + " >= ?", values, Nanos.of(at)));
    query
        .after()
        .ifPresent(mark -> {
          where.add("(" + column + ", account, lot) < (?, ?, ?)");
          values.addAll(List.of(mark.value(), mark.account(), mark.lot()));
        });
    values.add(query.limit() + 1);
    return new Select(
        TRADES
            + String.join(" AND ", where)
            + " ORDER BY %s DESC, account DESC, lot DESC LIMIT ?".formatted(column),
        values);
  }

  private static void add(List<String> where, String what, List<Object> values, Object value) {
    where.add(what);
    values.add(value);
  }

  PreparedStatement on(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }
}
