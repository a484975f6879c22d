package io.floatwise.testkit.bars;

import io.floatwise.core.bars.Bars;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/// A price that wanders and is drawn back to where it began, bar by bar: the same seed gives the
/// same bars. Volumes are sometimes nothing, and in some series not known.
public final class RandomBars {

  private static final long FIRST = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final SplittableRandom chance;
  private final long middle;
  private final boolean hasVolume;
  private long time = FIRST;
  private long price;

  /// @param seed of all that follows
  /// @param middle to which the price is drawn back, cents
  /// @param hasVolume whether volumes are known
  public RandomBars(long seed, long middle, boolean hasVolume) {
    this.chance = new SplittableRandom(seed);
    this.middle = middle;
    this.hasVolume = hasVolume;
    this.price = middle;
  }

  /// `count` bars of a series.
  public static Bars of(long seed, int count, long middle, boolean hasVolume) {
    var bars = new Bars(count);
    new RandomBars(seed, middle, hasVolume).add(count, bars);
    return bars;
  }

  /// The next `count` bars.
  public void add(int count, Bars into) {
    for (int i = 0; i < count; i++) {
      long word = chance.nextLong();
      long open = moved(price, word, 7);
      long close = moved(open, word >>> 16, 9) + (middle - open) / 256;
      long most = Math.max(open, close) + (open * (word >>> 32 & 63) >> 13);
      long least = Math.max(1, Math.min(open, close) - (open * (word >>> 40 & 63) >> 13));
      long volume = Math.max(0, (word >>> 48 & 0xfff) - 100);
      into.add(time, open, most, least, close, hasVolume ? volume : Bars.NO_VOLUME);
      price = close;
      time += (word >>> 60) == 0 ? 3 * DAY : DAY;
    }
  }

  /// Up or down by less than one part in 2^(14 - bits) of the price.
  private static long moved(long from, long word, int bits) {
    long step = (word & (1L << bits) - 1) - (1L << bits - 1);
    return Math.max(1, from + (from * step >> 13));
  }
}
