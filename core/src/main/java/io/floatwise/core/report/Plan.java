package io.floatwise.core.report;

import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Evidence;
import java.time.Instant;
import java.util.Optional;

/// What was decided about a lot before it was ours: the price that was agreed to, and what the
/// evidence said of the way out.
///
/// @param at market time of the decision
/// @param price that was agreed to: of the offer, or of the target
/// @param listPrice at which the lot was to be offered; empty where nobody said, as in all below
/// @param net what would have been left of it
/// @param gain expected, after fee, chance to sell, capital cost and risk
/// @param capital what the waiting was expected to cost
public record Plan(
    Instant at,
    Money price,
    Optional<Money> listPrice,
    Optional<Money> net,
    Optional<Money> gain,
    Optional<Money> capital) {

  static Plan of(Instant at, Money price, Evidence evidence) {
    return new Plan(
        at,
        price,
        money(evidence, Evidence.LIST_PRICE),
        money(evidence, Evidence.NET),
        money(evidence, Evidence.GAIN),
        money(evidence, Evidence.CAPITAL_COST));
  }

  /// Reads `8.50 USD`; empty if it is something else.
  static Optional<Money> money(Evidence evidence, String name) {
    return evidence.figure(name).flatMap(Plan::money);
  }

  private static Optional<Money> money(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(Money.ofDecimal(parts[0], Currency.valueOf(parts[1])));
    } catch (IllegalArgumentException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}
