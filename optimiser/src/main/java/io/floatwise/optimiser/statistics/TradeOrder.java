package io.floatwise.optimiser.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/// What the same trades would have done in another order: the sum stays, the drawdown does not.
/// Amounts in cents.
///
/// @param drawdown as it was, of the closed trades one after the other
/// @param median drawdown of half of the orders is at most this
/// @param high drawdown of 95 % of the orders is at most this
/// @param highest drawdown of 99 % of the orders is at most this
/// @param ruin share of the orders in which the account once fell to half of its money or below
/// @param draws how many orders were drawn
public record TradeOrder(
    long drawdown, long median, long high, long highest, double ruin, int draws) {

  /// Share of the money at the beginning whose loss counts as ruin.
  public static final double RUIN = 0.5;

  /// @param start money at the beginning, above zero
  /// @param profits of the closed trades in their order
  /// @param draws 1 or more
  /// @return empty where there are fewer than two trades
  public static Optional<TradeOrder> of(long start, long[] profits, int draws, long seed) {
    if (profits.length < 2) {
      return Optional.empty();
    }
    var random = new Random(seed);
    long[] order = profits.clone();
    double[] drawdowns = new double[draws];
    int ruined = 0;
    for (int i = 0; i < draws; i++) {
      shuffle(order, random);
      drawdowns[i] = drawdown(order);
      ruined += isRuined(start, order) ? 1 : 0;
    }
    Arrays.sort(drawdowns);
    return Optional.of(
        new TradeOrder(
            drawdown(profits),
            Math.round(Interval.quantile(drawdowns, 0.5)),
            Math.round(Interval.quantile(drawdowns, 0.95)),
            Math.round(Interval.quantile(drawdowns, 0.99)),
            (double) ruined / draws,
            draws));
  }

  private static void shuffle(long[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      long kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }

  private static long drawdown(long[] profits) {
    long sum = 0;
    long best = 0;
    long deepest = 0;
    for (long each : profits) {
      sum += each;
      best = Math.max(best, sum);
      deepest = Math.max(deepest, best - sum);
    }
    return deepest;
  }

  private static boolean isRuined(long start, long[] profits) {
    long equity = start;
    for (long each : profits) {
      equity += each;
      if (equity <= start * (1 - RUIN)) {
        return true;
      }
    }
    return false;
  }
}
