package io.floatwise.core.market;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Condition;
import io.floatwise.core.money.Money;
import java.util.List;

/// One step of the targets of a title: how many items are wanted at one price under one set of
/// conditions.
///
/// @param price what would be paid for each
/// @param amount items wanted, 1 or more
/// @param conditions all of them must be met; none means that any item of the title will do
public record TargetStep(Money price, int amount, List<Condition> conditions) {

  public TargetStep {
    if (amount < 1) {
      throw new IllegalArgumentException("expected 1 or more wanted items, found " + amount);
    }
    conditions = List.copyOf(conditions);
  }

  /// Whether an asset with `attributes` is known to be what is wanted here.
  public boolean takes(Attributes attributes) {
    return Condition.allMet(conditions, attributes);
  }
}
