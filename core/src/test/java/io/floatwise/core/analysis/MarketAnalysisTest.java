package io.floatwise.core.analysis;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.sale;
import static io.floatwise.core.Given.snapshot;
import static io.floatwise.core.Given.steadySales;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.Volatility;
import io.floatwise.proving.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketAnalysisTest {

  private static Sale at(String time, int cents, SaleKind kind) {
    return new Sale(TITLE, Money.usd(cents), Instant.parse(time), kind, Attributes.UNKNOWN);
  }

  private static MarketAnalysis analysis(List<Sale> sales) {
    return MarketAnalysis.of(snapshot(List.of(), sales), 500, NOW);
  }

  @Test
  @Proves(value = "P4.6.1", breaks = PriceBars.class)
  void barsAreMadeOfOneKindByPeriodAndAPeriodWithoutASaleHasNone() {
    List<Sale> sales =
        List.of(
            at("2026-11-23T11:59:59Z", 105, SaleKind.OFFER),
            at("2026-11-23T12:00:01Z", 999, SaleKind.OFFER),
            at("2026-11-20T23:59:59Z", 90, SaleKind.OFFER),
            at("2026-11-20T00:00:00Z", 100, SaleKind.OFFER),
            at("2026-11-20T12:00:00Z", 120, SaleKind.OFFER),
            at("2026-11-20T12:00:00Z", 80, SaleKind.OFFER),
            at("2026-11-21T12:00:00Z", 70, SaleKind.TARGET),
            at("2026-11-22T12:00:00Z", 0, SaleKind.OFFER));
    PriceBars bars = PriceBars.of(sales, SaleKind.OFFER, Duration.ofDays(1), NOW);

    assertThat(bars.bars())
        .containsExactly(
            new PriceBar(
                Instant.parse("2026-11-20T00:00:00Z"),
                Money.usd(100),
                Money.usd(120),
                Money.usd(80),
                Money.usd(90),
                4),
            new PriceBar(
                Instant.parse("2026-11-23T00:00:00Z"),
                Money.usd(105),
                Money.usd(105),
                Money.usd(105),
                Money.usd(105),
                1));
    assertThat(bars.periods()).isEqualTo(4);
    assertThat(bars.isNewestOpen()).isTrue();
    assertThat(bars.series().size()).isEqualTo(2);
    assertThat(PriceBars.of(sales, SaleKind.TARGET, Duration.ofDays(1), NOW).isNewestOpen())
        .isFalse();
    assertThat(PriceBars.of(List.of(), SaleKind.TARGET, Duration.ofDays(1), NOW).periods())
        .isZero();
    assertThatThrownBy(() -> PriceBars.of(sales, SaleKind.OFFER, Duration.ofMillis(1500), NOW))
        .hasMessage("expected a period of whole seconds, 1 or more, found PT1.5S");
  }

  /// Slope and interval by scipy.stats.theilslopes(log(price), days, alpha=0.8).
  @Test
  @Proves(value = "P4.6.1", breaks = Trend.class)
  void theTrendEqualsScipysTheilSenWithItsInterval() {
    double[] days = {0, 0.25, 1, 1.5, 2, 3, 3, 4.5, 5, 6, 7.25, 8};
    int[] cents = {1000, 1010, 995, 1020, 1031, 1015, 1060, 1044, 1052, 1500, 1066, 1071};
    List<Sale> sales = new ArrayList<>();
    for (int i = 0; i < days.length; i++) {
      Instant at = NOW.minus(Duration.ofHours(200)).plusSeconds((long) (days[i] * 86_400));
      sales.add(new Sale(TITLE, Money.usd(cents[i]), at, SaleKind.OFFER, Attributes.UNKNOWN));
    }
    Collections.reverse(sales);
    Sampled<Trend> trend = analysis(sales).trend();

    assertThat(trend.sample()).isEqualTo(12);
    Trend found = trend.value().orElseThrow();
    assertThat(Math.log1p(found.perDay())).isCloseTo(0.009568775435654844, within(1e-12));
    assertThat(Math.log1p(found.low())).isCloseTo(0.007583213193893101, within(1e-12));
    assertThat(Math.log1p(found.high())).isCloseTo(0.013926414034765688, within(1e-12));
    assertThat(found.direction()).isEqualTo(Trend.Direction.RISING);
  }

  @Test
  @Proves(value = "P4.6.1", breaks = Trend.class)
  void thereIsNoTrendFromFewSalesOrFromOneDay() {
    assertThat(analysis(steadySales("10.00", 1).subList(0, 7)).trend())
        .isEqualTo(new Sampled<>(Optional.empty(), 7, 8));
    assertThat(analysis(steadySales("10.00", 8).subList(0, 16)).trend())
        .isEqualTo(new Sampled<>(Optional.empty(), 16, 8));
    assertThat(analysis(steadySales("10.00", 8)).trend().value().orElseThrow().direction())
        .isEqualTo(Trend.Direction.UNCLEAR);
  }

  @Test
  @Proves(value = "P4.6.1", breaks = MarketAnalysis.class)
  void volatilityIsThatOfPricingAndAbsentWhereTheBounceCannotBeTakenOut() {
    List<Sale> sales =
        IntStream.range(0, 20)
            .mapToObj(i -> sale(100 + i * i + ".00", Duration.ofDays(i)))
            .toList();
    assertThat(analysis(sales).volatility().value()).hasValue(Volatility.daily(sales, NOW));
    assertThat(analysis(sales).volatility().sample()).isEqualTo(20);
    assertThat(analysis(sales.subList(0, 8)).volatility())
        .isEqualTo(new Sampled<>(Optional.empty(), 8, 9));
    List<Sale> still =
        IntStream.range(0, 12).mapToObj(i -> sale("10.00", Duration.ofDays(i))).toList();
    assertThat(analysis(still).volatility()).isEqualTo(new Sampled<>(Optional.empty(), 12, 9));
  }

  @Test
  @Proves(value = "P4.6.1", breaks = BookSide.class)
  void depthCountsWithinADistanceAndDoesNotGuessBeyondWhatWasRead() {
    var offers =
        List.of(offer("a", "10.00"), offer("b", "10.00"), offer("c", "10.50"), offer("d", "11.50"));
    BookSide side = MarketAnalysis.of(snapshot(offers, List.of()), 500, NOW).offers();
    assertThat(side.levels())
        .containsExactly(
            new BookSide.Level(usd("10.00"), 2, 2),
            new BookSide.Level(usd("10.50"), 1, 3),
            new BookSide.Level(usd("11.50"), 1, 4));
    assertThat(side.within(Rate.ofPercent(1))).hasValue(2);
    assertThat(side.within(Rate.ofPercent(5))).hasValue(3);
    assertThat(side.within(Rate.ofPercent(50))).hasValue(4);

    BookSide cut = new BookSide(side.levels(), 40);
    assertThat(cut.within(Rate.ofPercent(5))).hasValue(3);
    assertThat(cut.within(Rate.ofPercent(15))).isEmpty();
    assertThat(cut.isWhole()).isFalse();
    assertThat(new BookSide(List.of(), 0).within(Rate.ofPercent(5))).isEmpty();
  }

  @Test
  @Proves(value = "P4.6.1", breaks = BookSide.class)
  void theSpreadIsAbsentWhereASideIsEmptyOrTheBookIsCrossed() {
    var offers = List.of(offer("a", "10.00"));
    assertThat(spread(offers, Optional.of("7.50"))).hasValue(usd("2.50"));
    assertThat(spread(offers, Optional.of("10.01"))).isEmpty();
    assertThat(spread(offers, Optional.empty())).isEmpty();
    assertThat(spread(List.of(), Optional.of("7.50"))).isEmpty();
  }

  private static Optional<Money> spread(
      List<io.floatwise.core.market.Offer> offers, Optional<String> target) {
    var read = snapshot(offers, List.of(), target.map(io.floatwise.core.Given::usd), NOW);
    return MarketAnalysis.of(read, 500, NOW).spread();
  }

  @Test
  @Proves(
      value = "P4.6.2",
      breaks = {SalesSummary.class, Quantiles.class})
  void salesAreSummedUpByKindAndWindowWithQuantilesThatSomebodyPaid() {
    List<Sale> sales = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      sales.add(sale("%d.00".formatted(i), Duration.ofHours(7L * i)));
    }
    sales.add(at("2026-11-22T13:00:00Z", 1, SaleKind.TARGET));
    sales.add(at("2026-11-23T12:00:01Z", 1, SaleKind.OFFER));
    List<SalesSummary> all = analysis(sales).summaries();

    assertThat(all).extracting(SalesSummary::count).containsExactly(3, 20, 20, 1, 1, 1);
    Quantiles day = all.get(0).prices();
    assertThat(day.median()).isEqualTo(new Sampled<>(Optional.of(usd("2.00")), 3, 3));
    assertThat(day.lowerQuartile()).isEqualTo(new Sampled<>(Optional.empty(), 3, 8));
    Quantiles week = all.get(1).prices();
    assertThat(
            List.of(
                week.lowerDecile(),
                week.lowerQuartile(),
                week.median(),
                week.upperQuartile(),
                week.upperDecile()))
        .extracting(s -> s.value().orElseThrow())
        .containsExactly(usd("2.00"), usd("5.00"), usd("10.00"), usd("15.00"), usd("18.00"));
    assertThat(all.get(1).last().orElseThrow().price()).isEqualTo(usd("1.00"));
    assertThat(all.get(3).prices().median().value()).isEmpty();
    assertThat(all).allMatch(SalesSummary::isWhole);
  }

  @Test
  @Proves(value = "P4.6.2", breaks = SalesSummary.class)
  void aWindowBeyondTheOldestSaleOfACutReadingIsNotWhole() {
    List<Sale> sales = steadySales("10.00", 1);
    assertThat(MarketAnalysis.of(snapshot(List.of(), sales), 20, NOW).summaries())
        .extracting(SalesSummary::isWhole)
        .containsExactly(true, true, false, true, true, false);
    assertThat(MarketAnalysis.of(snapshot(List.of(), sales), 20, NOW).isHistoryCut()).isTrue();
    assertThat(analysis(sales).summaries()).allMatch(SalesSummary::isWhole);
  }

  @Test
  @Proves(value = "P4.6.1", breaks = AttributePrice.class)
  void pricesAreGroupedByPhaseAndByFloatWhereThereAreEnough() {
    List<Sale> sales =
        IntStream.range(0, 20)
            .mapToObj(i ->
                new Sale(
                    TITLE,
                    Money.usd(1000 - i),
                    NOW.minus(Duration.ofHours(i)),
                    SaleKind.OFFER,
                    new Attributes(
                        Optional.of(new Wear(150_000_000 + i * 1_000_000)),
                        OptionalInt.empty(),
                        i < 4 ? Optional.of("phase-2") : Optional.empty())))
            .toList();
    List<AttributePrice> groups = analysis(sales).byAttribute();
    assertThat(groups)
        .extracting(AttributePrice::label)
        .containsExactly(
            "phase-2",
            "float 0.15 to 0.154",
            "float 0.155 to 0.159",
            "float 0.16 to 0.164",
            "float 0.165 to 0.169");
    assertThat(groups).extracting(AttributePrice::sales).containsExactly(4, 5, 5, 5, 5);
    assertThat(groups.get(1).prices().median().value()).hasValue(usd("9.98"));
    assertThat(analysis(sales.subList(4, 20)).byAttribute()).isEmpty();
  }

  @Test
  @Proves(value = "P4.6.1", breaks = PriceZone.class)
  void zonesAreTheRangesOfPriceWithMostSales() {
    List<Sale> sales = new ArrayList<>();
    for (int i = 0; i < 27; i++) {
      int cents = i < 12 ? 1000 : i < 20 ? 1050 : 1200 + i;
      sales.add(sale(Money.usd(cents).toDecimal(), Duration.ofHours(i)));
    }
    Sampled<List<PriceZone>> zones = analysis(sales).zones();
    // Quartiles 10.00 and 12.20, 2 x 220 / 3 = 147 cents.
    assertThat(zones.value().orElseThrow())
        .containsExactly(
            new PriceZone(usd("8.82"), usd("10.28"), 12),
            new PriceZone(usd("10.29"), usd("11.75"), 8),
            new PriceZone(usd("11.76"), usd("13.22"), 7));
    assertThat(analysis(sales.subList(0, 19)).zones())
        .isEqualTo(new Sampled<>(Optional.empty(), 19, 20));
  }
}
