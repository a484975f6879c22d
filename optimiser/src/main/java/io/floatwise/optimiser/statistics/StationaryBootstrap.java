package io.floatwise.optimiser.statistics;

import java.util.Arrays;
import java.util.Random;

/// Draws a series again from blocks of itself, so that what hangs together in time stays together.
/// The length of a block is geometric; behind the last observation stands the first. Source:
/// Politis and Romano, The Stationary Bootstrap (1994).
///
/// @param block mean length of a block, 1 or more
/// @param draws how many series are drawn, 1 or more
/// @param seed of the draws
public record StationaryBootstrap(double block, int draws, long seed) {

  /// @throws IllegalArgumentException if a figure is below 1
  public StationaryBootstrap {
    if (!(block >= 1) || draws < 1) {
      throw new IllegalArgumentException(
          "expected blocks and draws of 1 or more, found %s and %d".formatted(block, draws));
    }
  }

  /// The cube root of the length, which is the order of the best one for a mean.
  public static double usualBlock(int observations) {
    return Math.max(1, StrictMath.cbrt(observations));
  }

  /// @param mean of the series
  /// @param sharpe mean by standard deviation of the series; 0 where nothing varies
  public record Intervals(Interval mean, Interval sharpe) {}

  /// @param sample two or more observations
  /// @param confidence above 0, below 1
  public Intervals intervals(double[] sample, double confidence) {
    double[] means = new double[draws];
    double[] sharpes = new double[draws];
    var random = new Random(seed);
    double[] drawn = new double[sample.length];
    for (int i = 0; i < draws; i++) {
      draw(sample, random, drawn);
      Moments moments = Moments.of(drawn);
      means[i] = moments.mean();
      sharpes[i] = moments.sharpe().orElse(0);
    }
    Arrays.sort(means);
    Arrays.sort(sharpes);
    return new Intervals(Interval.middle(means, confidence), Interval.middle(sharpes, confidence));
  }

  /// The mean of each drawn series, in the order of the draws.
  double[] means(double[] sample) {
    double[] means = new double[draws];
    var random = new Random(seed);
    double[] drawn = new double[sample.length];
    for (int i = 0; i < draws; i++) {
      draw(sample, random, drawn);
      means[i] = Moments.of(drawn).mean();
    }
    return means;
  }

  private void draw(double[] sample, Random random, double[] drawn) {
    int at = random.nextInt(sample.length);
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = sample[at];
      boolean ends = random.nextDouble() * block < 1;
      at = ends ? random.nextInt(sample.length) : (at + 1) % sample.length;
    }
  }
}
