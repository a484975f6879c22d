package io.floatwise.sandbox.market;

import io.floatwise.core.market.Sale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Statistics of daily median prices and volumes; one piece of code for recorded and simulated
/// series. Returns count only between consecutive days; volumes count day by day as they stand.
///
/// @param deviation standard deviation of daily log returns
/// @param returnAc1 lag-1 autocorrelation of returns
/// @param kurtosis of returns, 3 for a normal distribution
record DailyStatistics(
    double deviation, double returnAc1, double kurtosis, double volumeAc1, double volumeAc7) {

  private static final int LEAST_RETURNS = 100;

  /// One day of one title.
  record Day(long day, double price, int units) {}

  /// The day of those sales, newest first, that are not before `start`; empty if there are none.
  static Optional<Day> day(int day, List<Sale> sales, Instant start) {
    double[] prices =
        sales.stream()
            .takeWhile(sale -> !sale.at().isBefore(start))
            .mapToDouble(sale -> sale.price().minor())
            .toArray();
    return prices.length == 0
        ? Optional.empty()
        : Optional.of(new Day(day, median(prices), prices.length));
  }

  /// Empty if there are too few returns to speak of, or none that differ.
  static Optional<DailyStatistics> of(List<Day> days) {
    double[] returns = returns(days);
    if (returns.length < LEAST_RETURNS) {
      return Optional.empty();
    }
    double mean = mean(returns);
    double second = 0;
    double fourth = 0;
    for (double each : returns) {
      double square = (each - mean) * (each - mean);
      second += square / returns.length;
      fourth += square * square / returns.length;
    }
    if (second == 0) {
      return Optional.empty();
    }
    double[] volumes = days.stream().mapToDouble(Day::units).toArray();
    return Optional.of(
        new DailyStatistics(
            Math.sqrt(second),
            autocorrelation(returns, 1),
            fourth / (second * second),
            autocorrelation(volumes, 1),
            autocorrelation(volumes, 7)));
  }

  /// Each figure's median over all series.
  static DailyStatistics medians(List<DailyStatistics> all) {
    return new DailyStatistics(
        median(all.stream().mapToDouble(DailyStatistics::deviation).toArray()),
        median(all.stream().mapToDouble(DailyStatistics::returnAc1).toArray()),
        median(all.stream().mapToDouble(DailyStatistics::kurtosis).toArray()),
        median(all.stream().mapToDouble(DailyStatistics::volumeAc1).toArray()),
        median(all.stream().mapToDouble(DailyStatistics::volumeAc7).toArray()));
  }

  List<Double> figures() {
    return List.of(deviation, returnAc1, kurtosis, volumeAc1, volumeAc7);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  @Override
  public String toString() {
    return "sd %.3f, return ac1 %.2f, kurtosis %.1f, volume ac1 %.2f, ac7 %.2f"
        .formatted(deviation, returnAc1, kurtosis, volumeAc1, volumeAc7)
        .toLowerCase(Locale.ROOT);
  }

  private static double[] returns(List<Day> days) {
    List<Double> returns = new ArrayList<>();
    for (int i = 1; i < days.size(); i++) {
      if (days.get(i).day() == days.get(i - 1).day() + 1) {
        returns.add(Math.log(days.get(i).price() / days.get(i - 1).price()));
      }
    }
    return returns.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double autocorrelation(double[] values, int lag) {
    double mean = mean(values);
    double variance = 0;
    double covariance = 0;
    for (int i = 0; i < values.length; i++) {
      variance += (values[i] - mean) * (values[i] - mean);
      if (i + lag < values.length) {
        covariance += (values[i] - mean) * (values[i + lag] - mean);
      }
    }
    return covariance / variance;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
