package io.floatwise.core.bars;

import io.floatwise.core.money.Money;

/// How a lane stands at the end of its series.
///
/// @param bars read
/// @param cash usable
/// @param locked proceeds that are not usable yet
/// @param units held
/// @param items the units at the last close, without fee and spread
/// @param purchases trades
/// @param sales trades
/// @param refusals wishes that came to nothing
/// @param fees paid
public record LaneResult(
    long bars,
    Money cash,
    Money locked,
    long units,
    Money items,
    long purchases,
    long sales,
    long refusals,
    Money fees) {

  /// Everything together.
  public Money equity() {
    return cash.plus(locked).plus(items);
  }
}
