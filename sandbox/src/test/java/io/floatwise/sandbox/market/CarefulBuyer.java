package io.floatwise.sandbox.market;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.trade.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Looks at every title every so often and buys what sells again at the median of recent sales with
/// at least that much left after the fee; a stand-in for any careful bot.
final class CarefulBuyer {

  static final AccountId ACCOUNT = new AccountId("careful");

  private static final int LEAST_SALES = 10;
  private static final Duration RECENT = Duration.ofDays(10);
  private static final Money CHEAPEST = Money.usd(50);

  private final SimExchange exchange;
  private final Rate edge;

  CarefulBuyer(SimExchange exchange, Rate edge) {
    this.exchange = exchange;
    this.edge = edge;
    exchange.openAccount(ACCOUNT, Money.usd(100_000_000));
  }

  /// Purchases until `end`.
  int trade(Instant end, Duration every) {
    int before = exchange.closedPurchases(ACCOUNT).size();
    while (exchange.now().isBefore(end)) {
      exchange.advanceTo(exchange.now().plus(every));
      exchange.titles().forEach(this::look);
    }
    return exchange.closedPurchases(ACCOUNT).size() - before;
  }

  private void look(Title title) {
    List<Offer> offers = exchange.offers(title);
    if (offers.isEmpty() || !offers.getFirst().isBuyable()) {
      return;
    }
    Offer best = offers.getFirst();
    double[] prices = recent(title);
    if (best.price().isLessThan(CHEAPEST) || prices.length < LEAST_SALES) {
      return;
    }
    Money value = Money.usd((long) DailyStatistics.median(prices));
    FeeSchedule fees = exchange.fees(title.game());
    Rate rate = fees.rate(title, value, exchange.now());
    Money net = value.minus(value.at(rate, Rounding.UP).max(fees.minFee()));
    Money required = best.price().plus(best.price().at(edge, Rounding.UP));
    if (net.isAtLeast(required)
        && !(exchange.buy(ACCOUNT, best.id(), best.price()) instanceof Outcome.Accepted)) {
      throw new AssertionError("expected to get " + best);
    }
  }

  private double[] recent(Title title) {
    Instant since = exchange.now().minus(RECENT);
    return exchange.sales(title, 60).stream()
        .takeWhile(sale -> !sale.at().isBefore(since))
        .filter(sale -> sale.kind() == SaleKind.OFFER)
        .map(Sale::price)
        .mapToDouble(Money::minor)
        .toArray();
  }
}
