package io.floatwise.optimiser.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StationaryBootstrapTest {

  /// Neighbours hang together: 0.7 of the one before.
  private static double[] series() {
    double[] series = new double[200];
    for (int i = 1; i < series.length; i++) {
      series[i] = 0.7 * series[i - 1] + ((i - 1) * 7919 + 13) % 1000 / 1000.0 - 0.5;
    }
    return series;
  }

  /// Politis and Romano (1994), lemma 1, gives the variance of the drawn means in closed form;
  /// computed with NumPy.
  @Test
  void theDrawnMeansVaryAsTheClosedFormSays() {
    assertThat(Moments.of(series()).mean()).isCloseTo(0.006882057099360542, within(1e-14));
    Moments blocks = Moments.of(new StationaryBootstrap(5, 20_000, 1).means(series()));
    assertThat(blocks.deviation()).isCloseTo(0.04106573765214436, within(0.0006));
    assertThat(blocks.mean()).isCloseTo(0.006882057099360542, within(0.001));
    Moments single = Moments.of(new StationaryBootstrap(1, 20_000, 1).means(series()));
    assertThat(single.deviation()).isCloseTo(0.03350145519838997, within(0.0005));
  }

  @Test
  void theIntervalOfTheMeanIsNearTheNormalOne() {
    Interval mean = new StationaryBootstrap(5, 5_000, 3).intervals(series(), 0.95).mean();
    double wide = 1.959964 * 0.04106573765214436;
    assertThat(mean.low()).isCloseTo(0.006882 - wide, within(0.006));
    assertThat(mean.high()).isCloseTo(0.006882 + wide, within(0.006));
    assertThat(mean.holds(0)).isTrue();
    assertThat(mean.holds(1)).isFalse();
  }

  @Test
  void theIntervalOfTheSharpeRatioHoldsIt() {
    double[] gains = series();
    for (int i = 0; i < gains.length; i++) {
      gains[i] += 0.3;
    }
    Interval sharpe = new StationaryBootstrap(5, 2_000, 3).intervals(gains, 0.9).sharpe();
    assertThat(sharpe.holds(Moments.of(gains).sharpe().orElseThrow())).isTrue();
    assertThat(sharpe.low()).isPositive();
  }

  @Test
  void theSameSeedDrawsTheSame() {
    var first = new StationaryBootstrap(4, 100, 9).intervals(series(), 0.9);
    assertThat(new StationaryBootstrap(4, 100, 9).intervals(series(), 0.9)).isEqualTo(first);
    assertThat(new StationaryBootstrap(4, 100, 10).intervals(series(), 0.9)).isNotEqualTo(first);
    assertThat(StationaryBootstrap.usualBlock(1_000)).isCloseTo(10, within(1e-9));
    assertThatThrownBy(() -> new StationaryBootstrap(0.5, 1, 1))
        .hasMessageContaining("expected blocks and draws of 1 or more");
  }
}
