package io.floatwise.core.pricing;

import static io.floatwise.core.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floatwise.core.market.SaleKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FillFitTest {

  private static FillForecast forecast(double perDay, double queue) {
    return new FillForecast(SaleKind.OFFER, 20, perDay, 40, queue, 1);
  }

  /// Orders in a world where `factor` times as many come as the title's sales say.
  private static List<FillTrial> world(double factor, int orders) {
    var random = new Random(3);
    var trials = new ArrayList<FillTrial>();
    for (int i = 0; i < orders; i++) {
      FillForecast raw = forecast(0.1 + random.nextDouble(), random.nextInt(3));
      FillForecast truth = forecast(raw.perDay() * factor, raw.queue());
      double when = truth.daysUntil(random.nextDouble(), 30).orElse(30);
      trials.add(new FillTrial(raw, raw, when, when < 30));
    }
    return trials;
  }

  @Test
  void findsOutThatHalfAsManyCome() {
    FillModel fitted = FillFit.fit(world(0.5, 1_500), FillModel.UNFITTED);
    List<FillTrial> fresh = world(0.5, 2_000).subList(1_500, 2_000);
    double before = Reliability.of(fresh).brier();
    Reliability after = Reliability.of(fresh, fitted);
    assertThat(after.brier()).isLessThan(0.95 * before);
    assertThat(after.coverage()).isCloseTo(0.9, within(0.05));
    assertThat(after.bins())
        .filteredOn(bin -> bin.count() > 100)
        .allSatisfy(
            bin -> assertThat(bin.forecast()).isBetween(bin.low() - 0.03, bin.high() + 0.03));
  }

  @Test
  void aFewOrdersTeachNothingAndManyWhatIsTrueOfTheNewestToo() {
    assertThat(FillFit.improved(world(0.3, 40), FillModel.UNFITTED)).isEqualTo(FillModel.UNFITTED);
    FillModel taught = FillFit.improved(world(0.3, 600), FillModel.UNFITTED);
    assertThat(taught).isNotEqualTo(FillModel.UNFITTED);
    List<FillTrial> fresh = world(0.3, 1_000).subList(600, 1_000);
    assertThat(Reliability.of(fresh, taught).brier())
        .isLessThan(Reliability.of(fresh, FillModel.UNFITTED).brier());
  }

  @Test
  void whatWasWithdrawnSaysNothingOfLater() {
    var calibration = new Calibration();
    FillForecast raw = forecast(0.5, 0);
    calibration.placed("sold", raw, raw, NOW);
    calibration.placed("withdrawn", raw, raw, NOW);
    calibration.placed("stands", raw, raw, NOW);
    calibration.filled("sold", NOW.plus(Duration.ofHours(12)));
    calibration.withdrawn("withdrawn", NOW.plus(Duration.ofDays(2)));
    calibration.filled("withdrawn", NOW.plus(Duration.ofDays(3)));
    List<FillTrial> trials = calibration.trials(NOW.plus(Duration.ofDays(10)));
    assertThat(trials)
        .containsExactly(
            new FillTrial(raw, raw, 0.5, true),
            new FillTrial(raw, raw, 2, false),
            new FillTrial(raw, raw, 10, false));
    // Days 1, 3, 7 and 14: the sold one counts at all, the withdrawn one at the first only.
    assertThat(Reliability.of(trials).compared()).isEqualTo(4 + 1 + 3);
  }

  @Test
  void aForecastIsReadAsItWasWritten() {
    FillForecast forecast = new FillForecast(SaleKind.TARGET, 3.5, 0.1, 1.25, 2.5, 0.64);
    assertThat(FillForecast.parse(forecast.text())).contains(forecast);
    assertThat(FillForecast.parse("about 3 days")).isEmpty();
    assertThat(FillForecast.parse("OFFER 1 2 3 -4 5")).isEmpty();
  }

  @Test
  void quantilesAndChancesBelongTogether() {
    FillForecast forecast = new FillForecast(SaleKind.OFFER, 20, 0.7, 3, 1.4, 0.8);
    for (double share : new double[] {0.05, 0.5, 0.8}) {
      double days = forecast.daysUntil(share, 500).orElseThrow();
      assertThat(forecast.chance(days)).isCloseTo(share, within(1e-6));
    }
    assertThat(forecast.daysUntil(0.9999, 1)).isEmpty();
  }
}
