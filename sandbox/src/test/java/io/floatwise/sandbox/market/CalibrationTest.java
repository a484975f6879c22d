package io.floatwise.sandbox.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Title;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The seeded market against recorded series: the same statistics, computed by the same code, over
/// windows of the same length.
class CalibrationTest {

  private static final int YEAR = 365;
  private static final int WHOLE = 1_500;

  @Test
  @Proves(
      value = "D.4",
      breaks = {DayMood.class, SeededCourse.class})
  void dailyStatisticsLieWithinAFactorOfTwoOfRecordedSeries() throws SeriesException {
    Series series = SeriesReader.read(Needs.shared("data/market/cs2_steam_daily.csv.gz"), 7);

    DailyStatistics realYear = recorded(series, YEAR);
    DailyStatistics madeYear = simulated(80, YEAR);
    DailyStatistics realWhole = recorded(series, WHOLE);
    DailyStatistics madeWhole = simulated(50, WHOLE);
    System.out.println("recorded,  365 days: " + realYear);
    System.out.println("simulated, 365 days: " + madeYear);
    System.out.println("recorded,  1500 days: " + realWhole);
    System.out.println("simulated, 1500 days: " + madeWhole);

    compare(madeYear, realYear);
    compare(madeWhole, realWhole);
  }

  private static void compare(DailyStatistics made, DailyStatistics real) {
    for (int i = 0; i < real.figures().size(); i++) {
      assertThat(made.figures().get(i) / real.figures().get(i))
          .as("figure %d: simulated (%s) against recorded (%s)", i, made, real)
          .isBetween(0.5, 2.0);
    }
  }

  /// Every window of that many rows of every title, one after the other.
  private static DailyStatistics recorded(Series series, int window) {
    List<DailyStatistics> all = new ArrayList<>();
    for (Series.TitleSeries title : series.titles()) {
      for (int from = 0; from + window <= title.rows(); from += window) {
        List<DailyStatistics.Day> days = new ArrayList<>();
        for (int row = from; row < from + window; row++) {
          days.add(new DailyStatistics.Day(title.day(row), title.mills(row), title.units(row)));
        }
        DailyStatistics.of(days).ifPresent(all::add);
      }
    }
    assertThat(all).hasSizeGreaterThan(100);
    return DailyStatistics.medians(all);
  }

  private static DailyStatistics simulated(int titles, int length) {
    MarketSettings settings = MarketSettings.SMALL_CS2;
    double mispriced = settings.mispricedPerDay() * titles / settings.titles().all();
    settings = settings.withTitles(titles).withMispricedPerDay(mispriced);
    SimExchange exchange = SeededMarket.open(settings, SimRules.DEFAULT).exchange();
    Map<Title, List<DailyStatistics.Day>> days = new HashMap<>();
    exchange.titles().forEach(title -> days.put(title, new ArrayList<>()));
    for (int day = 0; day < length; day++) {
      Instant start = exchange.now();
      exchange.advanceTo(start.plus(Duration.ofDays(1)));
      for (Map.Entry<Title, List<DailyStatistics.Day>> each : days.entrySet()) {
        DailyStatistics.day(day, exchange.sales(each.getKey(), 500), start)
            .ifPresent(each.getValue()::add);
      }
    }
    List<DailyStatistics> all =
        days.values().stream().map(DailyStatistics::of).flatMap(Optional::stream).toList();
    assertThat(all).hasSizeGreaterThan(titles * 3 / 4);
    return DailyStatistics.medians(all);
  }
}
