package io.floatwise.sandbox.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Title;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each game of the full market, bots included, against what was recorded of that game: the same
/// statistics by the same code over windows of the same length. A factor of two everywhere; an
/// autocorrelation may instead lie within a tenth, because a factor of nearly nothing says nothing.
class GameCalibrationTest {

  private static final int YEAR = 365;
  private static final int MONTH_OF_HOURS = 30 * 24;
  private static final double NEAR = 0.1;

  @Test
  @Proves(value = "D.4", breaks = Temper.class)
  void cs2DaysAreLikeRecordedOnes() throws IOException {
    compare("CS2", windows("cs2_steam_daily", "item_id", "day"), new Titles(80, 0, 0, 0));
  }

  @Test
  @Proves(value = "D.4", breaks = Temper.class)
  void dota2DaysAreLikeRecordedOnes() throws IOException {
    compare("Dota 2", windows("dota2_steam", "item", "day"), new Titles(0, 80, 0, 0));
  }

  @Test
  @Proves(value = "D.4", breaks = Temper.class)
  void tf2DaysAreLikeRecordedOnes() throws IOException {
    compare("TF2", windows("tf2_bills_hat_steam", "", "hour"), new Titles(0, 0, 80, 0));
  }

  @Test
  @Proves(value = "D.4", breaks = Temper.class)
  void rustDaysAreLikeRecordedOnes() throws IOException {
    compare("Rust", windows("rust_steam_daily", "item_id", "day"), new Titles(0, 0, 0, 80));
  }

  @Test
  @Proves(value = "D.4", breaks = SeededCourse.class)
  void cs2HoursAreLikeRecordedOnes() throws IOException {
    var file = Needs.shared("data/market/cs2_steam_hourly_2024-11_12.csv.gz");
    List<DailyStatistics> recorded =
        RecordedSeries.read(file, "item_id", "hour_utc", GameCalibrationTest::hour).stream()
            .flatMap(days -> DailyStatistics.of(days).stream())
            .toList();
    List<DailyStatistics> simulated =
        simulated(new Titles(300, 0, 0, 0), Duration.ofHours(1), MONTH_OF_HOURS);
    compare("CS2 hours", recorded, simulated);
  }

  private static void compare(String what, List<DailyStatistics> recorded, Titles titles) {
    compare(what, recorded, simulated(titles, Duration.ofDays(1), YEAR));
  }

  private static void compare(
      String what, List<DailyStatistics> recorded, List<DailyStatistics> simulated) {
    DailyStatistics real = DailyStatistics.medians(recorded);
    DailyStatistics made = DailyStatistics.medians(simulated);
    System.out.printf("%s, recorded (%d series):  %s%n", what, recorded.size(), real);
    System.out.printf("%s, simulated (%d series): %s%n", what, simulated.size(), made);
    factor(what, "deviation", made.deviation(), real.deviation(), 0);
    factor(what, "return ac1", made.returnAc1(), real.returnAc1(), NEAR);
    factor(what, "kurtosis", made.kurtosis(), real.kurtosis(), 0);
    factor(what, "volume ac1", made.volumeAc1(), real.volumeAc1(), NEAR);
    factor(what, "volume ac7", made.volumeAc7(), real.volumeAc7(), NEAR);
  }

  private static void factor(String what, String figure, double made, double real, double near) {
    if (Math.abs(made - real) > near) {
      assertThat(made / real)
          .as("%s, %s: simulated %s, recorded %s", what, figure, made, real)
          .isBetween(0.5, 2.0);
    }
  }

  /// Every window of a year of rows, one after the other.
  private static List<DailyStatistics> windows(String file, String item, String time)
      throws IOException {
    var path = Needs.shared("data/market/" + file + ".csv.gz");
    List<DailyStatistics> all = new ArrayList<>();
    for (List<DailyStatistics.Day> days :
        RecordedSeries.read(path, item, time, GameCalibrationTest::day)) {
      for (int from = 0; from + YEAR <= days.size(); from += YEAR) {
        DailyStatistics.of(days.subList(from, from + YEAR)).ifPresent(all::add);
      }
    }
    return all;
  }

  private static List<DailyStatistics> simulated(Titles titles, Duration step, int steps) {
    MarketSettings settings = MarketSettings.FULL.withTitles(titles);
    double share = (double) titles.all() / MarketSettings.FULL.titles().all();
    settings = settings.withMispricedPerDay(share * settings.mispricedPerDay());
    SimExchange exchange = SeededMarket.open(settings, SimRules.DEFAULT).exchange();
    Map<Title, List<DailyStatistics.Day>> days = new HashMap<>();
    exchange.titles().forEach(title -> days.put(title, new ArrayList<>()));
    for (int at = 0; at < steps; at++) {
      Instant start = exchange.now();
      exchange.advanceTo(start.plus(step));
      for (Map.Entry<Title, List<DailyStatistics.Day>> each : days.entrySet()) {
        DailyStatistics.day(at, exchange.sales(each.getKey(), 200), start)
            .ifPresent(each.getValue()::add);
      }
    }
    return days.values().stream().map(DailyStatistics::of).flatMap(Optional::stream).toList();
  }

  private static long day(String text) {
    return LocalDate.parse(text.substring(0, 10)).toEpochDay();
  }

  private static long hour(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC) / 3_600;
  }
}
