package io.floatwise.core.sim;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Wear;
import java.util.Optional;
import java.util.OptionalInt;

/// What a target asks of the asset besides its title.
///
/// @param wearFrom least float, inclusive
/// @param wearTo float it stays below, exclusive
/// @param paintSeed the pattern
/// @param phase Doppler phase in lower case
public record Wanted(
    Optional<Wear> wearFrom, Optional<Wear> wearTo, OptionalInt paintSeed, Optional<String> phase) {

  public static final Wanted ANY =
      new Wanted(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());

  /// Whether an asset with `attributes` satisfies it; an unknown attribute satisfies no condition.
  public boolean accepts(Attributes attributes) {
    return wearFrom.map(from -> atLeast(attributes, from)).orElse(true)
        && wearTo.map(to -> below(attributes, to)).orElse(true)
        && (paintSeed.isEmpty() || paintSeed.equals(attributes.paintSeed()))
        && (phase.isEmpty() || phase.equals(attributes.phase()));
  }

  private static boolean atLeast(Attributes attributes, Wear from) {
    return attributes.wear().map(wear -> wear.compareTo(from) >= 0).orElse(false);
  }

  private static boolean below(Attributes attributes, Wear to) {
    return attributes.wear().map(wear -> wear.compareTo(to) < 0).orElse(false);
  }
}
