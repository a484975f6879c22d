package io.floatwise.core.trade;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What can be paused separately.
public enum Activity {
  BUY,
  SELL,
  REPRICE;

  /// The activity that `intent` belongs to; taking something down is part of none.
  public static Optional<Activity> of(Intent intent) {
    return switch (intent) {
      case Intent.BuyOffer _, Intent.PlaceTarget _ -> Optional.of(BUY);
      case Intent.ListLot _ -> Optional.of(SELL);
      case Intent.Reprice _ -> Optional.of(REPRICE);
      case Intent.Delist _, Intent.CancelTarget _ -> Optional.empty();
    };
  }

  /// An unmodifiable copy in the order of declaration, the same in every run.
  public static Set<Activity> inOrder(Collection<Activity> activities) {
    EnumSet<Activity> copy = EnumSet.noneOf(Activity.class);
    copy.addAll(activities);
    return Collections.unmodifiableSet(copy);
  }
}
