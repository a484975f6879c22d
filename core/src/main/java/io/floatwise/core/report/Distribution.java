package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// How the figures of trades are spread.
///
/// @param count of them
/// @param least smallest
/// @param lower a quarter is at or below it
/// @param median half is at or below it
/// @param upper three quarters are at or below it
/// @param most largest
/// @param histogram of all
public record Distribution(
    int count, long least, long lower, long median, long upper, long most, Histogram histogram) {

  private static final int BARS = 14;
  private static final long LARGEST_STEP = 1_000_000_000_000L;

  /// What trades came to.
  ///
  /// @param profits in cents
  /// @param returns profit by cost, in basis points
  /// @param holdings from purchase to sale, in hours, rounded down
  /// @param wins sales with a profit above zero
  /// @param won what those brought
  /// @param losses sales with a loss
  /// @param lost what those cost, zero or more
  public record Trades(
      Optional<Distribution> profits,
      Optional<Distribution> returns,
      Optional<Distribution> holdings,
      int wins,
      Money won,
      int losses,
      Money lost) {

    /// Of the sales that stand and whose cost is known.
    public static Trades of(Collection<RoundTrip> trips) {
      long[] profits =
          trips.stream().flatMap(t -> t.profit().stream()).mapToLong(Money::minor).toArray();
      return new Trades(
          Distribution.of(profits, steps()),
          Distribution.of(
              trips.stream().map(RoundTrip::returned).flatMapToLong(OptionalLong::stream).toArray(),
              steps()),
          Distribution.of(
              trips.stream()
                  .filter(trip -> trip.profit().isPresent())
                  .flatMap(trip -> trip.holding().stream())
                  .mapToLong(Duration::toHours)
                  .toArray(),
              hours()),
          (int) LongStream.of(profits).filter(p -> p > 0).count(),
          Money.usd(LongStream.of(profits).filter(p -> p > 0).sum()),
          (int) LongStream.of(profits).filter(p -> p < 0).count(),
          Money.usd(-LongStream.of(profits).filter(p -> p < 0).sum()));
    }

    /// Share of sales with a profit, in basis points; empty without a sale.
    public OptionalLong winRate() {
      return Performance.winRate(wins, profits.map(Distribution::count).orElse(0));
    }

    /// What was won by what was lost, in basis points; empty where nothing was lost.
    public OptionalLong profitFactor() {
      return Ratio.of(won, lost);
    }
  }

  /// Empty if there are no values.
  static Optional<Distribution> of(long[] values, LongStream widths) {
    if (values.length == 0) {
      return Optional.empty();
    }
    long[] sorted = LongStream.of(values).sorted().toArray();
    return Optional.of(
        new Distribution(
            sorted.length,
            sorted[0],
            quantile(sorted, 1),
            quantile(sorted, 2),
            quantile(sorted, 3),
            sorted[sorted.length - 1],
            Histogram.of(sorted, widths, BARS)));
  }

  private static long quantile(long[] sorted, int quarters) {
    return sorted[(sorted.length - 1) * quarters / 4];
  }

  /// 1, 2, 5, 10, 20, 50, ...
  private static LongStream steps() {
    return LongStream.iterate(1, each -> each <= LARGEST_STEP, each -> each * 10)
        .flatMap(each -> LongStream.of(each, 2 * each, 5 * each));
  }

  /// Hours and days as people count them.
  private static LongStream hours() {
    return Stream.concat(Stream.of(1L, 2L, 3L, 6L, 12L), steps().mapToObj(days -> 24 * days))
        .mapToLong(each -> each);
  }
}
