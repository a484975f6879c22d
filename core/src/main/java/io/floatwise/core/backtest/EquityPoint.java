package io.floatwise.core.backtest;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Cash;
import io.floatwise.core.portfolio.Portfolio;
import java.time.LocalDate;
import java.util.Optional;

/// What the account was worth at the end of a day, UTC, items at cost.
///
/// @param usable money that is free for everything
/// @param locked proceeds that can still be reverted
/// @param items open lots, at cost
public record EquityPoint(LocalDate day, Money usable, Money locked, Money items) {

  /// Empty before the account was met.
  static Optional<EquityPoint> of(LocalDate day, Portfolio books) {
    return books
        .cash()
        .map((Cash cash) ->
            new EquityPoint(
                day, cash.usable(), cash.tradeProtected(), books.equity().minus(cash.total())));
  }

  public Money equity() {
    return usable.plus(locked).plus(items);
  }
}
