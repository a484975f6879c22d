package io.floatwise.core.pricing;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rounding;
import java.time.Instant;
import java.util.Optional;

/// The planned fee of selling one title at one moment. Planned fees are rounded up; the booked fee
/// is what the venue charged.
///
/// @param schedule the fees of the game
/// @param title what is to be sold
/// @param at market time of the sale
public record Fees(FeeSchedule schedule, Title title, Instant at) {

  /// Beyond this multiple of the cost no price is searched for: no real fee needs it.
  private static final int SEARCH_FACTOR = 3;

  /// max(minFee, price x rate rounded up).
  public Money fee(Money price) {
    Money share = price.at(schedule.rate(title, price, at), Rounding.UP);
    return share.max(schedule.minFee());
  }

  /// What is left of `price` for the seller.
  public Money net(Money price) {
    return price.minus(fee(price));
  }

  /// Whether selling at `price` brings back `cost`. The prices that do are a set, not an interval.
  public boolean breaksEven(Money price, Money cost) {
    return net(price).isAtLeast(cost);
  }

  /// The least price that brings back `cost`; empty if none up to three times the cost does.
  public Optional<Money> breakEven(Money cost) {
    long last = Math.multiplyExact(cost.minor(), SEARCH_FACTOR) + schedule.minFee().minor();
    for (long minor = cost.minor(); minor <= last; minor++) {
      Money price = new Money(minor, cost.currency());
      if (breaksEven(price, cost)) {
        return Optional.of(price);
      }
    }
    return Optional.empty();
  }
}
