package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Where a result comes from. The parts from `edge` to `reversed` add up to the result to the cent;
/// losses are negative, fees too. What a lot of unknown cost brought counts in nothing, as in the
/// books.
///
/// @param edge planned price of the sale less the price that was agreed to when buying
/// @param buying slippage: the price agreed to less the price paid
/// @param repricing the price asked last less the planned one
/// @param selling slippage: the price got less the price asked last
/// @param unplanned price got less cost, where the purchase had no plan
/// @param fees as charged, negative
/// @param reversed cost of items that were lost with a sale that was rolled back, negative
/// @param held what the capital cost from purchase to sale, or until the end; negative, not booked
/// @param locked the same from sale until the proceeds were usable; negative, not booked
/// @param expected gain that the plans of what was sold said, after fee, chance, capital and risk
/// @param planned number of sales with such a plan
/// @param plannedResult what those sales brought, less what their capital cost until the sale
public record ProfitParts(
    Money edge,
    Money buying,
    Money repricing,
    Money selling,
    Money unplanned,
    Money fees,
    Money reversed,
    Money held,
    Money locked,
    Money expected,
    int planned,
    Money plannedResult) {

  private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

  private static final Money ZERO = Money.ZERO_USD;

  /// Nothing happened.
  public static final ProfitParts NONE =
      new ProfitParts(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, 0, ZERO);

  /// Of all of them.
  ///
  /// @param end market time up to which capital is counted
  public static ProfitParts of(Collection<RoundTrip> trips, Instant end) {
    return trips.stream().map(trip -> of(trip, end)).reduce(NONE, ProfitParts::plus);
  }

  /// Of each kind, by name.
  public static Map<String, ProfitParts> by(
      Collection<RoundTrip> trips, Instant end, Function<RoundTrip, String> kind) {
    var all = new TreeMap<String, ProfitParts>();
    trips.forEach(trip -> all.merge(kind.apply(trip), of(trip, end), ProfitParts::plus));
    return all;
  }

  /// Of one lot.
  ///
  /// @param end market time up to which capital is counted
  public static ProfitParts of(RoundTrip trip, Instant end) {
    Optional<Money> cost = trip.lot().cost();
    if (cost.isEmpty()) {
      return NONE;
    }
    ProfitParts capital = capital(trip, cost.get(), end);
    if (trip.sale().isEmpty()) {
      return capital;
    }
    Sale sale = trip.sale().get();
    if (!sale.stands()) {
      return trip.cameBack() ? capital : capital.plus(reversed(cost.get()));
    }
    return capital.plus(sold(trip, sale, cost.get(), capital.held));
  }

  private static ProfitParts sold(RoundTrip trip, Sale sale, Money cost, Money held) {
    Optional<Plan> plan = trip.plan().filter(p -> p.listPrice().isPresent());
    Money fee = sale.fee().negated();
    if (plan.isEmpty()) {
      Money difference = sale.price().minus(cost);
      return new ProfitParts(
          ZERO, ZERO, ZERO, ZERO, difference, fee, ZERO, ZERO, ZERO, ZERO, 0, ZERO);
    }
    Money agreed = plan.get().price();
    Money meant = plan.get().listPrice().orElseThrow();
    Money asked = trip.lastAsk().flatMap(Ask::price).orElse(meant);
    boolean isForetold = plan.get().gain().isPresent();
    return new ProfitParts(
        meant.minus(agreed),
        agreed.minus(cost),
        asked.minus(meant),
        sale.price().minus(asked),
        ZERO,
        fee,
        ZERO,
        ZERO,
        ZERO,
        plan.get().gain().orElse(ZERO),
        isForetold ? 1 : 0,
        isForetold ? sale.net().minus(cost).plus(held) : ZERO);
  }

  private static ProfitParts reversed(Money cost) {
    return new ProfitParts(
        ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, cost.negated(), ZERO, ZERO, ZERO, 0, ZERO);
  }

  /// An item that came back goes on as another lot, which counts its whole time.
  private static ProfitParts capital(RoundTrip trip, Money cost, Instant end) {
    if (trip.cameBack()) {
      return NONE;
    }
    Instant sold = trip.heldUntil(end);
    Instant usable =
        trip.sale()
            .map(sale ->
                sale.stands()
                    ? sale.finalAt().orElse(sold)
                    : sale.endedAt().orElse(sale.finalAt().orElse(sold)))
            .orElse(sold);
    Money held = cost(cost, trip.origin().since(), sold);
    Money locked = cost(cost, sold, usable.isAfter(end) ? end : usable);
    return new ProfitParts(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, held, locked, ZERO, 0, ZERO);
  }

  private static Money cost(Money cost, Instant from, Instant until) {
    long millis = Math.max(0, Duration.between(from, until).toMillis());
    return Valuation.capitalCost(cost, millis / DAY_MILLIS).negated();
  }

  public ProfitParts plus(ProfitParts other) {
    return new ProfitParts(
        edge.plus(other.edge),
        buying.plus(other.buying),
        repricing.plus(other.repricing),
        selling.plus(other.selling),
        unplanned.plus(other.unplanned),
        fees.plus(other.fees),
        reversed.plus(other.reversed),
        held.plus(other.held),
        locked.plus(other.locked),
        expected.plus(other.expected),
        planned + other.planned,
        plannedResult.plus(other.plannedResult));
  }

  /// Both slippages and what new prices changed.
  public Money slippage() {
    return buying.plus(repricing).plus(selling);
  }

  /// Profit of the sales that stand, those that can still be reverted included.
  public Money booked() {
    return edge.plus(slippage()).plus(unplanned).plus(fees);
  }

  /// By how much all that is ours became more, items at cost: profit less what reversals took.
  public Money result() {
    return booked().plus(reversed);
  }

  /// What the capital cost; negative.
  public Money carry() {
    return held.plus(locked);
  }

  /// The result less what the capital cost.
  public Money afterCarry() {
    return result().plus(carry());
  }
}
