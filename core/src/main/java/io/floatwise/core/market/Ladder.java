package io.floatwise.core.market;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.money.Rounding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Quantity by price on one side of a book, best price first: the lowest offer, the highest target.
/// It reaches as far as the side was read; what lies behind its last step is unknown.
///
/// @param side whose prices
/// @param steps best first, each price once
public record Ladder(Side side, List<Step> steps) {

  /// A side of the book.
  public enum Side {
    OFFERS,
    TARGETS
  }

  /// @param quantity items at this price, 1 or more
  public record Step(Money price, int quantity) {
    public Step {
      if (quantity < 1) {
        throw new IllegalArgumentException("expected a quantity of 1 or more, found " + quantity);
      }
    }
  }

  /// Two neighbouring steps with nothing between them.
  public record Gap(Money better, Money worse) {
    /// Distance of the two prices, more than zero.
    public Money width() {
      return worse.isMoreThan(better) ? worse.minus(better) : better.minus(worse);
    }
  }

  public Ladder {
    steps = List.copyOf(steps);
    for (int i = 1; i < steps.size(); i++) {
      if (!isBetter(side, steps.get(i - 1).price(), steps.get(i).price())) {
        throw new IllegalArgumentException(
            "expected steps from the best price on, found %s before %s"
                .formatted(steps.get(i - 1).price(), steps.get(i).price()));
      }
    }
  }

  public static Ladder ofOffers(Collection<Offer> offers) {
    return of(
        Side.OFFERS,
        offers.stream()
            .collect(Collectors.toMap(Offer::price, _ -> 1, Integer::sum, TreeMap::new)));
  }

  /// The targets that an asset with `attributes` is known to satisfy; with [Attributes#UNKNOWN]
  /// those without conditions.
  public static Ladder ofTargets(Collection<TargetStep> targets, Attributes attributes) {
    return of(
        Side.TARGETS,
        targets.stream()
            .filter(target -> target.takes(attributes))
            .collect(
                Collectors.toMap(
                    TargetStep::price,
                    TargetStep::amount,
                    Integer::sum,
                    () -> new TreeMap<>(Comparator.reverseOrder()))));
  }

  private static Ladder of(Side side, Map<Money, Integer> sorted) {
    return new Ladder(
        side, sorted.entrySet().stream().map(e -> new Step(e.getKey(), e.getValue())).toList());
  }

  public Optional<Money> best() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getFirst().price());
  }

  /// Items in all, as far as it was read.
  public int quantity() {
    return steps.stream().mapToInt(Step::quantity).sum();
  }

  /// Items at `price` or at a better one; behind the last step a lower bound.
  public int quantityAtOrBetter(Money price) {
    return steps.stream()
        .takeWhile(step -> !isBetter(side, price, step.price()))
        .mapToInt(Step::quantity)
        .sum();
  }

  /// Depth: items no further from the best price than this share of it; 0 where there is none.
  public int quantityWithin(Rate share) {
    return best().map(best -> quantityAtOrBetter(limit(best, share))).orElse(0);
  }

  /// Where nobody stands, from the best price on.
  public List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < steps.size(); i++) {
      gaps.add(new Gap(steps.get(i - 1).price(), steps.get(i).price()));
    }
    return List.copyOf(gaps);
  }

  private Money limit(Money best, Rate share) {
    Money distance = best.at(share, Rounding.DOWN);
    return switch (side) {
      case OFFERS -> best.plus(distance);
      case TARGETS -> best.minus(distance);
    };
  }

  private static boolean isBetter(Side side, Money price, Money than) {
    return switch (side) {
      case OFFERS -> than.isMoreThan(price);
      case TARGETS -> price.isMoreThan(than);
    };
  }
}
