package io.floatwise.core.analysis;

import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Bars of fixed periods from sales, which happen when they happen.
///
/// A period without a sale has no bar. Nothing is carried forward: a repeated price would be a sale
/// that never was, would make the market look calmer than it is, and would pull every indicator to
/// "nothing happens". So indicators count bars with sales, not hours; a bar knows when it was, and
/// [#periods()] says how many periods there were in all. `Offer` and `Target` sales are different
/// prices of different people and never share a bar.
///
/// @param kind of the sales
/// @param period length of a bar; periods begin at multiples of it since 1970-01-01T00:00Z
/// @param bars oldest first, each with at least one sale
/// @param isNewestOpen the newest bar's period has not ended: it can still change
public record PriceBars(SaleKind kind, Duration period, List<PriceBar> bars, boolean isNewestOpen) {

  private static final Comparator<Sale> OLDEST_FIRST =
      Comparator.comparing(Sale::at).thenComparing(Sale::price);

  public PriceBars {
    bars = List.copyOf(bars);
  }

  /// Sales of `kind` until `now`, in any order. Sales of one second count by price, since nothing
  /// says which was first; a price of nothing is an error and is left out.
  ///
  /// @param period whole seconds, at least one
  /// @throws IllegalArgumentException if `period` is shorter or has a fraction of a second
  public static PriceBars of(List<Sale> sales, SaleKind kind, Duration period, Instant now) {
    if (period.toSeconds() < 1 || period.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          "expected a period of whole seconds, 1 or more, found " + period);
    }
    long seconds = period.toSeconds();
    var periods = new TreeMap<Long, List<Sale>>();
    sales.stream()
        .filter(s -> s.kind() == kind && !s.at().isAfter(now) && s.price().isPositive())
        .sorted(OLDEST_FIRST)
        .forEach(s ->
            periods
                .computeIfAbsent(
                    Math.floorDiv(s.at().getEpochSecond(), seconds), _ -> new ArrayList<>())
                .add(s));
    List<PriceBar> bars = new ArrayList<>();
    periods.forEach(
        (number, inside) -> bars.add(bar(Instant.ofEpochSecond(number * seconds), inside)));
    boolean open = !bars.isEmpty() && bars.getLast().from().plus(period).isAfter(now);
    return new PriceBars(kind, period, bars, open);
  }

  private static PriceBar bar(Instant from, List<Sale> sales) {
    Money open = sales.getFirst().price();
    Money high = open;
    Money low = open;
    for (Sale sale : sales) {
      high = high.max(sale.price());
      low = low.min(sale.price());
    }
    return new PriceBar(from, open, high, low, sales.getLast().price(), sales.size());
  }

  /// Periods from the first bar to the last, those without a sale included.
  public long periods() {
    return bars.isEmpty()
        ? 0
        : Duration.between(bars.getFirst().from(), bars.getLast().from()).dividedBy(period) + 1;
  }

  /// The bars as indicators want them.
  public Series series() {
    return Series.of(bars);
  }
}
