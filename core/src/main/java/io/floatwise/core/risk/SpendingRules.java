package io.floatwise.core.risk;

import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.TargetPrice;
import io.floatwise.core.trade.Intent;
import java.util.List;
import java.util.Optional;

/// Would it be too much money: at once, today, for what is left?
final class SpendingRules {

  static final List<RiskRule> ALL =
      List.of(
          Rule.spending("drawdown", SpendingRules::drawdown),
          Rule.spending("max-per-trade", SpendingRules::perTrade),
          Rule.spending("max-per-day", SpendingRules::perDay),
          Rule.spending("purchases-at-once", SpendingRules::atOnce),
          Rule.spending("hard-cap", SpendingRules::hardCap),
          Rule.spending("reserve", SpendingRules::reserve),
          Rule.spending("min-balance", SpendingRules::balance));

  private SpendingRules() {}

  private static Optional<String> drawdown(Rule.Spending spending, RiskView view) {
    Money limit = Allowance.peakShare(view, view.limit(Limit.DRAWDOWN_STOPS));
    return view.isDrawnDown()
        ? Optional.of("loss from the peak is %s, buying stops at %s".formatted(view.loss(), limit))
        : Optional.empty();
  }

  private static Optional<String> perTrade(Rule.Spending spending, RiskView view) {
    Allowance allowance = Allowance.of(view);
    return Rule.above(spending.cost(), allowance.perTrade(), "price" + allowance.reason());
  }

  private static Optional<String> perDay(Rule.Spending spending, RiskView view) {
    Allowance allowance = Allowance.of(view);
    Money today =
        view.counters()
            .spentOn(view.now(), view.limit(Limit.TIME_ZONE))
            .plus(view.portfolio().reserved())
            .plus(spending.cost());
    return Rule.above(today, allowance.perDay(), "spent today with this" + allowance.reason());
  }

  private static Optional<String> atOnce(Rule.Spending spending, RiskView view) {
    long running =
        view.portfolio().openSubmissions().stream()
            .filter(s -> s.intent() instanceof Intent.BuyOffer)
            .count();
    return Rule.above(running + 1, view.limit(Limit.AT_ONCE), "purchases at once");
  }

  private static Optional<String> reserve(Rule.Spending spending, RiskView view) {
    Money free = free(spending, view);
    Money left = free.minus(view.portfolio().reserved()).minus(spending.cost());
    Money least =
        view.portfolio()
            .equity()
            .at(view.limit(Limit.RESERVE), Rounding.UP)
            .max(view.limit(Limit.LEAST_RESERVE));
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

  /// What a target pays at most, however much others offer ([TargetPrice#hardCap]).
  private static Optional<String> hardCap(Rule.Spending spending, RiskView view) {
    return spending.intent() instanceof Intent.PlaceTarget place
        ? view.valuation()
            .map(TargetPrice::hardCap)
            .filter(place.price()::isMoreThan)
            .map(cap ->
                "%s is more than %s, what a bad lot brings after the fee"
                    .formatted(place.price(), cap))
        : Optional.empty();
  }
}
