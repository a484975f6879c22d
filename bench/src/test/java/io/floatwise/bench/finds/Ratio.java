package io.floatwise.bench.finds;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToIntFunction;

/// How many times as many were found in time, with the 95 % interval over seeds (bootstrap, 10,000
/// times, seeded). Where the others found nothing, one is counted for them: never too much.
///
/// @param value of all seeds together
/// @param low lower end
/// @param high upper end
record Ratio(double value, double low, double high) {

  private static final int RESAMPLES = 10_000;

  static Ratio of(List<Hunt.Score> scores, ToIntFunction<Hunt.Score> others) {
    var random = new Random(scores.size());
    double[] ratios = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      ratios[i] =
          ratio(
              random.ints(scores.size(), 0, scores.size()).mapToObj(scores::get).toList(), others);
    }
    Arrays.sort(ratios);
    return new Ratio(
        ratio(scores, others), ratios[RESAMPLES * 25 / 1_000], ratios[RESAMPLES * 975 / 1_000]);
  }

  private static double ratio(List<Hunt.Score> scores, ToIntFunction<Hunt.Score> others) {
    double found = scores.stream().mapToInt(Hunt.Score::scheduled).sum();
    return found / Math.max(1, scores.stream().mapToInt(others).sum());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", value, low, high);
  }
}
