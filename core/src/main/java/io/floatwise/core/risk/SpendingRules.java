package io.floatwise.core.risk;

import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.trade.Intent;
import java.util.List;
import java.util.Optional;

/// Would it be too much money: at once, today, in one place?
final class SpendingRules {

  static final List<RiskRule> ALL =
      List.of(
          Rule.spending("drawdown", SpendingRules::drawdown),
          Rule.spending("max-per-trade", SpendingRules::perTrade),
          Rule.spending("max-per-day", SpendingRules::perDay),
          Rule.spending("purchases-at-once", SpendingRules::atOnce),
          Rule.spending("hard-cap", SpendingRules::hardCap),
          Rule.spending("lots-per-title", SpendingRules::perTitle),
          Rule.spending("share-of-sales", SpendingRules::shareOfSales),
          Rule.spending("max-in-one-title", SpendingRules::concentration),
          Rule.spending("locked-away", SpendingRules::locked),
          Rule.spending("reserve", SpendingRules::reserve),
          Rule.spending("min-balance", SpendingRules::balance));

  private SpendingRules() {}

  private static Optional<String> drawdown(Rule.Spending spending, RiskView view) {
    Money limit = peakShare(view, view.limits().drawdownStops());
    return loss(view).isAtLeast(limit.max(Money.usd(1)))
        ? Optional.of("loss from the peak is %s, buying stops at %s".formatted(loss(view), limit))
        : Optional.empty();
  }

  private static Optional<String> perTrade(Rule.Spending spending, RiskView view) {
    boolean halved =
        loss(view).isAtLeast(peakShare(view, view.limits().drawdownHalves()).max(Money.usd(1)));
    Money limit =
        halved
            ? new Money(view.limits().perTrade().minor() / 2, spending.cost().currency())
            : view.limits().perTrade();
    return above(spending.cost(), limit, halved ? "price (limit halved by drawdown)" : "price");
  }

  private static Optional<String> perDay(Rule.Spending spending, RiskView view) {
    Money today =
        view.counters().spentOn(view.now()).plus(view.portfolio().reserved()).plus(spending.cost());
    return above(today, view.limits().perDay(), "spent today with this");
  }

  private static Optional<String> atOnce(Rule.Spending spending, RiskView view) {
    long running =
        view.portfolio().openSubmissions().stream()
            .filter(s -> s.intent() instanceof Intent.BuyOffer)
            .count();
    return above(running + 1, view.limits().purchasesAtOnce(), "purchases at once");
  }

  private static Optional<String> perTitle(Rule.Spending spending, RiskView view) {
    return above(lotsWith(spending, view), view.limits().lotsPerTitle(), "lots of the title");
  }

  private static Optional<String> shareOfSales(Rule.Spending spending, RiskView view) {
    double weekly = view.valuation().map(v -> v.liquidity().perWeek()).orElse(0.0);
    long share = (long) (weekly * view.limits().weeklySalesShare().basisPoints() / 10_000);
    return above(
        lotsWith(spending, view), Math.max(1, share), "lots against the title's weekly sales");
  }

  private static Optional<String> concentration(Rule.Spending spending, RiskView view) {
    Money held = Money.ZERO_USD;
    for (Lot lot : view.portfolio().openLots(spending.intent().title())) {
      held = held.plus(lot.cost().orElse(Money.ZERO_USD));
    }
    for (Portfolio.Target target : targets(spending, view)) {
      held = held.plus(target.price().times(target.amount()));
    }
    Money limit = view.portfolio().equity().at(view.limits().perTitle(), Rounding.DOWN);
    return above(held.plus(spending.cost()), limit, "money in the title");
  }

  private static Optional<String> locked(Rule.Spending spending, RiskView view) {
    Money locked = Money.ZERO_USD;
    for (Lot lot : view.portfolio().openLots()) {
      locked = locked.plus(lot.cost().orElse(Money.ZERO_USD));
    }
    locked = locked.plus(view.portfolio().reserved()).plus(spending.cost());
    Money limit = view.portfolio().equity().at(view.limits().lockedAway(), Rounding.DOWN);
    return above(locked, limit, "money in items");
  }

  private static Optional<String> reserve(Rule.Spending spending, RiskView view) {
    Money free = free(spending, view);
    Money left = free.minus(view.portfolio().reserved()).minus(spending.cost());
    Money least =
        view.portfolio()
            .equity()
            .at(view.limits().reserve(), Rounding.UP)
            .max(view.limits().leastReserve());
    return left.isAtLeast(least)
        ? Optional.empty()
        : Optional.of("%s would be left, the reserve is %s".formatted(left, least));
  }

  private static Optional<String> balance(Rule.Spending spending, RiskView view) {
    Money unit =
        spending.intent() instanceof Intent.PlaceTarget place ? place.price() : spending.cost();
    Money free = free(spending, view);
    return Level.of(unit)
        .filter(level -> free.isLessThan(level.minBalance()))
        .map(level ->
            "level %s needs a balance of %s, found %s".formatted(level, level.minBalance(), free));
  }

  /// What pays for it: free money, and protected proceeds where it is a CS2 offer. While targets
  /// stand, offers are paid from free money too, which is the only cover that targets have.
  private static Money free(Rule.Spending spending, RiskView view) {
    boolean takesProceeds =
        spending.intent() instanceof Intent.BuyOffer buy
            && buy.title().game() == Game.CS2
            && view.portfolio().targets().isEmpty()
            && view.portfolio().openSubmissions().stream()
                .noneMatch(s -> s.intent() instanceof Intent.PlaceTarget);
    return view.portfolio()
        .cash()
        .map(cash -> takesProceeds ? cash.total() : cash.usable())
        .orElse(Money.ZERO_USD);
  }

  /// What a target pays at most, however much others offer: the fair value after the fee.
  private static Optional<String> hardCap(Rule.Spending spending, RiskView view) {
    return spending.intent() instanceof Intent.PlaceTarget place
        ? view.valuation()
            .map(v -> v.fees().net(v.fair().value()))
            .filter(place.price()::isMoreThan)
            .map(cap ->
                "%s is more than %s, the fair value after the fee".formatted(place.price(), cap))
        : Optional.empty();
  }

  /// Lots of the title if everything that is wanted comes.
  private static long lotsWith(Rule.Spending spending, RiskView view) {
    long lots = spending.amount();
    lots += view.portfolio().openLots(spending.intent().title()).size();
    for (Portfolio.Target target : targets(spending, view)) {
      lots += target.amount();
    }
    return lots;
  }

  private static List<Portfolio.Target> targets(Rule.Spending spending, RiskView view) {
    return view.portfolio().targets().stream()
        .filter(t -> t.title().equals(spending.intent().title()))
        .toList();
  }

  /// From the peak, lots at cost, to what there is now, lots at no more than the market pays.
  private static Money loss(RiskView view) {
    Money equity = view.portfolio().equity().minus(view.unrealisedLoss());
    return view.counters().peakEquity().minus(equity).max(Money.ZERO_USD);
  }

  private static Money peakShare(RiskView view, Rate share) {
    return view.counters().peakEquity().at(share, Rounding.DOWN);
  }

  private static Optional<String> above(Money found, Money limit, String what) {
    return found.isMoreThan(limit)
        ? Optional.of("%s is %s, limit %s".formatted(what, found, limit))
        : Optional.empty();
  }

  private static Optional<String> above(long found, long limit, String what) {
    return found > limit
        ? Optional.of("%s would be %d, limit %d".formatted(what, found, limit))
        : Optional.empty();
  }
}
