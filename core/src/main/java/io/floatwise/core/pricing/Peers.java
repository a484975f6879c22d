package io.floatwise.core.pricing;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

  /// What one side of one title adds to its group: how many of its sales had which multiple of its
  /// fair value. It can be kept and given again later.
  public static final class Share {
    private final Key key;

    /// Steps of a percent from [#LEAST] on, lowest first, each with how many sales it had.
    private final int[] places;

    private final int[] counts;
    private final int sales;
    private final double days;

    private Share(Key key, int[] places, int[] counts, int sales, double days) {
      this.key = key;
      this.places = places;
      this.counts = counts;
      this.sales = sales;
      this.days = days;
    }

    /// What a title adds that was valued.
    static Share of(Title title, Money fair, Liquidity liquidity) {
      int[] bins = new int[BINS];
      for (long price : liquidity.prices()) {
        double multiple = (double) price / Math.max(1, fair.minor());
        bins[Math.clamp((long) ((multiple - LEAST) / STEP), 0, BINS - 1)]++;
      }
      int[] places = IntStream.range(0, BINS).filter(i -> bins[i] > 0).toArray();
      return new Share(
          new Key(title.game(), band(fair), liquidity.kind()),
          places,
          Arrays.stream(places).map(i -> bins[i]).toArray(),
          liquidity.prices().size(),
          liquidity.days());
    }

    /// What [#kept] said of a title of `game`.
    public static Share of(Game game, Kept kept) {
      return new Share(
          new Key(game, kept.band(), kept.kind()),
          kept.places().stream().mapToInt(Integer::intValue).toArray(),
          kept.counts().stream().mapToInt(Integer::intValue).toArray(),
          kept.sales(),
          kept.days());
    }

    /// Everything but the game, so that it can be kept.
    public Kept kept() {
      return new Kept(
          key.band(),
          key.kind(),
          Arrays.stream(places).boxed().toList(),
          Arrays.stream(counts).boxed().toList(),
          sales,
          days);
    }
  }

  /// A [Share] written down.
  ///
  /// @param band of prices, as it is counted here
  /// @param kind which side
  /// @param places steps of a percent, each once
  /// @param counts how many sales each of them had
  /// @param sales in all
  /// @param days of evidence
  public record Kept(
      int band,
      SaleKind kind,
      List<Integer> places,
      List<Integer> counts,
      int sales,
      double days) {}

  private static final class Sum {
    final double[] bins = new double[BINS];
    double sales;
    double days;
    int titles;
  }

  private final Map<Title, Map<SaleKind, Share>> last = new HashMap<>();
  private final Map<Key, Sum> sums = new HashMap<>();

  /// A title was read and valued.
  ///
  /// @param now what a side of it adds instead of what it added before
  void looked(Title title, Share now) {
    Map<SaleKind, Share> known = last.computeIfAbsent(title, _ -> new EnumMap<>(SaleKind.class));
    Share old = known.put(now.key.kind(), now);
    if (old != null) {
      add(old, -1);
    }
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
    for (int i = 0; i < share.places.length; i++) {
      sum.bins[share.places[i]] += sign * share.counts[i];
    }
    sum.sales += sign * share.sales;
    sum.days += sign * share.days;
    sum.titles += sign;
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
