package io.floatwise.core.pricing;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the titles of a game and price band have in common: how often they are sold, and at which
/// multiples of their fair value. Thin evidence of one title is shrunk towards it. A title counts
/// with what was last read of it, once. Not thread-safe.
public final class Peers {

  /// What a title is compared with.
  ///
  /// @param perDay sales a day of a title, on average
  /// @param counts sales by multiple of the fair value, in steps of a percent from [#LEAST] on
  /// @param total sum of the counts
  public record Group(double perDay, Counts counts, double total) {

    /// Nothing is known of others.
    public static final Group NONE = new Group(0, new Counts(new double[BINS]), 0);

    /// Sales of others that suffice to learn from.
    private static final int LEAST_TOTAL = 200;

    public boolean isKnown() {
      return total >= LEAST_TOTAL;
    }

    /// Everything it says, so that it can be kept.
    public Digest digest() {
      return total <= 0 && perDay <= 0
          ? Digest.NONE
          : new Digest(
              perDay, Arrays.stream(counts.cumulated).mapToObj(StrictMath::round).toList());
    }

    /// Share of the sales at or above `multiple` of the fair value.
    double atLeast(double multiple) {
      return total <= 0 ? 0 : counts.from(multiple) / total;
    }

    /// Share of the sales at or below `multiple` of the fair value.
    double atMost(double multiple) {
      return total <= 0 ? 0 : 1 - counts.from(multiple + STEP) / total;
    }
  }

  /// A [Group] written down: the same in every process.
  ///
  /// @param perDay sales a day of a title, on average
  /// @param atLeast how many sales had at least the multiple of each step; empty if nothing is
  ///   known
  public record Digest(double perDay, List<Long> atLeast) {

    static final Digest NONE = new Digest(0, List.of());

    public Digest {
      if (!atLeast.isEmpty() && atLeast.size() != BINS) {
        throw new IllegalArgumentException(
            "expected %d counts or none, found %d".formatted(BINS, atLeast.size()));
      }
      atLeast = List.copyOf(atLeast);
    }

    Group group() {
      if (atLeast.isEmpty()) {
        return Group.NONE;
      }
      double[] counts = atLeast.stream().mapToDouble(Long::doubleValue).toArray();
      return new Group(perDay, new Counts(counts), counts[0]);
    }
  }

  /// Cumulated counts: how many sales had at least the multiple of each step.
  static final class Counts {
    private final double[] cumulated;

    Counts(double[] cumulated) {
      this.cumulated = cumulated;
    }

    double from(double multiple) {
      double place = (multiple - LEAST) / STEP;
      if (place <= 0) {
        return cumulated[0];
      }
      if (place >= BINS - 1) {
        return 0;
      }
      int below = (int) place;
      double part = place - below;
      return cumulated[below] * (1 - part) + cumulated[below + 1] * part;
    }
  }

  static final double LEAST = 0.4;
  static final double STEP = 0.01;
  static final int BINS = 121;

  private record Key(Game game, int band, SaleKind kind) {}

  /// What one title adds to its group.
  private static final class Share {
    final Key key;
    final double[] bins = new double[BINS];
    final int sales;
    final double days;

    Share(Key key, int sales, double days) {
      this.key = key;
      this.sales = sales;
      this.days = days;
    }
  }

  private static final class Sum {
    final double[] bins = new double[BINS];
    double sales;
    double days;
    int titles;
  }

  private final Map<Title, Map<SaleKind, Share>> last = new HashMap<>();
  private final Map<Key, Sum> sums = new HashMap<>();

  /// A title was read and valued.
  void looked(Title title, Money fair, Liquidity liquidity) {
    Map<SaleKind, Share> known = last.computeIfAbsent(title, _ -> new HashMap<>());
    Share old = known.get(liquidity.kind());
    if (old != null) {
      add(old, -1);
    }
    Share now = share(title, fair, liquidity);
    known.put(liquidity.kind(), now);
    add(now, 1);
  }

  /// What is known of the titles like `title`, itself included.
  Group of(Title title, Money fair, SaleKind kind) {
    Sum sum = sums.get(new Key(title.game(), band(fair), kind));
    if (sum == null || sum.titles == 0) {
      return Group.NONE;
    }
    double[] cumulated = new double[BINS];
    double above = 0;
    for (int i = BINS - 1; i >= 0; i--) {
      above += sum.bins[i];
      cumulated[i] = above;
    }
    return new Group(sum.sales / Math.max(sum.days, 1), new Counts(cumulated), above);
  }

  private void add(Share share, int sign) {
    Sum sum = sums.computeIfAbsent(share.key, _ -> new Sum());
    for (int i = 0; i < BINS; i++) {
      sum.bins[i] += sign * share.bins[i];
    }
    sum.sales += sign * share.sales;
    sum.days += sign * share.days;
    sum.titles += sign;
  }

  private static Share share(Title title, Money fair, Liquidity liquidity) {
    var share =
        new Share(
            new Key(title.game(), band(fair), liquidity.kind()),
            liquidity.prices().size(),
            liquidity.days());
    for (long price : liquidity.prices()) {
      double multiple = (double) price / Math.max(1, fair.minor());
      share.bins[Math.clamp((long) ((multiple - LEAST) / STEP), 0, BINS - 1)]++;
    }
    return share;
  }

  /// Below 1, 5, 25, 125 dollars and so on.
  private static int band(Money fair) {
    int band = 0;
    for (long top = 100; fair.minor() >= top; top *= 5) {
      band++;
    }
    return band;
  }
}
