package io.floatwise.core.pricing;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Planned fees against those that were charged. Where more was charged than planned, the dearer
/// rate is planned for that title from then on. A fold of our sales; not thread-safe.
public final class FeeAudit {

  /// The venue charged something else than we would have planned.
  ///
  /// @param price what the buyer paid
  public record Difference(Title title, Money price, Money planned, Money charged, Instant at) {}

  private static final int WHOLE = 10_000;

  private final Map<Title, Rate> dearer = new HashMap<>();

  /// A sale was closed; empty if it was charged as planned, or a cent less where we round up.
  ///
  /// @param schedule the fees as they were read for the time of the sale
  public Optional<Difference> sold(
      FeeSchedule schedule, Title title, Money price, Money charged, Instant at) {
    Money planned = new Fees(schedule, title, at).fee(price);
    Money saved = planned.minus(charged);
    if (!saved.isNegative() && saved.minor() <= 1) {
      return Optional.empty();
    }
    if (charged.isMoreThan(planned) && price.isPositive()) {
      long rate = Math.ceilDiv(Math.multiplyExact(charged.minor(), (long) WHOLE), price.minor());
      dearer.merge(
          title, Rate.ofBasisPoints(Math.toIntExact(rate)), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
    return Optional.of(new Difference(title, price, planned, charged, at));
  }

  /// Whether nothing was ever charged beyond what was planned.
  public boolean isAsPlanned() {
    return dearer.isEmpty();
  }

  /// `schedule` with what was charged beyond it: such a title pays its dearer rate, and no reduced
  /// one, at every price.
  public FeeSchedule plan(FeeSchedule schedule) {
    if (dearer.isEmpty()) {
      return schedule;
    }
    Map<Title, FeeClass> classes = new HashMap<>(schedule.reduced());
    dearer.forEach((title, rate) -> {
      Rate planned = rate.compareTo(schedule.defaultRate()) > 0 ? rate : schedule.defaultRate();
      Currency currency = schedule.minFee().currency();
      if (title.game() == schedule.game()) {
        classes.put(
            title,
            new FeeClass(
                planned, new Money(0, currency), new Money(Long.MAX_VALUE, currency), Instant.MAX));
      }
    });
    return new FeeSchedule(
        schedule.game(), schedule.defaultRate(), schedule.minFee(), classes, schedule.asOf());
  }
}
