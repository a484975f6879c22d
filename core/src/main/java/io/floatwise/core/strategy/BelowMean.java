package io.floatwise.core.strategy;

/// The question of mean reversion, for everyone who asks it: whether a price lies so far below the
/// mean of others that the way back pays for what leaving costs, and for an edge.
///
/// It is asked in `double`, because loops over it run several bars at a time, and exact as long as
/// every product is a whole number below 2^53.
public final class BelowMean {

  /// In which shares are counted: a basis point is one of so many.
  public static final long PARTS = 10_000;

  /// How far below, beyond the costs.
  public static final Parameter EDGE =
      new Parameter("edge-bp", "How far below the mean, beyond the costs.", 1, 9000, 300);

  private BelowMean() {}

  /// What is left of the mean, in parts, at the highest price that is far enough below it.
  ///
  /// @param costBp what leaving costs, basis points of the mean
  /// @param edgeBp what is to be earned, likewise
  public static long threshold(long costBp, long edgeBp) {
    return PARTS - costBp - edgeBp;
  }

  /// By how much `price` lies above the highest one that is far enough below the mean, times
  /// `scale`; 0 or less where it is far enough.
  ///
  /// @param sum of the prices that make the mean
  /// @param scale how many those are, times [#PARTS]
  /// @param threshold from [#threshold], above 0
  public static double excess(double price, double sum, double scale, double threshold) {
    return price * scale - sum * threshold;
  }

  /// Whether `price` is far enough below the mean; not where the costs leave nothing of it.
  ///
  /// @param sum of the prices that make the mean
  /// @param count how many those are
  /// @param threshold from [#threshold]
  public static boolean isFarEnough(long price, long sum, int count, long threshold) {
    double scale = (double) count * PARTS;
    return threshold > 0 && excess((double) price, (double) sum, scale, (double) threshold) <= 0;
  }
}
