package io.floatwise.core.analysis;

import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One side of a title's book, best price first, as far as it was read.
///
/// @param levels prices and how many stand there
/// @param total how many the venue says there are on this side
public record BookSide(List<Level> levels, int total) {

  /// @param price somebody's price
  /// @param quantity how many stand exactly there
  /// @param upTo how many stand there or better
  public record Level(Money price, int quantity, int upTo) {}

  public BookSide {
    levels = List.copyOf(levels);
  }

  /// Offers, locked ones and those of sellers included: they all compete.
  static BookSide offers(Snapshot snapshot) {
    Map<Money, Integer> byPrice =
        snapshot.offers().stream()
            .collect(Collectors.toMap(Offer::price, _ -> 1, Integer::sum, TreeMap::new));
    List<Level> levels = new ArrayList<>();
    int upTo = 0;
    for (var entry : byPrice.entrySet()) {
      upTo += entry.getValue();
      levels.add(new Level(entry.getKey(), entry.getValue(), upTo));
    }
    return new BookSide(levels, Math.max(upTo, snapshot.quote().offerCount()));
  }

  /// The offer within `distance` of the best one, in pieces; empty if nobody offers, or if the
  /// reading ended before that price.
  public OptionalInt within(Rate distance) {
    if (levels.isEmpty()) {
      return OptionalInt.empty();
    }
    Money best = levels.getFirst().price();
    Money limit = best.plus(best.at(distance, Rounding.DOWN));
    boolean isRead = isWhole() || levels.getLast().price().isMoreThan(limit);
    return isRead
        ? OptionalInt.of(
            levels.stream()
                .filter(l -> !l.price().isMoreThan(limit))
                .mapToInt(Level::quantity)
                .sum())
        : OptionalInt.empty();
  }

  /// How many were read.
  public int read() {
    return levels.isEmpty() ? 0 : levels.getLast().upTo();
  }

  /// Whether all of the side was read.
  public boolean isWhole() {
    return read() >= total;
  }

  public Optional<Money> best() {
    return levels.stream().findFirst().map(Level::price);
  }

  /// Distance of the best target from the best offer; empty if a side is, or if they are crossed,
  /// which is stale data.
  static Optional<Money> spread(Quote quote) {
    return quote.isCrossed()
        ? Optional.empty()
        : quote.bestOffer().flatMap(offer -> quote.bestTarget().map(offer::minus));
  }
}
