package io.floatwise.core.sim;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import java.util.HashMap;
import java.util.Map;

/// The usual fee, instead of that of a market's own calendar.
///
/// @param rate where no reduced class holds
/// @param least least fee of a sale; a price below it is the fee
/// @param rounding to the cent
public record FeeTerms(Rate rate, Money least, Rounding rounding) {

  /// The terms of a calendar that rounds as observed.
  public static FeeTerms of(FeeSchedule schedule) {
    return new FeeTerms(schedule.defaultRate(), schedule.minFee(), Rounding.HALF_UP);
  }

  /// The schedule with these terms; classes that reduce nothing any more are left out.
  FeeSchedule over(FeeSchedule schedule) {
    if (schedule.defaultRate().equals(rate) && schedule.minFee().equals(least)) {
      return schedule;
    }
    Map<Title, FeeClass> reduced = new HashMap<>(schedule.reduced());
    reduced.values().removeIf(fee -> fee.rate().compareTo(rate) >= 0);
    return new FeeSchedule(schedule.game(), rate, least, reduced, schedule.asOf());
  }

  /// What a sale at `price` costs at `rateOfSale`.
  Money fee(Money price, Rate rateOfSale) {
    return price.at(rateOfSale, rounding).max(least).min(price);
  }
}
