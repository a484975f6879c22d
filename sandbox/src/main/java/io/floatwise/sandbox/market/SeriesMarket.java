package io.floatwise.sandbox.market;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.DailyFees;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.sandbox.catalog.Exterior;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A CS2 market in which fair value and volume of every title follow a recorded series, while
/// orders and traders are simulated. Recorded days are UTC days. It ends with the series.
public final class SeriesMarket {

  /// Recorded volumes are divided by this.
  public static final double VOLUME_FACTOR = 10;

  /// Sales a day of one title at most, after scaling.
  public static final double MOST_SALES = 300;

  private static final int LOOK_AHEAD = 90;

  private SeriesMarket() {}

  /// A market at `settings.start()`, after its history; the number of titles is that of the series.
  ///
  /// @throws SeriesException if the series does not cover the start
  public static Market open(Series series, MarketSettings settings, SimRules rules)
      throws SeriesException {
    return open(series, settings, rules, _ -> {});
  }

  /// The same, and says how far it is.
  ///
  /// @param progress is told what is being done; must return at once
  public static Market open(
      Series series, MarketSettings settings, SimRules rules, Consumer<String> progress)
      throws SeriesException {
    Instant end = instant(series.lastDay().toEpochDay() + 1);
    long startDay = day(settings.start());
    if (!settings.start().isBefore(end) || startDay < series.firstDay().toEpochDay()) {
      throw new SeriesException(
          "expected a start from %s to %s, found %s"
              .formatted(series.firstDay(), series.lastDay(), settings.start()));
    }
    Instant opening = settings.start().minus(Duration.ofDays(settings.historyDays()));
    Map<Title, Money> typical = new TreeMap<>();
    for (Series.TitleSeries title : series.titles()) {
      int row = rowFrom(title, startDay);
      typical.put(title(title), Money.usd(Math.max(1, (title.mills(row) + 5) / 10)));
    }
    var fees = new DailyFees(settings.seed(), typical);
    var exchange = new SimExchange(rules, fees, SeededMarket.PHASES, settings.seed(), opening);
    double mispriced = settings.mispricedPerDay() / series.titles().size();
    for (Series.TitleSeries title : series.titles()) {
      exchange.open(title(title), flow(title, settings, startDay, series.bridge(), mispriced));
    }
    History.pass(exchange, settings.start(), settings.historyDays(), progress);
    return new Market(exchange, Optional.of(end), describe(series, settings, end));
  }

  private static TitleFlow flow(
      Series.TitleSeries title,
      MarketSettings settings,
      long startDay,
      int bridge,
      double mispriced) {
    Temper temper = settings.efficient() ? Temper.CS2.efficient() : Temper.CS2;
    Optional<Exterior> exterior =
        Arrays.stream(Exterior.values())
            .filter(e -> title.name().endsWith("(" + e.label + ")"))
            .findFirst();
    var population =
        Population.of(
            temper,
            salesFrom(title, startDay),
            exterior.map(e -> e.wearFrom).orElse(-1),
            exterior.map(e -> e.wearTo).orElse(-1),
            false,
            mispriced);
    Course course = title.course(bridge, VOLUME_FACTOR, MOST_SALES);
    return new TitleFlow(settings.seed(), title.name(), course, temper, population, Traders.PLAIN);
  }

  private static String describe(Series series, MarketSettings settings, Instant end) {
    return """
    market on past prices, seed %d: fair values follow recorded series from %s, orders are simulated
    volumes: recorded units divided by %s, at most %s sales a day per title
    mispriced offers: %s a day over the whole market, 10-25 %% below fair value
    assumptions: spreads %s, fees 10 %% with about a quarter of the titles at \
    2-5 %% for some days; the market ends at %s
    %s\
    """
        .formatted(
            settings.seed(),
            settings.start(),
            VOLUME_FACTOR,
            MOST_SALES,
            settings.mispricedPerDay(),
            settings.efficient() ? Temper.WITHIN_FEES_TEXT : "3-15 % by liquidity",
            end,
            series.report().describe());
  }

  /// The first row at or after `day`, or the last one there is.
  private static int rowFrom(Series.TitleSeries title, long day) {
    int row = 0;
    while (row < title.rows() - 1 && title.day(row) < day) {
      row++;
    }
    return row;
  }

  private static double salesFrom(Series.TitleSeries title, long day) {
    int from = rowFrom(title, day);
    int to = Math.min(title.rows(), from + LOOK_AHEAD);
    double sum = 0;
    for (int row = from; row < to; row++) {
      sum += Math.min(title.units(row) / VOLUME_FACTOR, MOST_SALES);
    }
    return sum / (to - from);
  }

  private static Title title(Series.TitleSeries series) {
    return new Title(Game.CS2, series.name());
  }

  private static long day(Instant time) {
    return Math.floorDiv(time.toEpochMilli(), Duration.ofDays(1).toMillis());
  }

  private static Instant instant(long day) {
    return Instant.EPOCH.plus(Duration.ofDays(day));
  }
}
