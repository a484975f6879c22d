package io.floatwise.core.pricing;

import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an ordinary lot of a title can be sold for: no more than what is usually paid, and no more
/// than what others ask.
///
/// Sales far above that say nothing about an ordinary lot: somebody paid for a float or a pattern,
/// or traded with himself to be seen. And where the offers have fallen below what was paid, the
/// market has moved and the sales have yet to follow.
public final class OrdinaryPrice {

  private static final int DEPTH = 5;
  private static final Rate FALL = Rate.ofPercent(5);

  private OrdinaryPrice() {}

  /// The most that may be counted on before buying: the fair value, or the middle one of the
  /// cheapest offers of others if that is less.
  ///
  /// @param own offers that are or will be ours
  public static Money toCountOn(Valuation valuation, Set<OfferId> own) {
    List<Money> others = others(valuation, own);
    Money fair = valuation.fair().value();
    return others.isEmpty() ? fair : fair.min(others.get(others.size() / 2));
  }

  /// The middle one of the cheapest offers of others, if it lies so far below the fair value that
  /// the market is on its way down and nobody knows yet to where.
  public static Optional<Money> fallen(Valuation valuation, Set<OfferId> own) {
    List<Money> others = others(valuation, own);
    Money fair = valuation.fair().value();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(others.get(others.size() / 2))
            .filter(middle -> middle.isLessThan(fair.minus(fair.at(FALL, Rounding.DOWN))));
  }

  /// The most to ask for a lot: as above, or a cent below the cheapest offer of others where that
  /// is more, up to the upper end of what is usually paid.
  public static Money toAsk(Valuation valuation, Set<OfferId> own) {
    Money counted = toCountOn(valuation, own);
    return below(others(valuation, own))
        .map(counted::max)
        .orElse(counted)
        .min(valuation.fair().high());
  }

  /// A cent below the first of `others`.
  static Optional<Money> below(List<Money> others) {
    return others.stream()
        .findFirst()
        .map(price -> price.minus(new Money(1, price.currency())))
        .filter(Money::isPositive);
  }

  /// The cheapest offers of others, lowest first.
  static List<Money> others(Valuation valuation, Set<OfferId> own) {
    return valuation.snapshot().offers().stream()
        .filter(o -> !own.contains(o.id()))
        .map(Offer::price)
        .limit(DEPTH)
        .toList();
  }
}
