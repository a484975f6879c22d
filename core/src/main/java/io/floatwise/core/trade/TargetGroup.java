package io.floatwise.core.trade;

import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import java.util.List;
import java.util.Optional;

/// Titles whose targets a person handles as one.
///
/// @param name as people call it, 1 to 40 characters
/// @param titles one or more, each once
/// @param amount items that each target wants, 1 to 100; the limits may allow fewer
/// @param least lowest price of its targets, inclusive; empty leaves it to the analysis
/// @param most highest price, inclusive; what a target may pay at most is never raised by it
public record TargetGroup(
    String name, List<Title> titles, int amount, Optional<Money> least, Optional<Money> most) {

  private static final int LONGEST_NAME = 40;
  private static final int MOST_OF_A_TARGET = 100;

  public TargetGroup {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "expected a name of 1 to %d characters, found \"%s\"".formatted(LONGEST_NAME, name));
    }
    if (titles.isEmpty() || titles.size() != titles.stream().distinct().count()) {
      throw new IllegalArgumentException("expected titles, each once, found " + titles);
    }
    if (amount < 1 || amount > MOST_OF_A_TARGET) {
      throw new IllegalArgumentException(
          "expected 1 to %d items, found %d".formatted(MOST_OF_A_TARGET, amount));
    }
    if (least.isPresent() && most.isPresent() && least.get().isMoreThan(most.get())) {
      throw new IllegalArgumentException(
          "expected a lowest price up to %s, found %s".formatted(most.get(), least.get()));
    }
    titles = List.copyOf(titles);
  }

  /// The same with other bounds of the price.
  public TargetGroup between(Optional<Money> newLeast, Optional<Money> newMost) {
    return new TargetGroup(name, titles, amount, newLeast, newMost);
  }

  /// Whether `price` lies between its bounds.
  public boolean allows(Money price) {
    return least.filter(price::isLessThan).isEmpty() && most.filter(price::isMoreThan).isEmpty();
  }
}
