package io.floatwise.bench.benefit;

import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Fees;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.sim.SimExchange;
import java.util.Optional;

/// What an account is worth at the end, money under protection included.
///
/// @param atExit unsold lots count what the best target would bring now, after the fee; nothing if
///   there is no target
/// @param atFairValue unsold lots count their fair value after the fee, or as above where there is
///   no fair value
/// @param exitFees what selling the unsold lots to the best targets would cost
/// @param unsold lots that are still ours
record Worth(Money atExit, Money atFairValue, Money exitFees, int unsold) {

  static Worth of(Portfolio books, SimExchange exchange) {
    Money cash = books.cash().orElseThrow().total();
    Money atExit = cash;
    Money atFairValue = cash;
    Money exitFees = Money.ZERO_USD;
    for (Lot lot : books.openLots()) {
      Money target = target(lot, exchange);
      Money fee = fees(lot, exchange).fee(target).min(target);
      Money exit = target.minus(fee);
      atExit = atExit.plus(exit);
      exitFees = exitFees.plus(fee);
      atFairValue = atFairValue.plus(fairValue(lot, exchange).orElse(exit));
    }
    return new Worth(atExit, atFairValue, exitFees, books.openLots().size());
  }

  private static Money target(Lot lot, SimExchange exchange) {
    return exchange.quote(lot.title()).flatMap(quote -> quote.bestTarget()).orElse(Money.ZERO_USD);
  }

  private static Optional<Money> fairValue(Lot lot, SimExchange exchange) {
    var snapshot =
        new Snapshot(
            lot.title(),
            exchange.quote(lot.title()).orElseThrow(),
            exchange.offers(lot.title()),
            exchange.sales(lot.title(), Valuation.SALES_LIMIT),
            exchange.now());
    return Valuation.of(snapshot, exchange.fees(lot.title().game()), exchange.now())
        .map(valuation -> fees(lot, exchange).net(valuation.fair().value()));
  }

  private static Fees fees(Lot lot, SimExchange exchange) {
    return new Fees(exchange.fees(lot.title().game()), lot.title(), exchange.now());
  }
}
