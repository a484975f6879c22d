package io.floatwise.core.trace;

import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.pricing.Lessons;
import io.floatwise.core.pricing.Valuation;
import java.util.Optional;

/// What was seen of a title and what was known to value it.
///
/// @param snapshot what was read
/// @param fees what selling it costs; empty if that was not known
/// @param lessons what was learnt before
public record Sight(Snapshot snapshot, Optional<Terms> fees, Lessons lessons) {

  /// Without fees nothing is valued.
  public static Sight withoutFees(Snapshot snapshot, FillModel fills) {
    return new Sight(snapshot, Optional.empty(), Lessons.of(fills));
  }

  /// @param stated fees as the venue states them
  /// @param planned fees as they are planned with
  /// @param valuation that was made; empty if there were too few sales
  public static Sight of(
      Snapshot snapshot,
      FeeSchedule stated,
      FeeSchedule planned,
      Optional<Valuation> valuation,
      FillModel fills) {
    return new Sight(
        snapshot,
        Optional.of(Terms.of(snapshot.title(), stated, planned)),
        valuation.map(Lessons::of).orElseGet(() -> Lessons.of(fills)));
  }
}
