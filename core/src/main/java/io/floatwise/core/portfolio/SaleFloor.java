package io.floatwise.core.portfolio;

import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The least that a sale of a lot may bring after the fee: its cost, and once it has been ours for
/// two days without being sold, its cost less the loss budget of a stop.
public final class SaleFloor {

  /// How long a lot is ours before it may be sold at a loss.
  public static final Duration STOP_AFTER = Duration.ofDays(2);

  /// Share of the cost that a stop may lose.
  public static final Rate LOSS_BUDGET = Rate.ofPercent(5);

  private SaleFloor() {}

  /// The floor of `lot` at market time `now`; empty if its cost is unknown.
  public static Optional<Money> of(Lot lot, Instant now) {
    return lot.cost()
        .map(cost -> isStop(lot, now) ? cost.minus(cost.at(LOSS_BUDGET, Rounding.DOWN)) : cost);
  }

  /// Whether the lot has been ours for so long that a small loss is better than waiting on.
  public static boolean isStop(Lot lot, Instant now) {
    return Duration.between(lot.acquiredAt(), now).compareTo(STOP_AFTER) >= 0;
  }
}
