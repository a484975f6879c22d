package io.floatwise.store.trades;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Cash;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.report.Performance;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What came of an account up to one entry of its journal.
///
/// @param account whose it is
/// @param seq that entry
/// @param at market time of that entry
/// @param usable money that is free
/// @param inProtection proceeds that can still be reverted
/// @param acquired lots, see [Performance#acquired()]
/// @param open lots that are ours and not sold
/// @param invested cost of the open lots, as far as it is known
/// @param sold sales that stand
/// @param wins of them with a profit above zero
/// @param unknownCost of them with unknown cost, which count in no profit
/// @param fees as charged
/// @param realised profit of final sales
/// @param atRisk profit of sales that can be reverted
/// @param last the latest sale; empty where nothing was sold, and while the row is being made
public record AccountRow(
    String account,
    long seq,
    Instant at,
    Money usable,
    Money inProtection,
    long acquired,
    long open,
    Money invested,
    long sold,
    long wins,
    long unknownCost,
    Money fees,
    Money realised,
    Money atRisk,
    Optional<LastSale> last) {

  /// @param at market time
  /// @param title exact market name
  public record LastSale(Instant at, String title) {}

  /// Of everything that the ledger has taken over.
  static AccountRow of(String account, Ledger ledger) {
    Performance total = Performance.ofAll(ledger);
    Optional<Cash> cash = ledger.books().cash();
    Money money = cash.map(Cash::total).orElse(Money.ZERO_USD);
    return new AccountRow(
        account,
        ledger.seq(),
        ledger.at(),
        cash.map(Cash::usable).orElse(Money.ZERO_USD),
        cash.map(Cash::tradeProtected).orElse(Money.ZERO_USD),
        total.acquired(),
        total.open(),
        ledger.books().equity().minus(money),
        total.sold(),
        total.wins(),
        total.unknownCost(),
        total.fees(),
        total.realised(),
        total.atRisk(),
        Optional.empty());
  }

  /// Share of sales of known cost with a profit, in basis points; empty without such a sale.
  public OptionalLong winRate() {
    return Performance.winRate(wins, sold - unknownCost);
  }
}
