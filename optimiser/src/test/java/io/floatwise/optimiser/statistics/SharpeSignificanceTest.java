package io.floatwise.optimiser.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The numeric examples of the papers.
class SharpeSignificanceTest {

  private static SharpeSignificance yearly(double sharpe, int observations, double ofYear) {
    return new SharpeSignificance(sharpe / Math.sqrt(ofYear), observations, 0, 3);
  }

  /// Bailey and López de Prado (2012): 24 months with a monthly ratio of 0.458.
  @Test
  void theProbabilisticRatioIsThatOfThePaper() {
    var normal = new SharpeSignificance(0.458, 24, 0, 3);
    var skewed = new SharpeSignificance(0.458, 24, -2.448, 10.164);
    assertThat(normal.probabilityAbove(0).orElseThrow()).isCloseTo(0.982, within(5e-4));
    assertThat(skewed.probabilityAbove(0).orElseThrow()).isCloseTo(0.913, within(5e-4));
  }

  /// Bailey and López de Prado (2014): 100 trials, five years of 250 days, a yearly ratio of 2.5.
  @Test
  void theDeflatedRatioIsThatOfThePaper() {
    double variance = 0.5 / 250;
    var skewed = new SharpeSignificance(2.5 / Math.sqrt(250), 1_250, -3, 10);
    assertThat(SharpeSignificance.expectedMost(100, variance)).isCloseTo(0.1132, within(5e-5));
    assertThat(skewed.deflated(100, variance).orElseThrow()).isCloseTo(0.9004, within(5e-5));
    assertThat(skewed.deflated(46, variance).orElseThrow()).isCloseTo(0.9505, within(5e-5));
    assertThat(yearly(2.5, 1_250, 250).deflated(88, variance).orElseThrow())
        .isCloseTo(0.9505, within(5e-5));
  }

  /// Bailey and López de Prado (2012): a ratio of 2 against one of 1 takes 2.73 years of days, 2.83
  /// years of weeks, 3.24 years of months.
  @Test
  void theLeastLengthIsThatOfThePaper() {
    assertThat(yearly(2, 0, 250).leastObservations(1 / Math.sqrt(250), 0.95).orElseThrow() / 250)
        .isCloseTo(2.73, within(5e-3));
    assertThat(yearly(2, 0, 52).leastObservations(1 / Math.sqrt(52), 0.95).orElseThrow() / 52)
        .isCloseTo(2.83, within(5e-3));
    assertThat(yearly(2, 0, 12).leastObservations(1 / Math.sqrt(12), 0.95).orElseThrow() / 12)
        .isCloseTo(3.24, within(5e-3));
  }

  @Test
  void whatCannotBeSaidIsEmpty() {
    assertThat(new SharpeSignificance(1, 1, 0, 3).probabilityAbove(0)).isEmpty();
    assertThat(new SharpeSignificance(1, 100, 5, 3).probabilityAbove(0)).isEmpty();
    assertThat(new SharpeSignificance(0.1, 100, 0, 3).leastObservations(0.1, 0.95)).isEmpty();
    assertThat(SharpeSignificance.expectedMost(1, 1)).isZero();
  }

  /// Computed with SciPy 1.17.
  @Test
  void momentsAreThoseOfAnotherProgram() {
    double[] sample = new double[60];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = i * 29 % 17 / 17.0 - 0.4;
    }
    Moments moments = Moments.of(sample);
    assertThat(moments.mean()).isCloseTo(0.07352941176470587, within(1e-14));
    assertThat(moments.deviation()).isCloseTo(0.29330395919626867, within(1e-14));
    assertThat(moments.skewness()).isCloseTo(-0.026615407956319146, within(1e-13));
    assertThat(moments.kurtosis()).isCloseTo(1.7854475199589628, within(1e-13));
    assertThat(Moments.of(new double[] {0.1, 0.1, 0.1}).sharpe()).isEmpty();
    assertThat(Moments.of(new double[0]).sharpe()).isEmpty();
  }
}
