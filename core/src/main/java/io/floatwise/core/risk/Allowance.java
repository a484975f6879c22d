package io.floatwise.core.risk;

import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import java.util.Optional;

/// What the limits leave of themselves now: sizes are halved after a drawdown, and smaller while a
/// live account is new.
///
/// @param perTrade most for one purchase
/// @param perDay most for all purchases of the calendar day
/// @param halved a drawdown halves every size
/// @param reason why they are smaller than the limits say, with a space before it; empty if they
///   are not
record Allowance(Money perTrade, Money perDay, boolean halved, String reason) {

  static Allowance of(RiskView view) {
    Money perTrade = view.limit(Limit.PER_TRADE);
    Money perDay = view.limit(Limit.PER_DAY);
    boolean halved = isHalved(view);
    String reason = "";
    Optional<Ramp.Stage> stage =
        view.limit(Limit.RAMP).flatMap(r -> r.at(view.portfolio().openedAt(), view.now()));
    if (stage.isPresent()) {
      perTrade = perTrade.min(stage.get().perTrade());
      perDay = perDay.min(stage.get().perDay());
      reason = " (day %d of the account)".formatted(day(view));
    }
    if (halved) {
      perTrade = half(perTrade);
      perDay = half(perDay);
      reason += " (limit halved by drawdown)";
    }
    return new Allowance(perTrade, perDay, halved, reason);
  }

  /// Most money for what may have `share` of the equity.
  Money share(RiskView view, Rate share) {
    Money most = view.portfolio().equity().at(share, Rounding.DOWN);
    return halved ? half(most) : most;
  }

  /// Loss from the peak at which `share` of it is lost; never nothing.
  static Money peakShare(RiskView view, Rate share) {
    return view.counters().peakEquity().at(share, Rounding.DOWN).max(Money.usd(1));
  }

  private static long day(RiskView view) {
    return Ramp.day(view.portfolio().openedAt(), view.now());
  }

  private static boolean isHalved(RiskView view) {
    return view.loss().isAtLeast(peakShare(view, view.limit(Limit.DRAWDOWN_HALVES)));
  }

  private static Money half(Money money) {
    return new Money(money.minor() / 2, money.currency());
  }
}
