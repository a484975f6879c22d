package io.floatwise.core.market;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Whom a target of ours competes with: the targets of others that take any item of the title, by
/// price. Whoever asks for a float, a phase or a pattern competes only for that, and counts nothing
/// here.
///
/// @param rivals what others want, best price first, each price once
public record Competition(List<Ladder.Step> rivals) {

  public Competition {
    rivals = new Ladder(Ladder.Side.TARGETS, rivals).steps();
  }

  /// Empty where the targets were not read: that says nothing about who stands there. The venue
  /// does not say whose a target is; what ours want at their prices is taken out.
  ///
  /// @param own what our targets of the title want
  public static Optional<Competition> of(Snapshot snapshot, Collection<Ladder.Step> own) {
    Map<Money, Integer> ours =
        own.stream()
            .collect(
                Collectors.toMap(
                    Ladder.Step::price, Ladder.Step::quantity, Integer::sum, TreeMap::new));
    return snapshot
        .targetLadder(Attributes.UNKNOWN)
        .map(ladder -> {
          var others = new ArrayList<Ladder.Step>();
          for (Ladder.Step step : ladder.steps()) {
            int left = step.quantity() - ours.getOrDefault(step.price(), 0);
            if (left > 0) {
              others.add(new Ladder.Step(step.price(), left));
            }
          }
          return new Competition(others);
        });
  }

  /// The highest price of others.
  public Optional<Money> best() {
    return rivals.isEmpty() ? Optional.empty() : Optional.of(rivals.getFirst().price());
  }

  /// Items that others want at `price` or above, and that sellers fill first: who of two at one
  /// price comes first is not documented, so the other one does.
  public int ahead(Money price) {
    return new Ladder(Ladder.Side.TARGETS, rivals).quantityAtOrBetter(price);
  }

  /// Those who stand at `price` or above, best first.
  public List<Ladder.Step> inFront(Money price) {
    return rivals.stream().takeWhile(step -> step.price().isAtLeast(price)).toList();
  }

  /// Place of a target at `price` in the queue of wanted items, 1 the first.
  public int rank(Money price) {
    return ahead(price) + 1;
  }

  /// Prices from `least` to `most` that pass a rival by the smallest step, highest first.
  public List<Money> overbids(Money least, Money most) {
    return rivals.stream()
        .map(step -> step.price().plus(new Money(1, step.price().currency())))
        .filter(price -> price.isAtLeast(least) && !price.isMoreThan(most))
        .toList();
  }
}
