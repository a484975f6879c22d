package io.floatwise.core.tape;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Rate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads quotes and fees from rows.
final class Quoting {

  private Quoting() {}

  static Quote quote(Title title, Row row) {
    return new Quote(
        title,
        Exact.anyMoney(row.price(), row),
        row.count(),
        Exact.anyMoney(row.target(), row),
        row.targetCount(),
        Exact.instant(row.time()));
  }

  /// What `before` becomes.
  static Map<Title, Quote> changed(
      Map<Title, Quote> before, Row head, List<Row> changes, Function<Row, Title> titles) {
    Optional<Instant> readAt =
        head.time() == Row.NO_LONG ? Optional.empty() : Optional.of(Exact.instant(head.time()));
    Map<Title, Quote> after = new HashMap<>();
    before.forEach((title, quote) -> after.put(title, QuoteChanges.at(quote, readAt)));
    for (Row row : changes) {
      Title title = titles.apply(row);
      if (row.kind() == Kind.QUOTE) {
        after.put(title, quote(title, row));
      } else if (after.remove(title) == null) {
        throw new TapeException("expected a quote of %s that can go, found none".formatted(title));
      }
    }
    return after;
  }

  static Told fees(Row head, List<Row> reduced, Function<Row, Title> titles) {
    Map<Title, FeeClass> classes = new HashMap<>();
    for (Row row : reduced) {
      classes.put(
          titles.apply(row),
          new FeeClass(
              new Rate(row.count()),
              Exact.money(row.price(), row),
              Exact.money(row.target(), row),
              Exact.instant(row.time())));
    }
    return new Told.Fees(
        new FeeSchedule(
            head.game(),
            new Rate(head.count()),
            Exact.money(head.price(), head),
            classes,
            Exact.instant(head.time())));
  }
}
