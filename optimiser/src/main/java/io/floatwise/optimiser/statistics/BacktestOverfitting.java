package io.floatwise.optimiser.statistics;

import java.util.List;
import java.util.Optional;

/// How often the best of some trials on one half of the days is below the middle of them on the
/// other half, over all ways to halve the days in blocks. Source: Bailey, Borwein, López de Prado
/// and Zhu, The Probability of Backtest Overfitting (2015), combinatorially symmetric
/// cross-validation, with the Sharpe ratio.
///
/// @param probability 0 to 1
/// @param loss how often the best of one half lost money on the other, 0 to 1
/// @param trials that were compared
/// @param blocks into which the days were cut
/// @param halvings how many ways to halve them
public record BacktestOverfitting(
    double probability, double loss, int trials, int blocks, int halvings) {

  /// Days of a block.
  public static final int LEAST_DAYS = 4;

  public static final int LEAST_BLOCKS = 4;
  public static final int MOST_BLOCKS = 16;

  /// Bounds the work: halvings times trials.
  private static final long MOST_WORK = 20_000_000;

  /// Sums of one trial in one block.
  private static final class Sums {
    private final double[] sum;
    private final double[] squares;
    private final int[] count;

    private Sums(int blocks) {
      sum = new double[blocks];
      squares = new double[blocks];
      count = new int[blocks];
    }
  }

  /// @param returns of each trial, all of the same days
  /// @return empty where there are fewer than two trials or 16 days
  public static Optional<BacktestOverfitting> of(List<double[]> returns) {
    int trials = returns.size();
    if (trials < 2) {
      return Optional.empty();
    }
    int blocks = blocks(returns.getFirst().length, trials);
    return blocks < LEAST_BLOCKS ? Optional.empty() : Optional.of(of(returns, blocks));
  }

  /// @param blocks even, 2 to 16
  static BacktestOverfitting of(List<double[]> returns, int blocks) {
    List<Sums> sums = returns.stream().map(each -> sums(each, blocks)).toList();
    int halvings = 0;
    double over = 0;
    int losses = 0;
    for (int half = 0; half < 1 << blocks; half++) {
      if (Integer.bitCount(half) != blocks / 2) {
        continue;
      }
      halvings++;
      int best = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < sums.size(); i++) {
        double sharpe = sharpe(sums.get(i), half);
        if (sharpe > most) {
          most = sharpe;
          best = i;
        }
      }
      int others = ~half & ((1 << blocks) - 1);
      double there = sharpe(sums.get(best), others);
      // The relative rank is rank / (trials + 1); its logit is at most 0 where it is at most 1/2.
      over += rank(sums, others, there) * 2 <= sums.size() + 1 ? 1 : 0;
      losses += there < 0 ? 1 : 0;
    }
    return new BacktestOverfitting(
        over / halvings, (double) losses / halvings, sums.size(), blocks, halvings);
  }

  private static int blocks(int days, int trials) {
    int blocks = Math.min(MOST_BLOCKS, days / LEAST_DAYS / 2 * 2);
    while (blocks > LEAST_BLOCKS && halvings(blocks) * trials > MOST_WORK) {
      blocks -= 2;
    }
    return blocks;
  }

  private static long halvings(int blocks) {
    long ways = 1;
    for (int i = 1; i <= blocks / 2; i++) {
      ways = ways * (blocks / 2 + i) / i;
    }
    return ways;
  }

  /// From 1, the worst; the middle among equals.
  private static double rank(List<Sums> sums, int blocks, double sharpe) {
    int below = 0;
    int equal = 0;
    for (Sums each : sums) {
      double other = sharpe(each, blocks);
      below += other < sharpe ? 1 : 0;
      equal += other == sharpe ? 1 : 0;
    }
    return below + (equal + 1) / 2.0;
  }

  private static Sums sums(double[] returns, int blocks) {
    var sums = new Sums(blocks);
    for (int block = 0; block < blocks; block++) {
      int end = (int) ((long) returns.length * (block + 1) / blocks);
      for (int i = (int) ((long) returns.length * block / blocks); i < end; i++) {
        sums.sum[block] += returns[i];
        sums.squares[block] += returns[i] * returns[i];
        sums.count[block]++;
      }
    }
    return sums;
  }

  private static double sharpe(Sums sums, int blocks) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int rest = blocks; rest != 0; rest &= rest - 1) {
      int block = Integer.numberOfTrailingZeros(rest);
      sum += sums.sum[block];
      squares += sums.squares[block];
      count += sums.count[block];
    }
    double variance = count < 2 ? 0 : (squares - sum * sum / count) / (count - 1);
    return variance <= 0 ? 0 : sum / count / Math.sqrt(variance);
  }
}
