package io.floatwise.sandbox.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesMarketTest {

  private static final Instant START = Instant.parse("2024-01-11T00:00:00Z");

  @TempDir private Path folder;

  @Test
  @Proves(
      value = "D.4",
      breaks = {RecordedCourse.class, SeriesMarket.class})
  void pricesFollowTheSeriesUntilItEnds() throws Exception {
    Series series = series();
    MarketSettings settings =
        MarketSettings.SMALL_CS2.withStart(START).withHistoryDays(5).withMispricedPerDay(0);
    Market market = SeriesMarket.open(series, settings, SimRules.DEFAULT);
    SimExchange exchange = market.exchange();
    Title rising = exchange.titles().getFirst();

    for (int day = 11; day < 30; day++) {
      Instant noon = Instant.parse("2024-01-%02dT12:00:00Z".formatted(day));
      exchange.advanceTo(noon);
      long best = exchange.quote(rising).orElseThrow().bestOffer().orElseThrow().minor();
      double fair = 1_000 + 20 * (day - 1) + 10;
      assertThat(best / fair).as("day %d", day).isBetween(0.96, 1.06);
    }
    assertThat(market.end()).contains(Instant.parse("2024-01-31T00:00:00Z"));
    exchange.advanceTo(Instant.parse("2024-02-02T00:00:00Z"));
    assertThat(exchange.offers(rising)).isEmpty();
    assertThat(exchange.quote(rising).orElseThrow().targetCount()).isZero();
    assertThat(exchange.nextDue()).as("nothing will ever happen again").isEmpty();
  }

  @Test
  void aTitleHasNoMarketInALongGapAndComesBack() throws Exception {
    MarketSettings settings = MarketSettings.SMALL_CS2.withStart(START).withHistoryDays(5);
    SimExchange exchange = SeriesMarket.open(series(), settings, SimRules.DEFAULT).exchange();
    Title gappy = exchange.titles().get(1);

    assertThat(exchange.offers(gappy)).isNotEmpty();
    exchange.advanceTo(Instant.parse("2024-01-16T00:00:00Z"));
    assertThat(exchange.offers(gappy)).isEmpty();
    exchange.advanceTo(Instant.parse("2024-01-26T00:00:00Z"));
    assertThat(exchange.offers(gappy)).isNotEmpty();
  }

  @Test
  void refusesAStartOutsideTheSeries() throws Exception {
    Series series = series();
    for (String start : new String[] {"2023-12-31T23:59:59Z", "2024-01-31T00:00:00Z"}) {
      MarketSettings settings = MarketSettings.SMALL_CS2.withStart(Instant.parse(start));
      assertThatThrownBy(() -> SeriesMarket.open(series, settings, SimRules.DEFAULT))
          .isInstanceOf(SeriesException.class)
          .hasMessageContaining("from 2024-01-01 to 2024-01-30, found " + start);
    }
  }

  @Test
  @Proves(value = "D.4", breaks = SeriesMarket.class)
  void tradesAllRecordedSeriesInOneMarket() throws Exception {
    Path file = Needs.shared("data/market/cs2_steam_daily.csv.gz");
    Series series = SeriesReader.read(file, 7);
    MarketSettings settings =
        MarketSettings.SMALL_CS2.withStart(Instant.parse("2023-06-01T00:00:00Z"));
    Market market = SeriesMarket.open(series, settings, SimRules.DEFAULT);
    SimExchange exchange = market.exchange();

    int found =
        new CarefulBuyer(exchange, Rate.ofPercent(3))
            .trade(settings.start().plus(Duration.ofDays(3)), Duration.ofHours(1));

    System.out.println(market.description());
    System.out.printf("series market: %d purchases in 3 days%n", found);
    assertThat(exchange.titles()).hasSize(233);
    assertThat(exchange.titles().stream().filter(t -> !exchange.offers(t).isEmpty()).count())
        .isGreaterThan(180);
    assertThat(found).isPositive();
    assertThat(exchange.totals().balance()).isEqualTo(Money.ZERO_USD);
    assertThat(market.description()).contains("divided by 10.0", "233 titles", "2024-11-15");
  }

  /// Thirty days of January 2024: one title that rises by 0.20 a day, one with a gap.
  private Series series() throws Exception {
    StringBuilder csv = new StringBuilder("title,day,median_price_usd,units_sold\n");
    for (int day = 0; day < 30; day++) {
      LocalDate date = LocalDate.parse("2024-01-01").plusDays(day);
      csv.append(
          "Rising (Field-Tested),%s,%d.%02d,200\n"
              .formatted(date, (1_000 + 20 * day) / 100, (1_000 + 20 * day) % 100));
      if (day < 14 || day > 23) {
        csv.append("Gappy,%s,5.00,200\n".formatted(date));
      }
    }
    return SeriesReader.read(Files.writeString(folder.resolve("series.csv"), csv), 7);
  }
}
