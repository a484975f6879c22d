package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A sale that stands, with what counts as having been sold: of identical items the one that was
/// acquired first.
///
/// @param sold the lot that was sold
/// @param taken the lot whose cost and date count
/// @param acquired market time from which `taken` was ours
public record Disposal(Lot sold, Sale sale, Lot taken, Instant acquired) {

  public Optional<Money> gain() {
    return taken.cost().map(sale.net()::minus);
  }

  /// Calendar days in `zone` between the two dates.
  public long holdingDays(ZoneId zone) {
    LocalDate from = acquired.atZone(zone).toLocalDate();
    return ChronoUnit.DAYS.between(from, sale.soldAt().atZone(zone).toLocalDate());
  }
}
