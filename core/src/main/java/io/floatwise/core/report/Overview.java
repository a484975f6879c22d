package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Everything that a portfolio is asked for, at one moment.
///
/// @param at market time
/// @param equity money and open lots at cost
/// @param spendable empty until the account was met
/// @param total what came of all lots
/// @param performance the same by kind
/// @param byTitle open lots by title, largest first
/// @param byGame open lots by game, largest first
public record Overview(
    String mode,
    Instant at,
    Money equity,
    Optional<Spendable> spendable,
    Drawdown drawdown,
    Unrealised unrealised,
    Performance total,
    Map<Performance.By, List<Performance>> performance,
    List<Allocation> byTitle,
    List<Allocation> byGame) {

  /// @param marks what is known of what an open lot would bring; empty where nobody knows
  /// @param now market time, not before the last entry
  public static Overview of(Ledger ledger, Function<Lot, Optional<Mark>> marks, Instant now) {
    var books = ledger.books();
    List<Lot> open = books.openLots();
    Money equity = books.equity();
    var performance = new EnumMap<Performance.By, List<Performance>>(Performance.By.class);
    for (Performance.By by : Performance.By.values()) {
      performance.put(by, Performance.of(ledger, by));
    }
    return new Overview(
        ledger.mode(),
        now,
        equity,
        books.cash().map(cash -> Spendable.of(books, cash, now)),
        ledger.drawdown(),
        Unrealised.of(open, marks),
        Performance.ofAll(ledger),
        performance,
        Allocation.of(open, equity, lot -> Optional.of(lot.title().name())),
        Allocation.of(open, equity, lot -> Optional.of(lot.title().game().label())));
  }

  /// What was earned by all that was put in, in basis points; empty if nothing was.
  public OptionalLong returnOnCapital() {
    return Ratio.of(drawdown.result(), drawdown.contributed());
  }
}
