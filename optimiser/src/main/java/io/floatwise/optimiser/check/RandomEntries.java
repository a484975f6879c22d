package io.floatwise.optimiser.check;

import io.floatwise.optimiser.trial.ClosedTrade;
import io.floatwise.optimiser.trial.OtherEntries;
import io.floatwise.optimiser.trial.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Whether the trades did better than the same number of trades in the same items, held as long,
/// whose entries were drawn at random. Trades of one item that did not overlap do not overlap in
/// the draws either. Amounts in cents.
///
/// @param p share of the draws that did at least as well, the result itself counted as one of them:
///   (1 + how many) / (1 + draws)
/// @param actual profit of the trades
/// @param median profit of the draws
/// @param draws how many
/// @param trades how many were drawn each time
/// @param unpriced share of the drawn trades for which there was no price; they count as not traded
public record RandomEntries(
    double p, long actual, long median, int draws, int trades, double unpriced) {

  /// Where a price is missing, the times of the item are drawn again so often at most.
  private static final int TRIES = 10;

  /// Of one draw.
  private record Drawn(long profit, int unpriced) {}

  /// @param trades that lie in the window
  /// @param draws 1 or more
  /// @return empty where there are no trades
  public static Optional<RandomEntries> of(
      List<ClosedTrade> trades, Window window, OtherEntries other, int draws, long seed) {
    if (trades.isEmpty()) {
      return Optional.empty();
    }
    Collection<List<ClosedTrade>> byItem =
        trades.stream()
            .sorted(Comparator.comparing(ClosedTrade::entered))
            .collect(Collectors.groupingBy(ClosedTrade::item, TreeMap::new, Collectors.toList()))
            .values();
    long actual = trades.stream().mapToLong(ClosedTrade::profit).sum();
    var random = new Random(seed);
    long[] profits = new long[draws];
    int asGood = 0;
    long unpriced = 0;
    for (int i = 0; i < draws; i++) {
      for (List<ClosedTrade> item : byItem) {
        Drawn drawn = draw(item, window, other, random);
        profits[i] += drawn.profit();
        unpriced += drawn.unpriced();
      }
      asGood += profits[i] >= actual ? 1 : 0;
    }
    Arrays.sort(profits);
    return Optional.of(
        new RandomEntries(
            (1.0 + asGood) / (1 + draws),
            actual,
            profits[draws / 2],
            draws,
            trades.size(),
            (double) unpriced / draws / trades.size()));
  }

  private static Drawn draw(
      List<ClosedTrade> item, Window window, OtherEntries other, Random random) {
    Drawn best = new Drawn(0, Integer.MAX_VALUE);
    for (int i = 0; i < TRIES && best.unpriced() > 0; i++) {
      Drawn drawn = price(item, offsets(item, window, random), window, other);
      best = drawn.unpriced() < best.unpriced() ? drawn : best;
    }
    return best;
  }

  private static Drawn price(
      List<ClosedTrade> item, long[] offsets, Window window, OtherEntries other) {
    long profit = 0;
    int unpriced = 0;
    for (int i = 0; i < offsets.length; i++) {
      OptionalLong each = other.profit(item.get(i), window.from().plusSeconds(offsets[i]));
      profit += each.orElse(0);
      unpriced += each.isPresent() ? 0 : 1;
    }
    return new Drawn(profit, unpriced);
  }

  /// Seconds from the beginning of the window to the entry of each trade.
  private static long[] offsets(List<ClosedTrade> item, Window window, Random random) {
    long length = window.length().toSeconds();
    long held = item.stream().mapToLong(each -> each.held().toSeconds()).sum();
    long[] offsets = new long[item.size()];
    if (overlaps(item) || held > length) {
      for (int i = 0; i < offsets.length; i++) {
        offsets[i] = upTo(length - item.get(i).held().toSeconds(), random);
      }
      return offsets;
    }
    // The time between the trades is cut at random and the trades come in any order, which makes
    // every arrangement without overlap as likely as any other.
    long[] cuts = new long[offsets.length];
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = upTo(length - held, random);
    }
    Arrays.sort(cuts);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < cuts.length; i++) {
      order.add(random.nextInt(i + 1), i);
    }
    long before = 0;
    for (int i = 0; i < cuts.length; i++) {
      offsets[order.get(i)] = cuts[i] + before;
      before += item.get(order.get(i)).held().toSeconds();
    }
    return offsets;
  }

  private static boolean overlaps(List<ClosedTrade> item) {
    for (int i = 1; i < item.size(); i++) {
      if (item.get(i).entered().isBefore(item.get(i - 1).left())) {
        return true;
      }
    }
    return false;
  }

  private static long upTo(long most, Random random) {
    return most <= 0 ? 0 : random.nextLong(most + 1);
  }
}
