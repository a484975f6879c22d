package io.floatwise.optimiser.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BacktestOverfittingTest {

  private static List<double[]> matrix(double better) {
    List<double[]> trials = new ArrayList<>();
    for (int j = 0; j < 7; j++) {
      double[] returns = new double[48];
      for (int i = 0; i < returns.length; i++) {
        returns[i] = (i * 37 + j * 101 + i * i * j * 13) % 97 / 97.0 - 0.5 + better * j;
      }
      trials.add(returns);
    }
    return trials;
  }

  /// Computed by a direct transcription of the paper with NumPy.
  @Test
  void theProbabilityIsThatOfAnotherProgram() {
    assertThat(BacktestOverfitting.of(matrix(0.02), 6))
        .isEqualTo(new BacktestOverfitting(0.1, 0, 7, 6, 20));
    BacktestOverfitting equal = BacktestOverfitting.of(matrix(0), 6);
    assertThat(equal.probability()).isCloseTo(0.4, within(1e-12));
    assertThat(equal.loss()).isCloseTo(0.55, within(1e-12));
  }

  @Test
  void whatIsBetterEverywhereIsNotOverfittedAndWhatIsGoodByHalvesIs() {
    double[] good = new double[64];
    double[] bad = new double[64];
    double[] first = new double[64];
    double[] second = new double[64];
    for (int i = 0; i < 64; i++) {
      good[i] = 0.03125 + i % 2 * 0.015625;
      bad[i] = -good[i];
      first[i] = i < 32 ? good[i] : bad[i];
      second[i] = -first[i];
    }
    assertThat(BacktestOverfitting.of(List.of(bad, good)).orElseThrow())
        .isEqualTo(new BacktestOverfitting(0, 0, 2, 16, 12_870));
    // Where the good and the bad half are of the same size, both trials are alike on either side.
    assertThat(BacktestOverfitting.of(List.of(first, second)).orElseThrow().probability())
        .isEqualTo(1);
  }

  @Test
  void ofWorthlessTrialsTheBestIsAboutAsOftenBelowTheMiddleAsAbove() {
    var random = new Random(5);
    List<double[]> noise = new ArrayList<>();
    for (int j = 0; j < 40; j++) {
      noise.add(random.doubles(320, -1, 1).toArray());
    }
    assertThat(BacktestOverfitting.of(noise).orElseThrow().probability()).isBetween(0.2, 0.8);
  }

  @Test
  void tooLittleGivesNothing() {
    assertThat(BacktestOverfitting.of(List.of(new double[100]))).isEmpty();
    assertThat(BacktestOverfitting.of(List.of(new double[15], new double[15]))).isEmpty();
    assertThat(BacktestOverfitting.of(List.of(new double[16], new double[16]))).isPresent();
  }

  @Test
  void manyTrialsAreComparedInFewerBlocks() {
    List<double[]> many = new ArrayList<>();
    for (int j = 0; j < 5_000; j++) {
      double[] returns = new double[64];
      returns[j % 64] = 1;
      many.add(returns);
    }
    assertThat(BacktestOverfitting.of(many).orElseThrow().blocks()).isEqualTo(14);
  }
}
