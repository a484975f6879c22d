package io.floatwise.store.trades;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Very many trades that the database makes up by itself, and what is asked about them. Of 1,000
/// accounts a few have most of the trades, of 3,000 titles likewise; nearly all lots are settled.
final class MadeUpTrades {

  private static final int ACCOUNTS = 1_000;

  private MadeUpTrades() {}

  /// @param trades so many, in two years
  static void make(TradesSite site, int trades) throws SQLException {
    TradesSite.execute(
        site.tables(),
        "SELECT setseed(0.4)",
        """
        INSERT INTO projected SELECT 'account ' || n, 1, 'made up', 1, 0, 'USD', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        FROM generate_series(0, %d) AS n\
        """
            .formatted(ACCOUNTS - 1),
        """
        INSERT INTO trade (account, lot, game, title, asset, state, origin, strategy, currency,
          acquired_at, cost, ask, sold_at, price, fee, net, profit, final_at)
        SELECT 'account ' || floor(power(random(), 3) * %d)::int, n,
          (ARRAY['CS2', 'CS2', 'CS2', 'Dota 2', 'Team Fortress 2', 'Rust'])[1 + n %% 6],
          'Item ' || floor(power(random(), 2) * 3000)::int || ' (Field-Tested)', 'asset ' || n, state, 'bought',
          'value-flip', 'USD', bought, cost,
          CASE WHEN state = 'listed' THEN cost * 2 END,
          CASE WHEN gone THEN bought + 86400000000000 * (1 + n %% 9) END,
          CASE WHEN gone THEN cost + gain + 30 END, CASE WHEN gone THEN 30 END,
          CASE WHEN gone THEN cost + gain END,
          CASE WHEN gone AND state <> 'reverted' THEN gain END, NULL
        FROM (SELECT n, state, state IN ('settled', 'sold', 'reverted') AS gone, cost, gain,
            1700000000000000000 + n * (63072000000000000 / %d) AS bought
          FROM (SELECT n, 50 + floor(random() * 20000)::bigint AS cost, floor(random() * 900 - 200)::bigint AS gain,
              CASE WHEN random() < 0.96 THEN 'settled'
                ELSE (ARRAY['held', 'listed', 'listed', 'sold', 'sold', 'reverted', 'returned', 'withdrawn'])
                  [1 + floor(random() * 8)::int] END AS state
            FROM generate_series(1, %d) AS n) AS drawn) AS made\
        """
            .formatted(ACCOUNTS, trades, trades),
        """
        UPDATE projected SET seq = 1000, at = coalesce((SELECT max(acquired_at) FROM trade
          WHERE trade.account = projected.account), 0)\
        """);
  }

  /// What people ask most, by a name for it.
  static Map<String, TradeQuery> questions() {
    var all = new LinkedHashMap<String, TradeQuery>();
    var asked =
        new TradeQuery[] {
          TradeQuery.all(TradeQuery.Sort.BOUGHT, 50),
          TradeQuery.all(TradeQuery.Sort.SOLD, 50),
          TradeQuery.all(TradeQuery.Sort.PROFIT, 50)
        };
    for (TradeQuery query : asked) {
      String by = ", by " + query.sort().column();
      all.put("all" + by, query);
      all.put("a large account" + by, with(query, "account 0", null, null, null));
      all.put("a small account" + by, with(query, "account 900", null, null, null));
      all.put("the last week" + by, with(query, null, null, null, Duration.ofDays(7)));
      all.put("settled" + by, with(query, null, "settled", null, null));
      all.put("a title" + by, with(query, null, null, "item 17 (", null));
      all.put("some titles" + by, with(query, null, null, "item 29", null));
    }
    all.put("on sale", with(asked[0], null, "listed", null, null));
    all.put("returned", with(asked[0], null, "returned", null, null));
    all.put("on sale, an account", with(asked[0], "account 3", "listed", null, null));
    all.put(
        "deep in the list",
        new TradeQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            TradeQuery.Sort.SOLD,
            50,
            Optional.of(new TradeQuery.Mark(1_730_000_000_000_000_000L, 5, "account 5"))));
    return all;
  }

  private static TradeQuery with(
      TradeQuery query, String account, String state, String title, Duration since) {
    return new TradeQuery(
        Optional.ofNullable(account),
        Optional.empty(),
        Optional.ofNullable(state),
        Optional.ofNullable(title),
        Optional.ofNullable(since),
        query.sort(),
        query.limit(),
        Optional.empty());
  }
}
