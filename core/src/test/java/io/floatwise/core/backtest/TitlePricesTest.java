package io.floatwise.core.backtest;

import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Given;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Totals;
import io.floatwise.core.tape.Kind;
import io.floatwise.core.tape.SeriesPoint;
import io.floatwise.core.tape.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Recorded prices for charts.
class TitlePricesTest {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration PART = Duration.ofMinutes(6);
  private static final Instant UNTIL = FROM.plus(PART.multipliedBy(PriceTrack.PARTS));

  private static TitlePrices prices() {
    return new TitlePrices(List.of(Given.TITLE), new BacktestResult.Span(FROM, UNTIL));
  }

  private static Told quotes(Title title, String offer, String target, Instant at) {
    return new Told.Quotes(
        List.of(new Quote(title, Optional.of(usd(offer)), 1, Optional.of(usd(target)), 1, at)));
  }

  private static SeriesPoint point(
      Kind kind, Instant from, long price, int units, String currency, String source) {
    return new SeriesPoint(
        Given.TITLE,
        kind,
        from,
        kind == Kind.BAR ? from.plus(PART) : from,
        OptionalLong.of(price),
        OptionalLong.empty(),
        OptionalInt.of(units),
        OptionalInt.empty(),
        currency,
        3,
        Optional.of(source));
  }

  @Test
  void eachPartKeepsTheLastPriceAndItsLimits() {
    TitlePrices prices = prices();
    Instant second = FROM.plus(PART);
    for (String offer : new String[] {"5.00", "3.00", "9.00", "4.00"}) {
      prices.tell(1, second.plusSeconds(1), quotes(Given.TITLE, offer, "2.00", second));
    }
    prices.tell(2, second, quotes(new Title(Game.CS2, "another"), "1.00", "1.00", second));
    prices.tell(3, FROM.minusSeconds(1), quotes(Given.TITLE, "1.00", "1.00", FROM));
    prices.tell(4, UNTIL, quotes(Given.TITLE, "7.00", "6.00", UNTIL));

    PriceTrack track = prices.tracks().get(Given.TITLE);

    assertThat(prices.tracks()).hasSize(1);
    assertThat(track.part(0).offer()).as("nothing was told yet").isEmpty();
    PriceTrack.Part part = track.part(1);
    assertThat(part.offer()).contains(usd("4.00"));
    assertThat(part.lowest()).contains(usd("3.00"));
    assertThat(part.highest()).contains(usd("9.00"));
    assertThat(part.target()).contains(usd("2.00"));
    assertThat(part.middle()).isEqualTo(second.plus(PART.dividedBy(2)));
    assertThat(track.part(PriceTrack.PARTS - 1).offer()).contains(usd("7.00"));
  }

  @Test
  void barsAreSalesInDollarsOfOneMarket() {
    TitlePrices prices = prices();
    prices.tell(
        1,
        FROM.plus(PART),
        new Told.Series(
            List.of(
                point(Kind.BAR, FROM, 2_349, 10, "USD", "one"),
                point(Kind.BAR, FROM, 9_000, 10, "CNY", "one"),
                point(Kind.BAR, FROM, 9_000, 10, "USD", "two"),
                point(Kind.BAR, FROM, 9_000, 0, "USD", "one"),
                point(Kind.TOP, FROM.plus(PART), 3_000, 4, "USD", "one"))));

    PriceTrack track = prices.tracks().get(Given.TITLE);

    assertThat(track.part(0).cheapest()).contains(usd("2.34"));
    assertThat(track.part(0).dearest()).contains(usd("2.34"));
    assertThat(track.sales()).isEqualTo(10);
    assertThat(track.part(1).offer()).contains(usd("3.00"));
  }

  @Test
  void turnoverIsPurchasesByMeanEquity() {
    var ends = new ArrayList<EquityPoint>();
    for (int day = 0; day < 15; day++) {
      ends.add(
          new EquityPoint(
              LocalDate.of(2026, 1, 1).plusDays(day), usd("50.00"), usd("30.00"), usd("20.00")));
    }
    var totals =
        new Totals(5, 3, usd("250.00"), usd("80.00"), usd("2.00"), Money.ZERO_USD, Money.ZERO_USD);

    Turnover turnover = Turnover.of(ends, totals).orElseThrow();

    assertThat(turnover.equity()).isEqualTo(usd("100.00"));
    assertThat(turnover.locked()).isEqualTo(usd("30.00"));
    assertThat(turnover.turns()).isEqualTo(25_000);
    assertThat(turnover.turnsByMonth()).isEqualTo(50_000);
    assertThat(Turnover.of(List.of(), totals)).isEmpty();
  }
}
