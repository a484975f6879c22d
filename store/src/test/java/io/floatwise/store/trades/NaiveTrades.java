package io.floatwise.store.trades;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// Answers questions about trades by looking at every one of them.
final class NaiveTrades {

  private NaiveTrades() {}

  /// Any, of one of the accounts or of all.
  static TradeQuery question(Random random, List<String> accounts) {
    List<String> states = List.of("held", "listed", "sold", "settled", "reverted", "returned");
    List<String> titles = List.of("case", "CASE 3", "2", "nothing");
    return new TradeQuery(
        maybe(random, 3, accounts),
        maybe(random, 5, List.of("CS2", "Rust")),
        maybe(random, 3, states),
        maybe(random, 3, titles),
        maybe(random, 3, List.of(Duration.ofDays(20), Duration.ofDays(200))),
        List.of(TradeQuery.Sort.values()).get(random.nextInt(3)),
        1 + random.nextInt(20),
        Optional.empty());
  }

  private static <T> Optional<T> maybe(Random random, int seldom, List<T> choices) {
    return random.nextInt(seldom) == 0
        ? Optional.of(choices.get(random.nextInt(choices.size())))
        : Optional.empty();
  }

  static List<TradeRow> first(List<TradeRow> rows, int limit) {
    return rows.subList(0, Math.min(limit, rows.size()));
  }

  /// @param rows of which the answer is made
  /// @param latest moment of the accounts that are asked for
  static List<TradeRow> answer(TradeQuery query, List<TradeRow> rows, Instant latest) {
    Stream<TradeRow> kept =
        rows.stream()
            .filter(row -> query.account().filter(a -> !a.equals(row.account())).isEmpty())
            .filter(row -> query.game().filter(g -> !g.equals(row.game())).isEmpty())
            .filter(row -> query.state().filter(s -> !s.equals(row.state())).isEmpty())
            .filter(row ->
                row.title()
                    .toLowerCase(Locale.ROOT)
                    .contains(query.title().orElse("").toLowerCase(Locale.ROOT)))
            .filter(row ->
                switch (query.sort()) {
                  case BOUGHT -> true;
                  case SOLD -> row.sale().isPresent();
                  case PROFIT -> row.sale().flatMap(TradeRow.Sold::profit).isPresent();
                });
    if (query.since().isPresent()) {
      Instant since = latest.minus(query.since().get());
      kept =
          kept.filter(row ->
              !(query.sort() == TradeQuery.Sort.BOUGHT
                      ? row.acquiredAt()
                      : row.sale().orElseThrow().at())
                  .isBefore(since));
    }
    return kept.sorted(
            Comparator.comparingLong((TradeRow row) -> query.sort().value(row))
                .thenComparing(TradeRow::account)
                .thenComparingLong(TradeRow::lot)
                .reversed())
        .toList();
  }
}
