package io.floatwise.core.risk;

import io.floatwise.core.journal.Fact;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Stance;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// How much of trading the owner allows, as a fold of the journal. Not thread-safe.
public final class Brake {

  private Stance stance = Stance.NORMAL;
  private String reason = "";
  private Optional<Fact.PanicStarted> panic = Optional.empty();

  void apply(Fact fact) {
    if (fact instanceof Fact.StanceTaken(Stance next, String why)) {
      stance = next;
      reason = why;
      panic = Optional.empty();
    } else if (fact instanceof Fact.PanicStarted started) {
      stance = Stance.REDUCE;
      reason = started.reason();
      panic = Optional.of(started);
    }
  }

  public Stance stance() {
    return stance;
  }

  /// Why it is not [Stance#NORMAL]; empty if it is.
  public Optional<String> reason() {
    return stance == Stance.NORMAL ? Optional.empty() : Optional.of(reason);
  }

  /// The panic that is going on: targets are being cancelled, the halt comes next.
  public Optional<Fact.PanicStarted> panic() {
    return panic;
  }

  public boolean isPanic() {
    return panic.isPresent();
  }

  /// What the stance forbids.
  public Set<Activity> stopped() {
    if (stance == Stance.NORMAL) {
      return EnumSet.noneOf(Activity.class);
    }
    return stance == Stance.HALT || isPanic()
        ? EnumSet.allOf(Activity.class)
        : EnumSet.of(Activity.BUY);
  }
}
