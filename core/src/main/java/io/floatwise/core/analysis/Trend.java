package io.floatwise.core.analysis;

import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How the price of `Offer` sales moves: the Theil-Sen slope of its logarithm, that is the median
/// of the slopes between any two sales at different times. Up to 29 % of wild prices do not move
/// it.
///
/// The interval is Sen's: ranks of the slopes at 1/2 -+ z x deviation of Kendall's statistic, ties
/// of times and of prices counted. It holds for sales that scatter independently around a line.
///
/// @param perDay relative change a day, 0.01 is 1 %
/// @param low lower end of its 80 % interval
/// @param high upper end
public record Trend(double perDay, double low, double high) {

  /// Sales from which on a slope is given.
  static final int LEAST_SALES = 8;

  /// Time from the first to the last sale below which a slope a day would be extrapolated.
  private static final Duration LEAST_SPAN = Duration.ofDays(2);

  private static final double Z80 = 1.2815515655446004;
  private static final double SECONDS_A_DAY = 86_400;

  /// What can be said of the direction.
  public enum Direction {
    RISING,
    FALLING,
    /// The interval holds zero.
    UNCLEAR
  }

  /// @param sales any order, kinds mixed; later than `now` and without a price are left out
  static Sampled<Trend> of(List<Sale> sales, Instant now) {
    List<Sale> taken =
        sales.stream()
            .filter(s -> s.kind() == SaleKind.OFFER && !s.at().isAfter(now))
            .filter(s -> s.price().isPositive())
            .toList();
    var sampled = Sampled.of(taken.size(), LEAST_SALES, () -> taken);
    return new Sampled<>(
        sampled.value().filter(Trend::isLong).map(Trend::slope), taken.size(), LEAST_SALES);
  }

  private static boolean isLong(List<Sale> sales) {
    Instant first = sales.stream().map(Sale::at).min(Instant::compareTo).orElseThrow();
    Instant last = sales.stream().map(Sale::at).max(Instant::compareTo).orElseThrow();
    return Duration.between(first, last).compareTo(LEAST_SPAN) >= 0;
  }

  private static Trend slope(List<Sale> sales) {
    int n = sales.size();
    double[] slopes = new double[n * (n - 1) / 2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        Sale one = sales.get(i);
        Sale other = sales.get(j);
        long seconds = Duration.between(one.at(), other.at()).toSeconds();
        if (seconds != 0) {
          double move = StrictMath.log((double) other.price().minor() / one.price().minor());
          slopes[count++] = move * SECONDS_A_DAY / seconds;
        }
      }
    }
    double[] sorted = Arrays.copyOf(slopes, count);
    Arrays.sort(sorted);
    double variance = (pairs(n) - ties(sales, Sale::at) - ties(sales, Sale::price)) / 18;
    double reach = Z80 * StrictMath.sqrt(Math.max(0, variance));
    int lower = Math.max((int) StrictMath.rint((count - reach) / 2) - 1, 0);
    int upper = Math.min((int) StrictMath.rint((count + reach) / 2), count - 1);
    double middle = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    return new Trend(relative(middle), relative(sorted[lower]), relative(sorted[upper]));
  }

  private static double pairs(double n) {
    return n * (n - 1) * (2 * n + 5);
  }

  private static double ties(List<Sale> sales, Function<Sale, Object> key) {
    Map<Object, Long> sizes =
        sales.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    return sizes.values().stream().mapToDouble(Trend::pairs).sum();
  }

  private static double relative(double logarithmic) {
    return StrictMath.expm1(logarithmic);
  }

  public Direction direction() {
    if (low > 0) {
      return Direction.RISING;
    }
    return high < 0 ? Direction.FALLING : Direction.UNCLEAR;
  }
}
