package io.floatwise.core.market;

import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import java.time.Instant;

/// A reduced fee of one title, valid inside price bounds and until a date.
///
/// @param rate the reduced rate
/// @param minPrice lowest price it holds for, inclusive
/// @param maxPrice highest price it holds for, inclusive
/// @param expiresAt end of validity, exclusive, market time
public record FeeClass(Rate rate, Money minPrice, Money maxPrice, Instant expiresAt) {

  public boolean holds(Money price, Instant at) {
    return price.isAtLeast(minPrice) && !price.isMoreThan(maxPrice) && at.isBefore(expiresAt);
  }
}
