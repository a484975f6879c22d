package io.floatwise.core.analysis;

import io.floatwise.core.money.Money;
import java.time.Instant;

/// The sales of one kind in one period of market time.
///
/// @param from begin of the period
/// @param open price of its first sale
/// @param high highest price
/// @param low lowest price
/// @param close price of its last sale
/// @param sales how many there were, 1 or more
public record PriceBar(Instant from, Money open, Money high, Money low, Money close, int sales) {

  public PriceBar {
    if (sales < 1) {
      throw new IllegalArgumentException("expected a bar of 1 sale or more, found " + sales);
    }
    if (low.isMoreThan(open.min(close)) || high.isLessThan(open.max(close))) {
      throw new IllegalArgumentException(
          "expected low <= open, close <= high, found %s, %s, %s, %s"
              .formatted(low, open, close, high));
    }
  }
}
