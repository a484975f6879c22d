package io.floatwise.optimiser.trial;

import java.time.Duration;
import java.util.List;

/// What came of one backtest, all costs included.
///
/// @param equity by day
/// @param closed trades in the order in which they were sold
/// @param open what was bought and not sold
public record Trial(EquityCurve equity, List<ClosedTrade> closed, List<OpenTrade> open) {

  public Trial {
    closed = List.copyOf(closed);
    open = List.copyOf(open);
  }

  /// Profit of each closed trade in cents, in their order.
  public long[] profits() {
    return closed.stream().mapToLong(ClosedTrade::profit).toArray();
  }

  /// The longest time that something was held until it was sold; zero if nothing was.
  public Duration longestHeld() {
    return closed.stream().map(ClosedTrade::held).max(Duration::compareTo).orElse(Duration.ZERO);
  }
}
