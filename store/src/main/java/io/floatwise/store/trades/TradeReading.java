package io.floatwise.store.trades;

import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.store.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Answers questions from the tables, each from one moment of them. Thread-safe.
final class TradeReading {

  private final Database database;

  /// @param database in which a transaction sees one moment
  TradeReading(Database database) {
    this.database = database;
  }

  TradePage page(TradeQuery query) {
    return transact(connection -> page(connection, query));
  }

  /// By name.
  List<AccountRow> accounts() {
    return transact(connection -> read(connection, Select.ACCOUNTS, TradeReading::account));
  }

  private static TradePage page(Connection connection, TradeQuery query) throws SQLException {
    List<TradePage.AsOf> asOf = asOf(connection, query);
    Optional<Select> select = select(connection, query, asOf);
    List<TradeRow> rows =
        select.isPresent() ? read(connection, select.get(), TradeReading::trade) : List.of();
    boolean more = rows.size() > query.limit();
    List<TradeRow> page = more ? rows.subList(0, query.limit()) : rows;
    return new TradePage(
        asOf, page, more ? Optional.of(mark(query.sort(), page.getLast())) : Optional.empty());
  }

  static List<TradePage.AsOf> asOf(Connection connection, TradeQuery query) throws SQLException {
    return read(
        connection,
        Select.asOf(query.account()),
        rows -> new TradePage.AsOf(text(rows, 1), rows.getLong(2), moment(rows, 3)));
  }

  /// What the database is asked; empty if the answer is known to be empty.
  static Optional<Select> select(Connection connection, TradeQuery query, List<TradePage.AsOf> asOf)
      throws SQLException {
    Optional<List<String>> titles = Optional.empty();
    if (query.title().isPresent()) {
      titles = Optional.of(titles(connection, query.title().get()));
    }
    if (asOf.isEmpty() || titles.filter(List::isEmpty).isPresent()) {
      return Optional.empty();
    }
    Instant latest = asOf.stream().map(TradePage.AsOf::at).max(Instant::compareTo).orElseThrow();
    return Optional.of(Select.trades(query, query.since().map(latest::minus), titles));
  }

  private static TradeQuery.Mark mark(TradeQuery.Sort sort, TradeRow row) {
    return new TradeQuery.Mark(sort.value(row), row.lot(), row.account());
  }

  /// Compared here, because databases do not agree on the case of letters.
  private static List<String> titles(Connection connection, String part) throws SQLException {
    String wanted = part.toLowerCase(Locale.ROOT);
    List<String> all = read(connection, Select.TITLES, rows -> text(rows, 1));
    return all.stream().filter(title -> title.toLowerCase(Locale.ROOT).contains(wanted)).toList();
  }

  private static TradeRow trade(ResultSet rows) throws SQLException {
    Currency currency = Currency.valueOf(text(rows, 9));
    Optional<Money> price = money(rows, 14, currency);
    Optional<TradeRow.Sold> sale = Optional.empty();
    if (price.isPresent()) {
      sale =
          Optional.of(
              new TradeRow.Sold(
                  moment(rows, 13),
                  price.get(),
                  money(rows, 15, currency).orElseThrow(),
                  money(rows, 16, currency),
                  number(rows, 17).map(Nanos::instant)));
    }
    return new TradeRow(
        text(rows, 1),
        rows.getLong(2),
        text(rows, 3),
        text(rows, 4),
        text(rows, 5),
        text(rows, 6),
        text(rows, 7),
        text(rows, 8),
        moment(rows, 10),
        money(rows, 11, currency),
        money(rows, 12, currency),
        sale);
  }

  private static AccountRow account(ResultSet rows) throws SQLException {
    Currency currency = Currency.valueOf(text(rows, 4));
    Optional<AccountRow.LastSale> last = Optional.empty();
    if (number(rows, 16).isPresent()) {
      last = Optional.of(new AccountRow.LastSale(moment(rows, 16), text(rows, 17)));
    }
    return new AccountRow(
        text(rows, 1),
        rows.getLong(2),
        moment(rows, 3),
        amount(rows, 5, currency),
        amount(rows, 6, currency),
        rows.getLong(7),
        rows.getLong(8),
        amount(rows, 9, currency),
        rows.getLong(10),
        rows.getLong(11),
        rows.getLong(12),
        amount(rows, 13, currency),
        amount(rows, 14, currency),
        amount(rows, 15, currency),
        last);
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    return String.valueOf(rows.getString(column));
  }

  private static Instant moment(ResultSet rows, int column) throws SQLException {
    return Nanos.instant(rows.getLong(column));
  }

  private static Money amount(ResultSet rows, int column, Currency currency) throws SQLException {
    return new Money(rows.getLong(column), currency);
  }

  private static Optional<Money> money(ResultSet rows, int column, Currency currency)
      throws SQLException {
    return number(rows, column).map(minor -> new Money(minor, currency));
  }

  private static Optional<Long> number(ResultSet rows, int column) throws SQLException {
    long number = rows.getLong(column);
    return rows.wasNull() ? Optional.empty() : Optional.of(number);
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private static <T> List<T> read(Connection connection, Select select, Reader<T> reader)
      throws SQLException {
    var all = new ArrayList<T>();
    try (PreparedStatement statement = select.on(connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        all.add(reader.read(rows));
      }
    }
    return List.copyOf(all);
  }

  private <T> T transact(Database.Work<T> work) {
    try {
      return database.transact(work);
    } catch (SQLException e) {
      throw database.explain("reading them", e);
    }
  }
}
